package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.numeric.StandardNormal;

/// May the mean of n values be judged by the normal law? Only if the variance is finite and n >=
/// max(30, 25 skew^2) (Cochran 1977, Sampling Techniques, 2.15). The skew is the law's: a sample of
/// a heavy tail does not show its own.
///
/// @param skew third standardised moment of the law; infinite where it does not exist
/// @param finiteVariance false: the interval of the mean has no meaning at any n
public record MeanRule(double skew, boolean finiteVariance) {
  public static MeanRule of(Distribution law) {
    double sd = law.sd();
    if (!(sd < Double.POSITIVE_INFINITY && law.mean() < Double.POSITIVE_INFINITY)) {
      return new MeanRule(Double.POSITIVE_INFINITY, false);
    }
    if (sd == 0) {
      return new MeanRule(0, true);
    }
    return new MeanRule(skew(law, sd), true);
  }

  /// n from which the normal law holds; `Long.MAX_VALUE` where it never does.
  public long minimum() {
    double n = Math.max(30, Math.ceil(25 * skew * skew));
    return finiteVariance && n < 1e15 ? (long) n : Long.MAX_VALUE;
  }

  /// Integral of ((Q(Phi(z)) - mean)/sd)^3 phi(z) dz by the trapezoidal rule, for |z| <= 8. Of a
  /// third moment that does not exist this gives a large number, not infinity, which asks for an n
  /// just as large.
  private static double skew(Distribution law, double sd) {
    double step = 1.0 / 64;
    double sum = 0;
    for (double z = -8; z <= 8; z += step) {
      double y = (law.quantile(StandardNormal.cdf(z)) - law.mean()) / sd;
      sum += y * y * y * Math.exp(-0.5 * z * z);
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }
}
