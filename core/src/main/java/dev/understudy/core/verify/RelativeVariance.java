package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;

/// V, the variance of one observation's estimate relative to the square of what is estimated: n
/// observations give a relative standard error of sqrt(V/n).
final class RelativeVariance {
  private RelativeVariance() {}

  /// (1 - p)/p; infinite for p = 0.
  static double rate(double p) {
    return (1 - p) / p;
  }

  /// cv^2; infinite where the variance is.
  static double mean(Distribution law) {
    double cv = law.sd() / law.mean();
    return law.variance() < Double.POSITIVE_INFINITY ? cv * cv : Double.POSITIVE_INFINITY;
  }

  /// p(1 - p)/(q f(q))^2 at q = Q(p). q f(q) is the cdf's slope in ln q, here by a difference of
  /// 1e-5 either side (relative error 1e-9), taken of sf above the median so that high quantiles
  /// keep their digits. Near 0 at a jump, infinite in a gap of the law.
  static double quantile(Distribution law, double p) {
    double q = law.quantile(p);
    double low = q * (1 - 1e-5);
    double high = q * (1 + 1e-5);
    double slope = (p < 0.5 ? law.cdf(high) - law.cdf(low) : law.sf(low) - law.sf(high)) / 2e-5;
    return p * (1 - p) / (slope * slope);
  }

  /// Of a mean run length L, for one error that has a successor: L - 1.
  static double meanRun(double meanRun) {
    return meanRun - 1;
  }
}
