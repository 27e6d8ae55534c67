package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;

/// Correlation of successive u = F(x): Spearman's, since for a known law F(x) is the rank. Constant
/// space, mergeable.
public final class LagOne {
  private long n;
  private double sumFirst;
  private double sumSecond;
  private double sumProduct;
  private double sumFirstSquared;
  private double sumSecondSquared;

  /// @param first u of a request
  /// @param second u of the next one
  public void add(double first, double second) {
    double a = first - 0.5; // centred, so that no digits are lost
    double b = second - 0.5;
    n++;
    sumFirst += a;
    sumSecond += b;
    sumProduct += a * b;
    sumFirstSquared += a * a;
    sumSecondSquared += b * b;
  }

  public void merge(LagOne other) {
    n += other.n;
    sumFirst += other.sumFirst;
    sumSecond += other.sumSecond;
    sumProduct += other.sumProduct;
    sumFirstSquared += other.sumFirstSquared;
    sumSecondSquared += other.sumSecondSquared;
  }

  /// Number of pairs.
  public long n() {
    return n;
  }

  /// In -1..1; 0 for fewer than two pairs or values that do not vary.
  public double correlation() {
    double varianceFirst = sumFirstSquared - sumFirst * sumFirst / n;
    double varianceSecond = sumSecondSquared - sumSecond * sumSecond / n;
    double scale = Math.sqrt(varianceFirst * varianceSecond);
    return n < 2 || !(scale > 0) ? 0 : (sumProduct - sumFirst * sumSecond / n) / scale;
  }

  /// r -+ z/sqrt n, within -1..1; right where draws are independent, wide where they are not.
  public Interval interval(double confidence) {
    if (n < 2) {
      return new Interval(-1, 1);
    }
    double half = StandardNormal.quantile((1 + confidence) / 2) / Math.sqrt(n);
    double r = correlation();
    return new Interval(Math.max(-1, r - half), Math.min(1, r + half));
  }

  /// Two-sided p-value of "successive draws are independent": r sqrt n is standard normal then.
  public double pValue() {
    return n < 2 ? 1 : 2 * StandardNormal.cdf(-Math.abs(correlation()) * Math.sqrt(n));
  }
}
