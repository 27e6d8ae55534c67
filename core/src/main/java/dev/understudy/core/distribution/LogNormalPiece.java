package dev.understudy.core.distribution;

import dev.understudy.core.numeric.StandardNormal;

/// Moments of a piece of a log-normal law, X = x0 e^(sigma (Z - z0)) for Z between two limits.
///
/// The closed form e^(k mu + k^2 sigma^2/2) (Phi(b - c) - Phi(a - c)), c = k sigma, overflows on
/// steep pieces though the piece is bounded. Left of the peak at c and right of it, x^k phi(z)
/// times Mills' ratio is the same and does not.
final class LogNormalPiece {
  private LogNormalPiece() {}

  static double moment(int k, double x0, double z0, double sigma, double from, double to) {
    if (!(from < to)) {
      return 0;
    }
    double c = k * sigma;
    if (to <= c) {
      return tail(k, x0, z0, sigma, to, c - to) - tail(k, x0, z0, sigma, from, c - from);
    }
    if (from >= c) {
      return tail(k, x0, z0, sigma, from, from - c) - tail(k, x0, z0, sigma, to, to - c);
    }
    double peak = Moments.power(x0 * Math.exp(sigma * (c - z0)), k) * Math.exp(-0.5 * c * c);
    return peak - tail(k, x0, z0, sigma, from, c - from) - tail(k, x0, z0, sigma, to, to - c);
  }

  /// What lies beyond z, away from the peak.
  private static double tail(int k, double x0, double z0, double sigma, double z, double fromPeak) {
    if (Double.isInfinite(z)) {
      return 0;
    }
    return Moments.power(x0 * Math.exp(sigma * (z - z0)), k)
        * StandardNormal.density(z)
        * StandardNormal.mills(fromPeak);
  }
}
