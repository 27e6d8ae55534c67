package dev.understudy.control.watch;

import dev.understudy.core.measure.Histogram;

/// A law as its mean and some percentiles, in milliseconds, with the number of values.
///
/// @param n number of values
/// @param mean NaN without values
/// @param at the values at [#SHARES]; NaN without values
public record Quantiles(long n, float mean, float[] at) {
  /// The percentiles that are kept.
  public static final double[] SHARES = {0.5, 0.9, 0.95, 0.99, 0.999};

  /// What they are called.
  public static final String[] NAMES = {"p50", "p90", "p95", "p99", "p99.9"};

  private static final double NANOS_PER_MILLI = 1e6;

  /// The 99th percentile in milliseconds; NaN without values.
  public double p99() {
    return at[3];
  }

  /// To the resolution of the histogram, 0.8 %.
  public static Quantiles of(Histogram histogram) {
    double[] nanos = histogram.quantilesNanos(SHARES);
    float[] millis = new float[nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      millis[i] = (float) (nanos[i] / NANOS_PER_MILLI);
    }
    return new Quantiles(
        histogram.count(), (float) (histogram.meanNanos() / NANOS_PER_MILLI), millis);
  }
}
