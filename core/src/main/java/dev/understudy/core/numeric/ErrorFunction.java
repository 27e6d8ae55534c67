package dev.understudy.core.numeric;

/// The complementary error function, plain and scaled, by rational minimax approximations; relative
/// error below 1e-15. W. J. Cody (1969), Rational Chebyshev approximations for the error function,
/// Math. Comp. 23, 631-637; coefficients of his CALERF.
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as published
public final class ErrorFunction {
  private static final double ONE_OVER_SQRT_PI = 5.6418958354775628695e-1;
  private static final double MIDDLE = 0.46875; // below, erf; above, erfcx
  private static final double TAIL = 4;

  private static final double[] A = {
    3.16112374387056560e00,
    1.13864154151050156e02,
    3.77485237685302021e02,
    3.20937758913846947e03,
    1.85777706184603153e-1
  };
  private static final double[] B = {
    2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
  };
  private static final double[] C = {
    5.64188496988670089e-1, 8.88314979438837594e00, 6.61191906371416295e01, 2.98635138197400131e02,
    8.81952221241769090e02, 1.71204761263407058e03, 2.05107837782607147e03, 1.23033935479799725e03,
    2.15311535474403846e-8
  };
  private static final double[] D = {
    1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02, 1.62138957456669019e03,
    3.29079923573345963e03, 4.36261909014324716e03, 3.43936767414372164e03, 1.23033935480374942e03
  };
  private static final double[] P = {
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4,
    1.63153871373020978e-2
  };
  private static final double[] Q = {
    2.56852019228982242e00,
    1.87295284992346725e00,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private ErrorFunction() {}

  /// erf(x) for |x| <= 0.46875, where 1 - erf loses nothing.
  public static double erfNearZero(double x) {
    double square = x * x;
    double numerator = A[4] * square;
    double denominator = square;
    for (int i = 0; i < 3; i++) {
      numerator = (numerator + A[i]) * square;
      denominator = (denominator + B[i]) * square;
    }
    return x * (numerator + A[3]) / (denominator + B[3]);
  }

  /// erfc(x) = 1 - erf(x).
  public static double erfc(double x) {
    double size = Math.abs(x);
    if (size <= MIDDLE) {
      return 1 - erfNearZero(x);
    }
    double tail = erfcx(size) * expOfMinusSquare(size);
    return x > 0 ? tail : 2 - tail;
  }

  /// erfcx(x) = e^(x^2) erfc(x): neither underflows nor cancels for large x; `+infinity` below
  /// -26.6.
  public static double erfcx(double x) {
    double size = Math.abs(x);
    if (size <= MIDDLE) {
      return Math.exp(x * x) * (1 - erfNearZero(x));
    }
    double scaled = size <= TAIL ? middle(size) : tail(size);
    return x > 0 ? scaled : 2 / expOfMinusSquare(size) - scaled;
  }

  private static double middle(double x) {
    double numerator = C[8] * x;
    double denominator = x;
    for (int i = 0; i < 7; i++) {
      numerator = (numerator + C[i]) * x;
      denominator = (denominator + D[i]) * x;
    }
    return (numerator + C[7]) / (denominator + D[7]);
  }

  private static double tail(double x) {
    double y = 1 / (x * x);
    double numerator = P[5] * y;
    double denominator = y;
    for (int i = 0; i < 4; i++) {
      numerator = (numerator + P[i]) * y;
      denominator = (denominator + Q[i]) * y;
    }
    return (ONE_OVER_SQRT_PI - y * (numerator + P[4]) / (denominator + Q[4])) / x;
  }

  /// e^(-x^2), x >= 0. The square of x rounded to sixteenths is exact; the small rest carries the
  /// remaining digits.
  public static double expOfMinusSquare(double x) {
    double sixteenths = Math.floor(x * 16) / 16;
    return Math.exp(-sixteenths * sixteenths) * Math.exp(-(x - sixteenths) * (x + sixteenths));
  }
}
