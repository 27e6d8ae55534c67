package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;
import java.util.concurrent.atomic.AtomicLongArray;

/// Correlation of successive u = F(x): Spearman's, since for a known law F(x) is the rank. Constant
/// space, mergeable. One writer, any thread reads: what it reads may lack a part of the last pair.
public final class LagOne {
  private static final int N = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int PRODUCT = 3;
  private static final int FIRST_SQUARED = 4;
  private static final int SECOND_SQUARED = 5;

  private final AtomicLongArray sums = new AtomicLongArray(6); // but for n the bits of doubles

  /// @param first u of a request
  /// @param second u of the next one
  public void add(double first, double second) {
    double a = first - 0.5; // centred, so that no digits are lost
    double b = second - 0.5;
    count(1);
    add(FIRST, a);
    add(SECOND, b);
    add(PRODUCT, a * b);
    add(FIRST_SQUARED, a * a);
    add(SECOND_SQUARED, b * b);
  }

  public void merge(LagOne other) {
    add(other, 1);
  }

  /// Takes back what was merged: an earlier state of the same.
  void subtract(LagOne earlier) {
    add(earlier, -1);
  }

  private void add(LagOne other, int times) {
    count(times * other.n());
    for (int sum = FIRST; sum <= SECOND_SQUARED; sum++) {
      add(sum, times * other.sum(sum));
    }
  }

  private void count(long change) {
    sums.setOpaque(N, sums.getPlain(N) + change);
  }

  private void add(int sum, double change) {
    double old = Double.longBitsToDouble(sums.getPlain(sum));
    sums.setOpaque(sum, Double.doubleToRawLongBits(old + change));
  }

  private double sum(int sum) {
    return Double.longBitsToDouble(sums.getOpaque(sum));
  }

  /// Number of pairs.
  public long n() {
    return sums.getOpaque(N);
  }

  /// In -1..1; 0 for fewer than two pairs or values that do not vary.
  public double correlation() {
    double n = n();
    double first = sum(FIRST);
    double second = sum(SECOND);
    double varianceFirst = sum(FIRST_SQUARED) - first * first / n;
    double varianceSecond = sum(SECOND_SQUARED) - second * second / n;
    double scale = Math.sqrt(varianceFirst * varianceSecond);
    return n < 2 || !(scale > 0)
        ? 0
        : Math.clamp((sum(PRODUCT) - first * second / n) / scale, -1, 1);
  }

  /// r -+ z/sqrt n, within -1..1; right where draws are independent, wide where they are not.
  public Interval interval(double confidence) {
    if (n() < 2) {
      return new Interval(-1, 1);
    }
    double half = StandardNormal.quantile((1 + confidence) / 2) / Math.sqrt(n());
    double r = correlation();
    return new Interval(Math.max(-1, r - half), Math.min(1, r + half));
  }

  /// Two-sided p-value of "successive draws are independent": r sqrt n is standard normal then.
  public double pValue() {
    return n() < 2 ? 1 : 2 * StandardNormal.cdf(-Math.abs(correlation()) * Math.sqrt(n()));
  }
}
