package dev.understudy.core.distribution;

import java.util.function.DoubleUnaryOperator;

/// The integral of a function of Q(u) over u in (0, F), by panels that halve towards both ends of
/// (0, 1). It knows nothing of the law but its quantiles.
final class Quadrature {
  private static final int HALVINGS = 1000;
  private static final int FINE =
      6; // panels that are cut into parts: where kinks lie and most of the mass
  private static final int PARTS = 64;

  private Quadrature() {}

  static double over(Distribution law, double cdf, double sf, DoubleUnaryOperator f) {
    double below = panels(0, Math.min(cdf, 0.5), u -> f.applyAsDouble(law.quantile(u)));
    double above = cdf > 0.5 ? panels(sf, 0.5, s -> f.applyAsDouble(law.upperQuantile(s))) : 0;
    return below + above;
  }

  private static double panels(double from, double to, DoubleUnaryOperator f) {
    double sum = 0;
    double right = to;
    for (int i = 0; i < HALVINGS && right > from; i++) {
      double left = Math.max(from, right / 2);
      double part = GaussLegendre.over(left, right, i < FINE ? PARTS : 1, f);
      sum += part;
      if (i > 100 && part < 1e-18 * sum) {
        break;
      }
      right = left;
    }
    return sum;
  }
}
