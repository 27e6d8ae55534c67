package dev.understudy.core.verify;

/// Kolmogorov's test that n values u = F(x) are uniform on (0, 1): the largest distance of two
/// cdfs, and its p-value.
///
/// The distance is corrected for small n as D' = (sqrt n + 0.12 + 0.11/sqrt n) D (Stephens 1970,
/// JRSS B 32, 115-122), then judged by Kolmogorov's limit. With it the level is 4.8..5.1 % and
/// 0.9..1.0 % from n = 5 on: the exact law of D is not needed.
///
/// @param n number of values
/// @param distance D, in 0..1
/// @param pValue chance of a distance at least as large if the values are uniform
public record KolmogorovSmirnov(long n, double distance, double pValue) {
  /// Critical values of D' at 5 % and 1 %.
  public static final double CRITICAL_5_PERCENT = 1.358;

  public static final double CRITICAL_1_PERCENT = 1.628;

  /// The test for a distance that is already known, of n values.
  public static KolmogorovSmirnov of(long n, double distance) {
    return new KolmogorovSmirnov(n, distance, survival(corrected(n, distance)));
  }

  /// The test for uniform values in ascending order.
  public static KolmogorovSmirnov ofSorted(double[] u) {
    int n = u.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      distance = Math.max(distance, Math.max((i + 1.0) / n - u[i], u[i] - (double) i / n));
    }
    return of(n, distance);
  }

  /// D', comparable with the critical values.
  public double corrected() {
    return corrected(n, distance);
  }

  private static double corrected(long n, double distance) {
    double root = Math.sqrt(n);
    return n == 0 ? 0 : (root + 0.12 + 0.11 / root) * distance;
  }

  /// P(K > x) of Kolmogorov's distribution. Two series of the same theta function; each converges
  /// in four terms on its side of 1.18.
  static double survival(double x) {
    if (x <= 0.18) {
      return 1; // 1 - P < 1e-15
    }
    if (x < 1.18) {
      double t = -Math.PI * Math.PI / (8 * x * x);
      double sum = Math.exp(t) + Math.exp(9 * t) + Math.exp(25 * t) + Math.exp(49 * t);
      return 1 - Math.sqrt(2 * Math.PI) / x * sum;
    }
    double t = -2 * x * x;
    return 2 * (Math.exp(t) - Math.exp(4 * t) + Math.exp(9 * t) - Math.exp(16 * t));
  }
}
