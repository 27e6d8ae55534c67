package dev.understudy.bench.soak;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Lateness of all requests of an interval: counts at most each bound of the server's page.
record Lateness(NavigableMap<Double, Double> counts) {
  /// @param targets without those whose counters a reload begins anew
  static Lateness of(Interval interval, List<Target> targets) {
    NavigableMap<Double, Double> sum = new TreeMap<>();
    for (Target target : targets) {
      interval
          .histogram(MetricsPage.LATENESS, target.id())
          .forEach((bound, count) -> sum.merge(bound, count, Double::sum));
    }
    return new Lateness(sum);
  }

  private double all() {
    return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
  }

  /// Whether at least a share p was at most `seconds` late; a bound of the page.
  boolean within(double p, double seconds) {
    Double count = counts.get(seconds);
    if (count == null) {
      throw new IllegalArgumentException("the page has no bound " + seconds);
    }
    return count >= p * all();
  }

  /// Milliseconds at share p, interpolated within the bucket as Prometheus does; in the last, open
  /// one its lower bound.
  double quantileMillis(double p) {
    double below = 0;
    double from = 0;
    for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
      double bound = bucket.getKey();
      double count = bucket.getValue();
      if (count >= p * all() && count > below) {
        double share = (p * all() - below) / (count - below);
        return 1e3 * (bound == Double.POSITIVE_INFINITY ? from : from + share * (bound - from));
      }
      below = count;
      from = bound;
    }
    return 1e3 * from;
  }
}
