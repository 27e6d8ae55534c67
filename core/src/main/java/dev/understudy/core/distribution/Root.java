package dev.understudy.core.distribution;

import java.util.function.DoubleUnaryOperator;

/// Roots of a continuous function that changes its sign over a bracket: R. P. Brent (1973),
/// Algorithms for minimization without derivatives, ch. 4, to the last digits of x.
final class Root {
  private Root() {}

  /// @throws IllegalArgumentException where f has the same sign at both ends
  static double between(double from, double to, DoubleUnaryOperator f) {
    double a = from;
    double b = to;
    double fa = f.applyAsDouble(a);
    double fb = f.applyAsDouble(b);
    if (fa == 0) {
      return a;
    }
    if (fb == 0) {
      return b;
    }
    if (!(fa * fb < 0) && !(Math.signum(fa) * Math.signum(fb) < 0)) {
      throw new IllegalArgumentException(
          "no change of sign between " + from + " (" + fa + ") and " + to + " (" + fb + ")");
    }
    double c = a;
    double fc = fa;
    double step = b - a;
    double before = step;
    for (int i = 0; i < 300; i++) {
      if (Math.abs(fc) < Math.abs(fb)) {
        a = b;
        b = c;
        c = a;
        fa = fb;
        fb = fc;
        fc = fa;
      }
      double tolerance = 0x1p-52 * Math.abs(b) + 1e-300;
      double half = (c - b) / 2;
      if (Math.abs(half) <= tolerance || fb == 0) {
        return b;
      }
      if (Math.abs(before) < tolerance || Math.abs(fa) <= Math.abs(fb)) {
        step = half;
        before = half;
      } else {
        double s = fb / fa;
        double p;
        double q;
        if (a == c) { // secant
          p = 2 * half * s;
          q = 1 - s;
        } else { // inverse quadratic
          double r = fb / fc;
          q = fa / fc;
          p = s * (2 * half * q * (q - r) - (b - a) * (r - 1));
          q = (q - 1) * (r - 1) * (s - 1);
        }
        if (p > 0) {
          q = -q;
        } else {
          p = -p;
        }
        if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(before * q))) {
          before = step;
          step = p / q;
        } else {
          step = half;
          before = half;
        }
      }
      a = b;
      fa = fb;
      b += Math.abs(step) > tolerance ? step : Math.copySign(tolerance, half);
      fb = f.applyAsDouble(b);
      if (Math.signum(fb) == Math.signum(fc)) {
        c = a;
        fc = fa;
        step = b - a;
        before = step;
      }
    }
    return b;
  }

  /// The factor by which Halley's step differs from Newton's; near the root only, where it is near
  /// 1.
  static double halley(double bent) {
    return Math.abs(bent) < 1 ? 1 / (1 - bent / 2) : 1;
  }
}
