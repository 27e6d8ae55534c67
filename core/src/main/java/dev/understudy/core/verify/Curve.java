package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/// The cumulative distribution of an endpoint's times, told and served, at times that rise by equal
/// factors: enough for a chart.
///
/// @param n times served
public record Curve(String endpoint, long n, List<Point> points) {
  private static final int STEPS = 300;

  /// @param told share of times at or below `nanos`
  /// @param served the same
  public record Point(double nanos, double told, double served) {}

  public Curve {
    points = List.copyOf(points);
  }

  /// @param served at least one time
  public static Curve of(String endpoint, Distribution told, LatencySketch served) {
    double least = Math.min(told.quantile(0.002), served.quantile(0.002));
    double most = Math.max(told.quantile(0.9995), served.quantile(0.9995));
    double from = Math.max(1_000, least * 0.9);
    double to = Math.max(from * 2, most * 1.1);
    double n = served.n();
    List<Point> points = new ArrayList<>(STEPS + 1);
    for (int i = 0; i <= STEPS; i++) {
      double nanos = from * Math.pow(to / from, (double) i / STEPS);
      points.add(new Point(nanos, told.cdf(nanos), served.certainlyAtMost(nanos) / n));
    }
    return new Curve(endpoint, served.n(), points);
  }
}
