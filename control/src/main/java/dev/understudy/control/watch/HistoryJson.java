package dev.understudy.control.watch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Intervals by column, as charts take them: each list has one value an interval.
public final class HistoryJson {
  private HistoryJson() {}

  /// @param heat whether each interval's heat is wanted: pairs of bin and count, one after the
  ///   other
  public static JsonObject columns(List<Interval> intervals, boolean heat) {
    JsonObject json =
        new JsonObject()
            .put("startMs", column(intervals, Interval::startMillis))
            .put("lengthMs", column(intervals, Interval::millis))
            .put("requests", column(intervals, Interval::requests))
            .put("errors", column(intervals, Interval::errors))
            .put("errorLow", column(intervals, it -> bound(it, true)))
            .put("errorHigh", column(intervals, it -> bound(it, false)))
            .put("inFlight", column(intervals, Interval::inFlight))
            .put("waiting", column(intervals, it -> it.waiting() < 0 ? null : it.waiting()))
            .put("outcomes", outcomes(intervals))
            .put("intendedMs", quantiles(intervals, Interval::intended))
            .put("actualMs", quantiles(intervals, Interval::actual))
            .put("latenessMs", quantiles(intervals, Interval::lateness));
    if (heat) {
      json.put("heat", column(intervals, it -> IntervalJson.of(it.heat())));
    }
    return json;
  }

  private static @org.jspecify.annotations.Nullable Double bound(Interval interval, boolean low) {
    return interval
        .errorShare()
        .map(it -> IntervalJson.rounded(low ? it.low() : it.high()))
        .orElse(null);
  }

  private static JsonArray column(
      List<Interval> intervals, Function<Interval, @org.jspecify.annotations.Nullable Object> of) {
    JsonArray column = new JsonArray();
    intervals.forEach(interval -> column.add(of.apply(interval)));
    return column;
  }

  /// By name; null where the endpoint did not have that outcome then.
  private static JsonObject outcomes(List<Interval> intervals) {
    Set<String> names = new LinkedHashSet<>();
    intervals.forEach(interval -> names.addAll(interval.outcomes()));
    JsonObject outcomes = new JsonObject();
    for (String name : names) {
      outcomes.put(
          name,
          column(
              intervals,
              interval -> {
                int i = interval.outcomes().indexOf(name);
                return i < 0 ? null : interval.counts()[i];
              }));
    }
    return outcomes;
  }

  private static JsonObject quantiles(List<Interval> intervals, Function<Interval, Quantiles> of) {
    JsonObject columns = new JsonObject();
    columns.put("n", column(intervals, it -> of.apply(it).n()));
    columns.put("mean", column(intervals, it -> IntervalJson.rounded(of.apply(it).mean())));
    for (int i = 0; i < Quantiles.NAMES.length; i++) {
      int at = i;
      columns.put(
          Quantiles.NAMES[i], column(intervals, it -> IntervalJson.rounded(of.apply(it).at()[at])));
    }
    return columns;
  }
}
