package dev.understudy.core.numeric;

/// The standard normal law: Phi, its density and its quantile z_u.
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as published
public final class StandardNormal {
  private static final double SQRT_HALF = 0.70710678118654752440;
  private static final double ONE_OVER_SQRT_TWO_PI = 0.39894228040143267794;
  private static final double SQRT_TWO_OVER_PI = 0.79788456080286535588;

  private StandardNormal() {}

  public static double density(double y) {
    return ONE_OVER_SQRT_TWO_PI * expOfMinusHalfSquare(Math.abs(y));
  }

  /// P(Z <= y), relative error below 1e-15 in both tails.
  public static double cdf(double y) {
    double t = Math.abs(y) * SQRT_HALF;
    if (t <= 0.46875) {
      return 0.5 * (1 + ErrorFunction.erfNearZero(y * SQRT_HALF));
    }
    // The exponential takes y itself: the rounding of y / sqrt 2 would cost y^2 ulp.
    double tail = 0.5 * ErrorFunction.erfcx(t) * expOfMinusHalfSquare(Math.abs(y));
    return y < 0 ? tail : 1 - tail;
  }

  /// P(Z > y).
  public static double sf(double y) {
    return cdf(-y);
  }

  /// The hazard phi(y) / P(Z > y), which neither underflows nor cancels in the upper tail.
  public static double hazard(double y) {
    return SQRT_TWO_OVER_PI / ErrorFunction.erfcx(y * SQRT_HALF);
  }

  /// P(Z > y) / phi(y), the Mills ratio.
  public static double mills(double y) {
    return ErrorFunction.erfcx(y * SQRT_HALF) / SQRT_TWO_OVER_PI;
  }

  private static double expOfMinusHalfSquare(double size) {
    if (size > 40) {
      return 0; // below the least double at 38.6; infinity must not become NaN
    }
    double sixteenths = Math.floor(size * 16) / 16;
    return Math.exp(-0.5 * sixteenths * sixteenths)
        * Math.exp(-0.5 * (size - sixteenths) * (size + sixteenths));
  }

  // AS 241, PPND16: M. J. Wichura (1988), The percentage points of the normal distribution, Appl.
  // Statist. 37, 477-484.
  private static final double[] CENTRE = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3
  };
  private static final double[] CENTRE_UNDER = {
    1,
    4.2313330701600911252e1,
    6.8718700749205790830e2,
    5.3941960214247511077e3,
    2.1213794301586595867e4,
    3.9307895800092710610e4,
    2.8729085735721942674e4,
    5.2264952788528545610e3
  };
  private static final double[] NEAR_TAIL = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  };
  private static final double[] NEAR_TAIL_UNDER = {
    1,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };
  private static final double[] FAR_TAIL = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7
  };
  private static final double[] FAR_TAIL_UNDER = {
    1,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };

  /// z_u, the y with P(Z <= y) = u; relative error about 1e-16. For u near 1 take `-quantile(1 -
  /// u)` of a known 1 - u.
  public static double quantile(double u) {
    double q = u - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(CENTRE, CENTRE_UNDER, r);
    }
    double r = Math.sqrt(-Math.log(q < 0 ? u : 1 - u));
    double size =
        r <= 5
            ? ratio(NEAR_TAIL, NEAR_TAIL_UNDER, r - 1.6)
            : ratio(FAR_TAIL, FAR_TAIL_UNDER, r - 5);
    return q < 0 ? -size : size;
  }

  private static double ratio(double[] over, double[] under, double x) {
    double numerator = over[7];
    double denominator = under[7];
    for (int i = 6; i >= 0; i--) {
      numerator = numerator * x + over[i];
      denominator = denominator * x + under[i];
    }
    return numerator / denominator;
  }
}
