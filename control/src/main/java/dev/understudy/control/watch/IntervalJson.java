package dev.understudy.control.watch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Intervals as the API shows them. Times are milliseconds to the nanosecond; what does not exist
/// is null.
public final class IntervalJson {
  private IntervalJson() {}

  /// One interval as an object.
  public static JsonObject of(Interval interval) {
    JsonObject outcomes = new JsonObject();
    for (int i = 0; i < interval.outcomes().size(); i++) {
      outcomes.put(interval.outcomes().get(i), interval.counts()[i]);
    }
    JsonObject json =
        new JsonObject()
            .put("startMs", interval.startMillis())
            .put("lengthMs", interval.millis())
            .put("requests", interval.requests())
            .put("requestsPerSecond", rounded(interval.perSecond()))
            .put("errors", interval.errors())
            .put("errorLow", interval.errorShare().map(it -> rounded(it.low())).orElse(null))
            .put("errorHigh", interval.errorShare().map(it -> rounded(it.high())).orElse(null))
            .put("outcomes", outcomes)
            .put("inFlight", interval.inFlight());
    if (interval.waiting() >= 0) {
      json.put("waiting", interval.waiting());
    }
    return json.put("intendedMs", of(interval.intended()))
        .put("actualMs", of(interval.actual()))
        .put("latenessMs", of(interval.lateness()));
  }

  /// A law: number of values, mean and percentiles.
  public static JsonObject of(Quantiles quantiles) {
    JsonObject json =
        new JsonObject().put("n", quantiles.n()).put("mean", rounded(quantiles.mean()));
    for (int i = 0; i < Quantiles.NAMES.length; i++) {
      json.put(Quantiles.NAMES[i], rounded(quantiles.at()[i]));
    }
    return json;
  }

  /// Pairs of bin and count.
  public static JsonArray of(Heat heat) {
    JsonArray bins = new JsonArray();
    heat.forEach((bin, count) -> bins.add(bin).add(count));
    return bins;
  }

  /// To six places; null where it is no number.
  @org.jspecify.annotations.Nullable
  static Double rounded(double value) {
    return Double.isFinite(value) ? Math.rint(value * 1e6) / 1e6 : null;
  }
}
