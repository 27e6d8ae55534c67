package dev.understudy.core.verify;

/// The special functions that the tests need. Relative errors are below 1e-12 where the judge
/// works.
final class Special {
  /// Beyond this many terms a series or fraction is not converging; sqrt(n) terms are normal for n
  /// requests.
  private static final int MAX_TERMS = 1_000_000;

  private static final double LN_SQRT_2PI = 0.91893853320467274178;

  private Special() {}

  /// Phi(x), the standard normal cdf.
  static double normalCdf(double x) {
    double tail = 0.5 * gammaQ(0.5, 0.5 * x * x);
    return x < 0 ? tail : 1 - tail;
  }

  /// z with Phi(z) = p, for p in (0, 1). Acklam's rational start (1e-9), then one Halley step.
  static double normalQuantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must lie in (0, 1) but is " + p);
    }
    if (p > 0.5) {
      return -normalQuantile(1 - p);
    }
    double z = acklam(p);
    double e = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp(0.5 * z * z);
    return z - e / (1 + 0.5 * z * e);
  }

  private static double acklam(double p) {
    if (p < 0.02425) {
      double q = Math.sqrt(-2 * Math.log(p));
      return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
                              - 2.549732539343734)
                          * q
                      + 4.374664141464968)
                  * q
              + 2.938163982698783)
          / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
                      + 3.754408661907416)
                  * q
              + 1);
    }
    double q = p - 0.5;
    double r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                        * r
                    - 3.066479806614716e+01)
                * r
            + 2.506628277459239)
        * q
        / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                            + 6.680131188771972e+01)
                        * r
                    - 1.328068155288572e+01)
                * r
            + 1);
  }

  /// Q(a, x), the regularised upper incomplete gamma function: series below a + 1, Lentz's fraction
  /// above.
  static double gammaQ(double a, double x) {
    if (x <= 0) {
      return 1;
    }
    double factor = Math.exp(a * Math.log(x) - x - lnGamma(a));
    if (x < a + 1) {
      double term = 1 / a;
      double sum = term;
      for (int k = 1; term > sum * 1e-17; k++) {
        term *= x / (a + k);
        sum += term;
      }
      return 1 - factor * sum;
    }
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < MAX_TERMS; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / nonZero(an * d + b);
      c = nonZero(b + an / c);
      double step = c * d;
      h *= step;
      if (Math.abs(step - 1) < 1e-15) {
        return factor * h;
      }
    }
    throw new ArithmeticException("Q(" + a + ", " + x + ") does not converge");
  }

  /// I_x(a, b), the regularised incomplete beta function, for a, b > 0 (they need not be whole); x
  /// in 0..1.
  static double beta(double a, double b, double x) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    return x < (a + 1) / (a + b + 2)
        ? betaFraction(a, b, x, 1 - x) / a
        : 1 - betaFraction(b, a, 1 - x, x) / b;
  }

  /// x^a y^b / B(a, b) times Lentz's continued fraction; y = 1 - x. O(sqrt(max(a, b))) terms.
  private static double betaFraction(double a, double b, double x, double y) {
    double factor = betaFactor(a, b, x, y);
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MAX_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < 1e-15) {
        return factor * h;
      }
    }
    throw new ArithmeticException("I_" + x + "(" + a + ", " + b + ") does not converge");
  }

  /// x^a y^b / B(a, b). For large a and b by the distance from the mode, so that n = 1e8 keeps its
  /// digits (DiDonato & Morris 1992, ACM TOMS 18, 360-373): lnGamma alone would lose eight of them.
  private static double betaFactor(double a, double b, double x, double y) {
    if (a < 10 || b < 10) {
      return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b));
    }
    double s = a + b;
    double x0 = a / s;
    double off = (x * b - y * a) / s; // x - x0 without cancellation of the two shares
    double exponent = a * Math.log1p(off / x0) + b * Math.log1p(-off / (b / s));
    double correction = stirling(s) - stirling(a) - stirling(b);
    return Math.sqrt(a / s * b / (2 * Math.PI)) * Math.exp(exponent + correction);
  }

  private static double lnBeta(double a, double b) {
    double small = Math.min(a, b);
    double large = Math.max(a, b);
    if (large < 10) {
      return lnGamma(small) + lnGamma(large) - lnGamma(small + large);
    }
    double s = small + large;
    return lnGamma(small)
        + (large - 0.5) * Math.log1p(-small / s)
        - small * Math.log(s)
        + small
        + stirling(large)
        - stirling(s);
  }

  /// ln Gamma(x) for x > 0: Stirling's series from 10 on, reached by recurrence below.
  static double lnGamma(double x) {
    double shift = 1;
    double y = x;
    while (y < 10) {
      shift *= y;
      y += 1;
    }
    return (y - 0.5) * Math.log(y) - y + LN_SQRT_2PI + stirling(y) - Math.log(shift);
  }

  /// ln Gamma(x) - ((x - 1/2) ln x - x + ln sqrt(2 pi)), for x >= 10: below 1e-16 with these terms.
  private static double stirling(double x) {
    double r = 1 / (x * x);
    return (1.0 / 12
            - r
                * (1.0 / 360
                    - r
                        * (1.0 / 1260
                            - r
                                * (1.0 / 1680
                                    - r * (1.0 / 1188 - r * (691.0 / 360360 - r / 156))))))
        / x;
  }

  private static double nonZero(double v) {
    return Math.abs(v) < 1e-300 ? 1e-300 : v;
  }
}
