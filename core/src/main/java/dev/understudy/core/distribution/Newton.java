package dev.understudy.core.distribution;

/// Damped Newton in two unknowns with a numeric Jacobian, at most 100 evaluations.
final class Newton {
  private static final int EVALUATIONS = 100;
  private static final double DIFFERENCE =
      1e-6; // balances the truncation and the rounding of a forward difference
  private static final double LONGEST_STEP = 1;
  private static final double GOAL = 1e-14;

  private final Residuals residuals;
  private int evaluations;

  interface Residuals {
    /// Two residuals; NaN outside the domain.
    double[] at(double first, double second);
  }

  /// @param worst the greatest absolute residual there
  record Point(double first, double second, double worst) {}

  Newton(Residuals residuals) {
    this.residuals = residuals;
  }

  Point from(double startFirst, double startSecond) {
    double x = startFirst;
    double y = startSecond;
    double[] r = evaluate(x, y);
    double size = size(r);
    while (size > GOAL && evaluations + 3 <= EVALUATIONS) {
      double[] alongX = evaluate(x + DIFFERENCE, y);
      double[] alongY = evaluate(x, y + DIFFERENCE);
      double a = (alongX[0] - r[0]) / DIFFERENCE;
      double b = (alongY[0] - r[0]) / DIFFERENCE;
      double c = (alongX[1] - r[1]) / DIFFERENCE;
      double d = (alongY[1] - r[1]) / DIFFERENCE;
      double determinant = a * d - b * c;
      double dx = (b * r[1] - d * r[0]) / determinant;
      double dy = (c * r[0] - a * r[1]) / determinant;
      double longest = Math.max(Math.abs(dx), Math.abs(dy));
      if (!Double.isFinite(longest)) {
        break;
      }
      double damping = Math.min(1, LONGEST_STEP / longest);
      double before = size;
      while (evaluations < EVALUATIONS) {
        double[] next = evaluate(x + damping * dx, y + damping * dy);
        if (size(next) < size) {
          x += damping * dx;
          y += damping * dy;
          r = next;
          size = size(next);
          break;
        }
        damping /= 2;
        if (damping < 1e-3) {
          break;
        }
      }
      if (!(size < before)) {
        break; // no digit more to be had
      }
    }
    return new Point(x, y, size);
  }

  private double[] evaluate(double x, double y) {
    evaluations++;
    return residuals.at(x, y);
  }

  /// The greater residual; infinite outside the domain.
  private static double size(double[] r) {
    double worst = Math.max(Math.abs(r[0]), Math.abs(r[1]));
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
  }
}
