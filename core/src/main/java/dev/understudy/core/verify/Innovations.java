package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;

/// Undoes correlated draws: with z = Phi^-1(u), e_n = (z_n - rho z_(n-1))/sqrt(1 - rho^2) is
/// independent and normal again, and Phi(e_n) uniform. The draws themselves depend on each other,
/// and Kolmogorov's test on them raises 30 % false alarms at r = 0.6.
///
/// @param rho correlation of the Gaussian copula, in (-1, 1)
record Innovations(double rho) {
  /// @param spearman what the configuration says, |r| <= 0.95: rho = 2 sin(pi r/6)
  static Innovations ofSpearman(double spearman) {
    return new Innovations(2 * Math.sin(Math.PI * spearman / 6));
  }

  /// Phi(e_n) of a draw and the one before it.
  double of(double previous, double u) {
    double e = (normal(u) - rho * normal(previous)) / Math.sqrt(1 - rho * rho);
    return StandardNormal.cdf(e);
  }

  /// How many correlated values are worth one independent one, for a mean or a share: (1 + rho)/(1
  /// - rho), at least 1.
  double inflation() {
    return Math.max(1, (1 + rho) / (1 - rho));
  }

  /// Draws come from uniforms in [2^-53, 1 - 2^-53]; a value beyond all draws is put at that end.
  private static double normal(double u) {
    return StandardNormal.quantile(Math.clamp(u, 0x1p-53, 1 - 0x1p-53));
  }
}
