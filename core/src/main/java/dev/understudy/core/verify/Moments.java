package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;

/// Number, mean and variance of values, one by one and mergeable. Welford (1962) and Chan, Golub &
/// LeVeque (1983): no digits are lost however many values there are.
public final class Moments {
  private long n;
  private double mean;
  private double squares; // sum of (x - mean)^2

  public void add(double x) {
    n++;
    double off = x - mean;
    mean += off / n;
    squares += off * (x - mean);
  }

  public void merge(Moments other) {
    if (other.n == 0) {
      return;
    }
    double off = other.mean - mean;
    long total = n + other.n;
    mean += off * other.n / total;
    squares += other.squares + off * off * ((double) n * other.n / total);
    n = total;
  }

  public long n() {
    return n;
  }

  /// The mean, 0 if there are no values.
  public double mean() {
    return mean;
  }

  /// The unbiased variance, 0 for fewer than two values.
  public double variance() {
    return n < 2 ? 0 : squares / (n - 1);
  }

  /// The mean's interval of this confidence by the normal law, each value standing for 1/inflation
  /// independent ones. Whether the normal law may be used is [MeanRule]'s business.
  public Interval meanInterval(double confidence, double inflation) {
    if (n < 2) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double half =
        StandardNormal.quantile((1 + confidence) / 2) * Math.sqrt(variance() * inflation / n);
    return new Interval(mean - half, mean + half);
  }
}
