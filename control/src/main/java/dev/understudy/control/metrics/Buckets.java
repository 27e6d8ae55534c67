package dev.understudy.control.metrics;

import dev.understudy.core.measure.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;

/// The bounds that a fine histogram is reported at: the fixed `le` of the text format, and the
/// exponential ones of a native histogram, which a scrape gets that asks for them.
///
/// A value counts at or below a bound when the whole cell that holds it does, so a count can be low
/// by the values within 0.8 % below the bound, never high.
final class Buckets {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double[] bounds; // seconds, rising, +Inf last

  private Buckets(double[] bounds) {
    this.bounds = bounds;
  }

  /// Rising bounds; everything above falls into `+Inf`.
  static Buckets ofSeconds(double... bounds) {
    double[] all = Arrays.copyOf(bounds, bounds.length + 1);
    all[bounds.length] = Double.POSITIVE_INFINITY;
    return new Buckets(all);
  }

  HistogramDataPointSnapshot of(Histogram histogram, Labels labels) {
    long[] counts = new long[bounds.length];
    int[] bucket = {0};
    histogram.forEach(
        (from, to, count) -> {
          while (to > bounds[bucket[0]] * NANOS_PER_SECOND) {
            bucket[0]++;
          }
          counts[bucket[0]] += count;
        });
    return NativeBuckets.of(histogram)
        .into(HistogramDataPointSnapshot.builder())
        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
        .sum(histogram.sumNanos() / NANOS_PER_SECOND)
        .labels(labels)
        .build();
  }
}
