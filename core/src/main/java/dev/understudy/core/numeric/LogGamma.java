package dev.understudy.core.numeric;

/// ln Gamma(x) for x > 0 and what is made of it. Stirling's series from 10 upwards; below, by
/// Gamma(x + 1) = x Gamma(x), the series about 1, which keeps relative accuracy at the zeros 1 and
/// 2.
@SuppressWarnings("FloatingPointLiteralPrecision") // constants as published
public final class LogGamma {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double STIRLING_FROM = 10;

  private LogGamma() {}

  public static double of(double x) {
    if (x >= STIRLING_FROM) {
      return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + correction(x);
    }
    if (x < 0.5) {
      return nearOne(x) - Math.log(x);
    }
    if (x < 1.5) {
      return nearOne(x - 1);
    }
    double product = 1;
    double shifted = x;
    while (shifted >= 2.5) {
      product *= --shifted;
    }
    // Gamma(2 + e) = (1 + e) Gamma(1 + e), and product is 1 or the factors above 2
    return nearOne(shifted - 2) + Math.log1p(shifted - 2) + Math.log(product);
  }

  /// ln Gamma(x) minus Stirling's (x - 1/2) ln x - x + ln(2 pi)/2, for x >= 10: 1/(12x) -
  /// 1/(360x^3) + ... (DLMF 5.11.1; the next term is below 2e-17).
  public static double correction(double x) {
    double y = 1 / (x * x);
    return (1.0 / 12
            + y
                * (-1.0 / 360
                    + y
                        * (1.0 / 1260
                            + y
                                * (-1.0 / 1680
                                    + y
                                        * (1.0 / 1188
                                            + y
                                                * (-691.0 / 360360
                                                    + y * (1.0 / 156 - y * 3617.0 / 122400)))))))
        / x;
  }

  /// Riemann's zeta(k) - 1, k = 2..60, by the sum of 1/n^k to 100 and Euler-Maclaurin for the rest.
  private static final double[] ZETA_MINUS_ONE = zetaMinusOne(60);

  private static double[] zetaMinusOne(int greatest) {
    double[] zeta = new double[greatest + 1];
    int split = 100;
    for (int k = 2; k <= greatest; k++) {
      double power = Math.pow(split, -k);
      double rest =
          split * power / (k - 1)
              + power / 2
              + k * power / (12 * split)
              - k * (k + 1.0) * (k + 2.0) * power / (720.0 * split * split * split)
              + k
                  * (k + 1.0)
                  * (k + 2.0)
                  * (k + 3.0)
                  * (k + 4.0)
                  * power
                  / (30240.0 * Math.pow(split, 5));
      for (int n = split - 1; n >= 2; n--) {
        rest += Math.pow(n, -k);
      }
      zeta[k] = rest;
    }
    return zeta;
  }

  private static final double EULER = 0.57721566490153286061;

  /// ln Gamma(1 + e), |e| <= 1/2, with relative accuracy at its zero: -ln(1+e) + e(1-gamma) + sum
  /// (-1)^k (zeta(k)-1) e^k/k (DLMF 5.7.3).
  private static double nearOne(double e) {
    double sum = 0;
    for (int k = 32; k >= 2; k--) {
      sum = sum * -e + ZETA_MINUS_ONE[k] / k;
    }
    return -Math.log1p(e) + e * (1 - EULER) + sum * e * e;
  }

  /// ln(Gamma(1 + 2e) / Gamma(1 + e)^2) for e > 0: the log of 1 + cv^2 of a Weibull law with shape
  /// 1/e, of order e^2.
  public static double ofTwiceLessTwice(double e) {
    if (e > 0.2) {
      return of(1 + 2 * e) - 2 * of(1 + e);
    }
    // The terms of order e cancel exactly: sum over k >= 2 of zeta(k) (-e)^k (2^k - 2) / k.
    double sum = 0;
    for (int k = 48; k >= 2; k--) {
      sum = sum * -e + (1 + ZETA_MINUS_ONE[k]) * (Math.scalb(1.0, k) - 2) / k;
    }
    return sum * e * e;
  }

  /// ln B(a, b) = ln(Gamma(a) Gamma(b) / Gamma(a + b)), without the cancellation of large terms.
  public static double beta(double a, double b) {
    double less = Math.min(a, b);
    double more = Math.max(a, b);
    if (more < STIRLING_FROM) {
      return of(less) + of(more) - of(less + more);
    }
    double corrections = correction(more) - correction(less + more);
    if (less < STIRLING_FROM) {
      // ln Gamma(more) - ln Gamma(more + less) with the big terms taken together
      return of(less)
          - (more - 0.5) * Math.log1p(less / more)
          - less * Math.log(less + more)
          + less
          + corrections;
    }
    double share = less / (less + more);
    return HALF_LOG_TWO_PI
        + correction(less)
        + corrections
        + less * Math.log(share)
        + more * Math.log1p(-share)
        - 0.5 * (Math.log(less) + Math.log1p(-share));
  }
}
