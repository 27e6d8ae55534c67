package dev.understudy.core.predict;

import dev.understudy.core.predict.Prediction.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Predictions for rising rates of arrival, and where the knee lies between them: the rate from
/// which on the service no longer keeps up.
///
/// @param rows by rate, rising
/// @param knee empty where all rates are on one side of it
public record Sweep(List<Row> rows, Optional<Knee> knee) {
  /// Share of the requests that must be served for the service to keep up with them.
  public static final double KEPT = 0.99;

  private static final double CLOSE = 1.02; // to 2 %: what 100,000 requests can tell apart
  private static final MathContext FIGURES = new MathContext(3);

  public Sweep {
    rows = List.copyOf(rows);
  }

  /// @param perSecond requests a second to all endpoints together
  public record Row(double perSecond, Prediction prediction) {
    /// Whether of each endpoint's requests at least [#KEPT] are served as they come, whatever
    /// errors are configured: not refused, not failed by a call, not left behind in a queue that
    /// grows.
    public boolean keepsUp() {
      return prediction.endpoints().stream().allMatch(it -> keepsUp(it.whole()));
    }

    /// Offered load of an endpoint's station by its servers, at the rate of the row itself rather
    /// than at the one that chance made of it; NaN where nothing bounds them.
    public double offeredUtilisation(String id) {
      double came =
          prediction.endpoints().stream().mapToDouble(it -> it.whole().arrivalsPerSecond()).sum();
      return prediction
          .facts(id)
          .station()
          .map(station -> prediction.offeredUtilisation(station) * perSecond / came)
          .orElse(Double.NaN);
    }

    private static boolean keepsUp(Interval whole) {
      return whole.failedByLoad() <= (1 - KEPT) * whole.requests()
          && whole.throughputPerSecond() >= KEPT * whole.arrivalsPerSecond();
    }
  }

  /// The knee lies between two rates that are at most 2 % apart.
  public record Knee(double keepsUpPerSecond, double fallsBehindPerSecond) {}

  /// Runs all rates, then halves the gap in which the knee lies.
  ///
  /// @param perSecond at least one rate, in any order
  /// @param run predicts for a rate
  /// @param probe the same for a rate of which only matters whether the service keeps up: it may
  ///   look at fewer requests
  public static Sweep of(
      List<Double> perSecond, DoubleFunction<Prediction> run, DoubleFunction<Prediction> probe) {
    List<Row> rows =
        perSecond.stream().sorted().distinct().map(rate -> new Row(rate, run.apply(rate))).toList();
    int kept = 0;
    while (kept < rows.size() && rows.get(kept).keepsUp()) {
      kept++;
    }
    if (kept == 0 || kept == rows.size()) {
      return new Sweep(rows, Optional.empty());
    }
    double low = rows.get(kept - 1).perSecond();
    double high = rows.get(kept).perSecond();
    for (double middle = between(low, high);
        high > CLOSE * low && middle > low && middle < high;
        middle = between(low, high)) {
      if (new Row(middle, probe.apply(middle)).keepsUp()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Sweep(rows, Optional.of(new Knee(low, high)));
  }

  /// The geometric mean to three figures: a rate that a person would write.
  private static double between(double low, double high) {
    return new BigDecimal(Math.sqrt(low * high)).round(FIGURES).doubleValue();
  }

  /// What holds an endpoint back at the rate of a row.
  ///
  /// @param name of the station or dependency, the endpoint's id for its limit
  /// @param perSecond what it can take of the rate that comes to it; empty where that is not known
  public record Bottleneck(Kind kind, String name, OptionalDouble perSecond) {
    /// What it is.
    public enum Kind {
      LIMIT,
      STATION,
      DEPENDENCY
    }
  }

  /// What holds endpoint `id` back, nearest to its client first: a limit below the rate of arrival,
  /// a station below the offered load, a dependency whose servers are always busy.
  public static List<Bottleneck> bottlenecks(Prediction prediction, String id) {
    List<Bottleneck> found = new ArrayList<>();
    Prediction.EndpointFacts facts = prediction.facts(id);
    double rate = prediction.endpoint(id).arrivalsPerSecond();
    if (rate > facts.limitPerSecond()) {
      found.add(
          new Bottleneck(Bottleneck.Kind.LIMIT, id, OptionalDouble.of(facts.limitPerSecond())));
    }
    facts
        .station()
        .ifPresent(
            station -> {
              double offered = prediction.offeredUtilisation(station);
              if (offered > 1) {
                double most = prediction.arrivalsPerSecond(station) / offered;
                found.add(
                    new Bottleneck(Bottleneck.Kind.STATION, station, OptionalDouble.of(most)));
              }
            });
    for (var dependency : prediction.dependencies()) {
      dependency
          .whole()
          .occupancy()
          .filter(it -> it.utilisation() >= KEPT)
          .ifPresent(
              _ ->
                  found.add(
                      new Bottleneck(
                          Bottleneck.Kind.DEPENDENCY, dependency.name(), OptionalDouble.empty())));
    }
    return found;
  }
}
