package dev.understudy.core.distribution;

/// Mean and variance of a law within bounds: from the parent's partial moments, or, where their
/// difference would cancel, from the integral of the survival function.
record TruncatedMoments(double mean, double variance) {
  private static final double ULP = 0x1p-52;
  private static final double TOLERATED = 1e-11;

  static TruncatedMoments of(Distribution parent, double lo, double hi, double kept) {
    double mean = (parent.partialMoment(1, hi) - below(parent, 1, lo)) / kept;
    double upTo = parent.partialMoment(2, hi);
    double variance = (upTo - below(parent, 2, lo)) / kept - mean * mean;
    boolean digitsLost = !(variance * kept * TOLERATED > ULP * upTo);
    return digitsLost && hi < Double.POSITIVE_INFINITY && parent.continuous()
        ? ofSurvival(parent, lo, hi, kept)
        : new TruncatedMoments(mean, Math.max(0, variance));
  }

  /// E[X^k; X < x]: an atom at x stays out.
  static double below(Distribution parent, int k, double x) {
    double upTo = parent.partialMoment(k, x);
    return parent.continuous()
        ? upTo
        : upTo - Moments.power(x, k) * (parent.cdf(x) - parent.cdfBelow(x));
  }

  /// E[X] - lo = integral of S, E[(X - lo)^2] = 2 integral of (x - lo) S, over panels between
  /// quantiles, in each of which S is smooth and changes at most by half.
  private static TruncatedMoments ofSurvival(
      Distribution parent, double lo, double hi, double kept) {
    double belowLo = parent.cdfBelow(lo);
    double aboveHi = parent.sf(hi);
    double first = 0;
    double second = 0;
    double from = lo;
    for (int i = 1; i <= PANELS; i++) {
      double s = survivalAt(i);
      double above = aboveHi + s * kept;
      double to =
          i == PANELS
              ? hi
              : above <= 0.5
                  ? parent.upperQuantile(above)
                  : parent.quantile(belowLo + (1 - s) * kept);
      to = Math.min(hi, Math.max(from, to));
      first += GaussLegendre.over(from, to, x -> (parent.sf(x) - aboveHi) / kept);
      second += GaussLegendre.over(from, to, x -> (x - lo) * (parent.sf(x) - aboveHi) / kept);
      from = to;
    }
    return new TruncatedMoments(lo + first, 2 * second - first * first);
  }

  private static final int EVEN = 32;
  private static final int PANELS = EVEN + 40;

  /// 31/32, 30/32, .. 1/32, then halving.
  private static double survivalAt(int i) {
    return i < EVEN ? (EVEN - i) / (double) EVEN : Math.scalb(1.0 / EVEN, EVEN - 1 - i);
  }
}
