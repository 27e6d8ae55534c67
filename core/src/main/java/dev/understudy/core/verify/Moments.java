package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;
import java.util.concurrent.atomic.AtomicLongArray;

/// Number, mean and variance of values, one by one and mergeable. Welford (1962) and Chan, Golub &
/// LeVeque (1983): no digits are lost however many values there are. One writer, any thread reads:
/// what it reads may lack a part of the last value.
public final class Moments {
  private static final int N = 0;
  private static final int MEAN = 1;
  private static final int SQUARES = 2; // sum of (x - mean)^2

  private final AtomicLongArray state = new AtomicLongArray(3); // but for n the bits of doubles

  public void add(double x) {
    long n = state.getPlain(N) + 1;
    double mean = plain(MEAN);
    double off = x - mean;
    mean += off / n;
    set(n, mean, plain(SQUARES) + off * (x - mean));
  }

  public void merge(Moments other) {
    add(other, 1);
  }

  /// Takes back what was merged: an earlier state of the same.
  void subtract(Moments earlier) {
    add(earlier, -1);
  }

  private void add(Moments other, int times) {
    long n = n();
    long more = times * other.n();
    long total = n + more;
    if (more == 0) {
      return;
    }
    if (total == 0) {
      set(0, 0, 0);
      return;
    }
    double off = other.mean() - mean();
    double squares = plain(SQUARES) + times * other.opaque(SQUARES);
    set(
        total,
        mean() + off * more / total,
        Math.max(0, squares + off * off * ((double) n * more / total)));
  }

  private void set(long n, double mean, double squares) {
    state.setOpaque(MEAN, Double.doubleToRawLongBits(mean));
    state.setOpaque(SQUARES, Double.doubleToRawLongBits(squares));
    state.setOpaque(N, n);
  }

  private double plain(int index) {
    return Double.longBitsToDouble(state.getPlain(index));
  }

  private double opaque(int index) {
    return Double.longBitsToDouble(state.getOpaque(index));
  }

  public long n() {
    return state.getOpaque(N);
  }

  /// The mean, 0 if there are no values.
  public double mean() {
    return opaque(MEAN);
  }

  /// The unbiased variance, 0 for fewer than two values.
  public double variance() {
    return n() < 2 ? 0 : opaque(SQUARES) / (n() - 1);
  }

  /// The mean's interval of this confidence by the normal law, each value standing for 1/inflation
  /// independent ones. Whether the normal law may be used is [MeanRule]'s business.
  public Interval meanInterval(double confidence, double inflation) {
    if (n() < 2) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double half =
        StandardNormal.quantile((1 + confidence) / 2) * Math.sqrt(variance() * inflation / n());
    return new Interval(mean() - half, mean() + half);
  }
}
