package dev.understudy.core.verify;

/// Which order statistics hold the p-quantile? [X_(low), X_(high)] with P(Bin(n,p) < low) <= tail
/// and P(Bin(n,p) >= high) <= tail. Nothing is assumed about the shape of the law. low = 0 and high
/// = n + 1 stand for "none": n is too small for a bound on that side.
///
/// @param low rank of the lower bound, 0..n
/// @param high rank of the upper bound, 1..n+1
public record QuantileInterval(long n, double p, long low, long high) {
  /// @param inflation n values are worth n/inflation independent ones (1 if they are independent)
  /// @param confidence of the two-sided interval; each side misses with half of the rest
  public static QuantileInterval of(long n, double p, double confidence, double inflation) {
    double tail = (1 - confidence) / 2;
    Binomial count = new Binomial(n / inflation, p);
    // the greatest low with P(K <= low - 1) <= tail
    long low = 0;
    long above = n + 1;
    while (above - low > 1) {
      long mid = (low + above) >>> 1;
      if (count.atMost((mid - 1) / inflation) <= tail) {
        low = mid;
      } else {
        above = mid;
      }
    }
    // the least high with P(K >= high) <= tail
    long high = n + 1;
    long below = 0;
    while (high - below > 1) {
      long mid = (high + below) >>> 1;
      if (count.atLeast(mid / inflation) <= tail) {
        high = mid;
      } else {
        below = mid;
      }
    }
    return new QuantileInterval(n, p, low, high);
  }

  public boolean bounded() {
    return low >= 1 && high <= n;
  }

  /// The least n for which the interval has both bounds: (1 - tail) must be reached by p^n and
  /// (1-p)^n alike.
  public static long minimum(double p, double confidence, double inflation) {
    double tail = (1 - confidence) / 2;
    return (long) Math.ceil(inflation * Math.log(tail) / Math.log(Math.max(p, 1 - p)));
  }
}
