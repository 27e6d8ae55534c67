package dev.understudy.core.distribution;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The law of an HdrHistogram's percentile output: Q linear in u between its knots (percentile,
/// value); percentile 1.0 is the maximum. A value that spans several percentiles is an atom, and so
/// is what lies below the first percentile.
public final class HistogramLaw implements Distribution {
  private static final double TOLERATED = 0.02;

  private final double[] p;
  private final double[] x;
  private final double mean;
  private final double variance;
  private final boolean continuous;

  private HistogramLaw(double[] p, double[] x) {
    this.p = p;
    this.x = x;
    int n = p.length;
    boolean smooth = p[0] == 0;
    double sum = p[0] * x[0];
    for (int i = 1; i < n; i++) {
      sum += (p[i] - p[i - 1]) * (x[i - 1] + x[i]) / 2;
      smooth &= x[i] > x[i - 1];
    }
    mean = sum;
    double square = p[0] * (x[0] - mean) * (x[0] - mean);
    for (int i = 1; i < n; i++) {
      double a = x[i - 1] - mean;
      double b = x[i] - mean;
      square += (p[i] - p[i - 1]) * (a * a + a * b + b * b) / 3;
    }
    variance = square;
    continuous = smooth;
  }

  /// The law of the lines of a percentile output.
  ///
  /// @param percentiles in 0..1, not falling, the last 1; of equal ones, which the file's digits
  ///   cannot tell apart, the last counts
  /// @param values finite, not below 0, not falling
  /// @throws ParameterException where they are not
  public static HistogramLaw of(
      double[] percentiles, double[] values, DoubleFunction<String> show) {
    int n = percentiles.length;
    if (n != values.length) {
      throw new IllegalArgumentException(n + " percentiles, " + values.length + " values");
    }
    if (n < 2 || percentiles[n - 1] != 1) {
      throw new ParameterException(
          "histogram",
          n < 2
              ? "a histogram needs at least 2 lines"
              : "the last line of a histogram is percentile 1, the maximum, but this is "
                  + percentiles[n - 1],
          "Write the file with HdrHistogram's outputPercentileDistribution.");
    }
    double[] p = new double[n];
    double[] x = new double[n];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      checkLine(percentiles, values, i, show);
      if (kept > 0 && percentiles[i] == p[kept - 1]) {
        kept--;
      }
      p[kept] = percentiles[i];
      x[kept++] = values[i];
    }
    if (x[0] == x[kept - 1]) {
      throw new ParameterException(
          "histogram",
          "every line of the histogram has the value " + show.apply(x[0]),
          "Write `fixed: " + show.apply(x[0]) + "`.");
    }
    return new HistogramLaw(Arrays.copyOf(p, kept), Arrays.copyOf(x, kept));
  }

  private static void checkLine(
      double[] percentiles, double[] values, int i, DoubleFunction<String> show) {
    boolean first = i == 0;
    boolean percentile = percentiles[i] >= (first ? 0 : percentiles[i - 1]) && percentiles[i] <= 1;
    boolean value =
        values[i] >= (first ? 0 : values[i - 1]) && values[i] < Double.POSITIVE_INFINITY;
    if (!percentile || !value) {
      throw new ParameterException(
          "histogram",
          "line "
              + (i + 1)
              + " of the histogram ("
              + percentiles[i]
              + ", "
              + show.apply(values[i])
              + ") does not rise from the one before",
          "Percentiles lie in 0..1; they and the values never fall from line to line.");
    }
  }

  /// The warning that the mean the file states is not that of this law, more than 2 % apart; empty
  /// where it is.
  public Optional<String> disagreement(double statedMean, DoubleFunction<String> show) {
    return Math.abs(mean - statedMean) <= TOLERATED * statedMean
        ? Optional.empty()
        : Optional.of(
            "the histogram states mean "
                + show.apply(Digits.round(statedMean, 3))
                + " but its lines give "
                + show.apply(Digits.round(mean, 3))
                + ": write it with more lines per half distance, or check `unit`");
  }

  /// The last knot at or below t; -1 where there is none.
  private int knotUpTo(double t) {
    int lo = 0;
    int hi = x.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (x[middle] <= t) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo - 1;
  }

  @Override
  public double cdf(double t) {
    int i = knotUpTo(t);
    if (i < 0) {
      return 0;
    }
    return i == x.length - 1 ? 1 : p[i] + (t - x[i]) / (x[i + 1] - x[i]) * (p[i + 1] - p[i]);
  }

  @Override
  public double sf(double t) {
    int i = knotUpTo(t);
    if (i < 0) {
      return 1;
    }
    return i == x.length - 1
        ? 0
        : 1 - p[i + 1] + (x[i + 1] - t) / (x[i + 1] - x[i]) * (p[i + 1] - p[i]);
  }

  @Override
  public double cdfBelow(double t) {
    int i = knotUpTo(t);
    if (i < 0 || x[i] < t) {
      return cdf(t);
    }
    while (i > 0 && x[i - 1] == t) {
      i--;
    }
    return i == 0 ? 0 : p[i];
  }

  @Override
  public double quantile(double u) {
    if (u <= p[0]) {
      return x[0];
    }
    int lo = 0; // p[lo] < u <= p[hi]
    int hi = p.length - 1;
    while (hi - lo > 1) {
      int middle = (lo + hi) >>> 1;
      if (p[middle] < u) {
        lo = middle;
      } else {
        hi = middle;
      }
    }
    return x[lo] + (u - p[lo]) / (p[hi] - p[lo]) * (x[hi] - x[lo]);
  }

  @Override
  public double upperQuantile(double s) {
    return quantile(1 - s); // the percentiles of the file have no more digits
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public double lower() {
    return x[0];
  }

  @Override
  public double upper() {
    return x[x.length - 1];
  }

  @Override
  public boolean continuous() {
    return continuous;
  }

  @Override
  public double partialMoment(int k, double t) {
    if (t < x[0]) {
      return 0;
    }
    double sum = p[0] * Moments.power(x[0], k);
    for (int i = 1; i < x.length && x[i - 1] <= t; i++) {
      if (x[i] <= t) {
        sum += (p[i] - p[i - 1]) * Moments.average(k, x[i - 1], x[i]);
      } else {
        double share = (t - x[i - 1]) / (x[i] - x[i - 1]);
        sum += share * (p[i] - p[i - 1]) * Moments.average(k, x[i - 1], t);
      }
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HistogramLaw h && Arrays.equals(p, h.p) && Arrays.equals(x, h.x);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(p) + Arrays.hashCode(x);
  }

  @Override
  public String toString() {
    return "HistogramLaw[" + x.length + " knots, " + lower() + " .. " + upper() + "]";
  }
}
