package dev.understudy.core.numeric;

/// The regularised incomplete beta function I_x(a, b), a, b > 0, by its continued fraction (DLMF
/// 8.17.22; modified Lentz), which converges fast left of the mean; right of it the complement. x
/// and y = 1 - x both come in, so that neither end loses digits.
public final class IncompleteBeta {
  private static final double TINY = 1e-300;
  private static final double ULP = 0x1p-53;
  private static final int MOST_TERMS = 1_000_000; // some sqrt(max(a, b)) are normal
  private static final double LOG_TWO_PI = 1.83787706640934548356;

  private IncompleteBeta() {}

  public static double of(double a, double b, double x, double y) {
    if (!(x > 0)) {
      return 0;
    }
    if (!(y > 0)) {
      return 1;
    }
    return x <= (a + 1) / (a + b + 2)
        ? lead(a, b, x, y) / a * fraction(a, b, x)
        : 1 - lead(b, a, y, x) / b * fraction(b, a, y);
  }

  /// x^a y^b / B(a, b). For large a and b about the mean a/(a+b), where x^a y^b and B would cancel:
  /// with d = bx - ay the exponent is -a less(d/a) - b less(-d/b), less(e) = e - ln(1+e).
  public static double lead(double a, double b, double x, double y) {
    if (a < 10 || b < 10) {
      double logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
      double logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
      return Math.exp(a * logX + b * logY - LogGamma.beta(a, b));
    }
    double d = b * x - a * y;
    double deviance = a * IncompleteGamma.lessLog(d / a) + b * IncompleteGamma.lessLog(-d / b);
    double corrections =
        LogGamma.correction(a + b) - LogGamma.correction(a) - LogGamma.correction(b);
    double share = a / (a + b);
    return Math.exp(0.5 * (Math.log(share) + Math.log(b) - LOG_TWO_PI) + corrections - deviance);
  }

  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double factor = d * c;
      h *= factor;
      if (Math.abs(factor - 1) <= 2 * ULP) {
        return h;
      }
    }
    throw new ArithmeticException("I_" + x + "(" + a + ", " + b + ") does not converge");
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
