package dev.understudy.core.numeric;

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, a > 0, x >= 0, each
/// computed on its own side.
///
/// Series for x < a + 1, continued fraction above (DLMF 8.7.1, 8.9.2; modified Lentz), Temme's
/// uniform expansion ([Temme]) for large a near x = a, where both would need about sqrt(a) terms.
public final class IncompleteGamma {
  private static final double TINY = 1e-300;
  private static final double ULP = 0x1p-53;
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private IncompleteGamma() {}

  public static double p(double a, double x) {
    if (!(x > 0)) {
      return 0;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 1;
    }
    if (Temme.applies(a, x)) {
      return Temme.p(a, x);
    }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
  }

  public static double q(double a, double x) {
    if (!(x > 0)) {
      return 1;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (Temme.applies(a, x)) {
      return Temme.q(a, x);
    }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
  }

  /// x^a e^-x / Gamma(a + 1), the leading factor of both sides. For a >= 10 as e^(-a (l - 1 - ln
  /// l)) with l = x/a, since a ln x - x and ln Gamma would cancel.
  public static double lead(double a, double x) {
    if (a < 10) {
      return Math.exp(a * Math.log(x) - x - LogGamma.of(a + 1));
    }
    double deviance = a * lessLog((x - a) / a);
    return Math.exp(-deviance - LogGamma.correction(a) - HALF_LOG_TWO_PI - 0.5 * Math.log(a));
  }

  /// y - ln(1 + y) for y > -1 without cancellation near 0: with r = y/(2 + y), ln(1 + y) = 2 artanh
  /// r and y = r(2 + y).
  public static double lessLog(double y) {
    if (Math.abs(y) > 0.3) {
      return y - Math.log1p(y);
    }
    double r = y / (2 + y);
    double square = r * r;
    double sum = 0; // 1/3 + r^2/5 + r^4/7 + ...; |r| <= 0.18, so 12 terms reach 1e-17
    for (int k = 25; k >= 3; k -= 2) {
      sum = sum * square + 1.0 / k;
    }
    return r * (y - 2 * square * sum);
  }

  private static double series(double a, double x) {
    double term = 1;
    double sum = 1;
    double n = a;
    do {
      n++;
      term *= x / n;
      sum += term;
    } while (term > sum * ULP);
    return lead(a, x) * sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    double factor = 0;
    for (int i = 1; Math.abs(factor - 1) > 2 * ULP && i < 100_000; i++) {
      double an = -i * (i - a);
      b += 2;
      d = an * d + b;
      if (Math.abs(d) < TINY) {
        d = TINY;
      }
      c = b + an / c;
      if (Math.abs(c) < TINY) {
        c = TINY;
      }
      d = 1 / d;
      factor = d * c;
      h *= factor;
    }
    return lead(a, x) * a * h;
  }
}
