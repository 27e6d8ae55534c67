package dev.understudy.core.verify;

import dev.understudy.core.numeric.IncompleteBeta;

/// K successes in n independent trials of probability p. n and k may be fractions: an effective
/// sample size n/VIF stands for n dependent trials (`sum P = I_(1-p)(n-k, k+1)` goes on between the
/// whole numbers).
public record Binomial(double n, double p) {
  public Binomial {
    if (!(n >= 0 && n < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("n must be >= 0 and finite but is " + n);
    }
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must lie in 0..1 but is " + p);
    }
  }

  /// P(K <= k).
  public double atMost(double k) {
    return k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.of(n - k, k + 1, 1 - p, p);
  }

  /// P(K >= k), computed on its own so that it keeps its digits when it is small.
  public double atLeast(double k) {
    return k <= 0 ? 1 : k > n ? 0 : IncompleteBeta.of(k, n - k + 1, p, 1 - p);
  }

  /// Exact two-sided p-value: twice the smaller tail, at most 1. Small exactly when `p` lies
  /// outside [#interval].
  public double pValue(double k) {
    return Math.min(1, 2 * Math.min(atMost(k), atLeast(k)));
  }

  /// Clopper & Pearson (1934): the interval for p that covers with at least `confidence`, k
  /// successes in n trials seen. Relative error 1e-12.
  public static Interval interval(double k, double n, double confidence) {
    if (!(k >= 0 && k <= n)) {
      throw new IllegalArgumentException("k must lie in 0.." + n + " but is " + k);
    }
    double tail = (1 - confidence) / 2;
    double low = k == 0 ? 0 : solve(p -> IncompleteBeta.of(k, n - k + 1, p, 1 - p) - tail);
    double high = k == n ? 1 : solve(p -> tail - IncompleteBeta.of(n - k, k + 1, 1 - p, p));
    return new Interval(low, high);
  }

  /// The root of an increasing function on (0, 1), by bisection to 1e-12 of its value.
  private static double solve(java.util.function.DoubleUnaryOperator increasing) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-12 * high) {
      double mid = 0.5 * (low + high);
      if (increasing.applyAsDouble(mid) < 0) {
        low = mid;
      } else {
        high = mid;
      }
    }
    return 0.5 * (low + high);
  }
}
