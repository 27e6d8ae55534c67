package dev.understudy.core.distribution;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The law of recorded values. Smooth: Q is linear between Hazen's points ((i - 1/2)/n, x_(i)) and
/// constant outside them, so that the mean is the sample's mean exactly and the range is the
/// sample's; the ends are atoms of 1/(2n), ties larger ones. Not smooth: the step function of the
/// sample itself, each draw one of its values (the bootstrap).
public final class Samples implements Distribution {
  private static final int MOST = 1_000_000;

  private final double[] sorted;
  private final boolean smooth;
  private final double mean;
  private final double variance;

  private Samples(double[] sorted, boolean smooth) {
    this.sorted = sorted;
    this.smooth = smooth;
    mean = Arrays.stream(sorted).sum() / sorted.length;
    variance = smooth ? smoothVariance() : stepVariance();
  }

  /// The law of these values.
  ///
  /// @param values 2 to 1,000,000 of them, finite and not below 0, in any order
  /// @throws ParameterException where they are not
  public static Samples of(double[] values, boolean smooth) {
    if (values.length < 2 || values.length > MOST) {
      throw new ParameterException(
          "samples",
          String.format(
              java.util.Locale.ROOT,
              "samples need 2 to %,d values but these are %,d",
              MOST,
              values.length),
          values.length < 2
              ? "For a single value write `fixed`."
              : "Thin them out, or record them as an HdrHistogram and write `histogram`.");
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new ParameterException(
            "samples",
            "value "
                + (i + 1)
                + " of the samples is "
                + values[i]
                + "; it must be finite and not below 0",
            "Take it out, or check the column and the unit.");
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Samples(sorted, smooth);
  }

  public int size() {
    return sorted.length;
  }

  public boolean smooth() {
    return smooth;
  }

  private double stepVariance() {
    double sum = 0;
    for (double x : sorted) {
      sum += (x - mean) * (x - mean);
    }
    return sum / sorted.length;
  }

  /// Each of the n - 1 pieces has 1/n of the mass and E[y^2] = (a^2 + ab + b^2)/3 about the mean,
  /// each end 1/(2n).
  private double smoothVariance() {
    int n = sorted.length;
    double first = sorted[0] - mean;
    double last = sorted[n - 1] - mean;
    double sum = (first * first + last * last) / 2;
    for (int i = 1; i < n; i++) {
      double a = sorted[i - 1] - mean;
      double b = sorted[i] - mean;
      sum += (a * a + a * b + b * b) / 3;
    }
    return sum / n;
  }

  /// How many values are <= x.
  private int upTo(double x) {
    int lo = 0;
    int hi = sorted.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (sorted[middle] <= x) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  /// How many values are < x.
  private int below(double x) {
    int lo = 0;
    int hi = sorted.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (sorted[middle] < x) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  @Override
  public double cdf(double x) {
    int count = upTo(x);
    return count == sorted.length || !smooth ? count / (double) sorted.length : between(count, x);
  }

  /// F at x between the value of rank `count` and the next.
  private double between(int count, double x) {
    if (count == 0) {
      return 0;
    }
    double low = sorted[count - 1];
    return (count - 0.5 + (x - low) / (sorted[count] - low)) / sorted.length;
  }

  @Override
  public double sf(double x) {
    int n = sorted.length;
    int count = upTo(x);
    if (count == n || count == 0 || !smooth) {
      return (n - count) / (double) n;
    }
    double high = sorted[count];
    return (n - count - 0.5 + (high - x) / (high - sorted[count - 1])) / n;
  }

  @Override
  public double cdfBelow(double x) {
    int n = sorted.length;
    int count = below(x);
    if (count == n || count == 0 || !smooth) {
      return count / (double) n;
    }
    return sorted[count] == x ? (count + 0.5) / n : between(count, x);
  }

  @Override
  public double quantile(double u) {
    int n = sorted.length;
    if (!smooth) {
      return sorted[Math.min(n, Math.max(1, (int) Math.ceil(u * n))) - 1];
    }
    double place = u * n + 0.5; // rank, 1..n
    if (place <= 1) {
      return sorted[0];
    }
    if (place >= n) {
      return sorted[n - 1];
    }
    int rank = (int) place;
    double low = sorted[rank - 1];
    return low + (place - rank) * (sorted[rank] - low);
  }

  @Override
  public double upperQuantile(double s) {
    int n = sorted.length;
    if (!smooth) {
      return sorted[Math.min(n - 1, Math.max(0, n - 1 - (int) Math.floor(s * n)))];
    }
    double place = s * n + 0.5; // rank from above
    if (place <= 1) {
      return sorted[n - 1];
    }
    if (place >= n) {
      return sorted[0];
    }
    int rank = (int) place;
    double high = sorted[n - rank];
    return high - (place - rank) * (high - sorted[n - rank - 1]);
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
    return sorted[0];
  }

  @Override
  public double upper() {
    return sorted[sorted.length - 1];
  }

  @Override
  public boolean continuous() {
    return false;
  }

  /// O(n): for making other laws, not for drawing.
  @Override
  public double partialMoment(int k, double x) {
    int n = sorted.length;
    int count = upTo(x);
    if (count == 0) {
      return 0;
    }
    double sum = 0;
    if (!smooth) {
      for (int i = 0; i < count; i++) {
        sum += Moments.power(sorted[i], k);
      }
      return sum / n;
    }
    sum = Moments.power(sorted[0], k) / 2;
    for (int i = 1; i < count; i++) {
      sum += Moments.average(k, sorted[i - 1], sorted[i]);
    }
    if (count == n) {
      return (sum + Moments.power(sorted[n - 1], k) / 2) / n;
    }
    double low = sorted[count - 1];
    return (sum + (x - low) / (sorted[count] - low) * Moments.average(k, low, x)) / n;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Samples s && smooth == s.smooth && Arrays.equals(sorted, s.sorted);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sorted) + Boolean.hashCode(smooth);
  }

  @Override
  public String toString() {
    return "Samples["
        + sorted.length
        + " values, "
        + lower()
        + " .. "
        + upper()
        + ", smooth="
        + smooth
        + "]";
  }
}
