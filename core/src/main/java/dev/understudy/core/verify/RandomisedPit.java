package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;

/// u = F(x), uniform if x follows F. Where the law jumps (a fixed time, a recorded sample) x alone
/// does not fix u: then u = F(x-) + tie (F(x) - F(x-)) with a uniform `tie` of its own (Rüschendorf
/// 1981), uniform again.
public final class RandomisedPit {
  private RandomisedPit() {}

  /// For a time in whole ns, as it was decided (`Math.rint` of the draw): a law with jumps is
  /// judged as it is after the rounding, or a jump at 1,234.6 ns would be missed. Under 1 ns a
  /// continuous law does not change.
  ///
  /// @param tie uniform in (0, 1), independent of x; not used where the law is continuous
  public static double of(Distribution law, long nanos, double tie) {
    if (law.continuous()) {
      return law.cdf(nanos);
    }
    double below = law.cdfBelow(nanos - 0.5);
    return below + tie * (law.cdfBelow(nanos + 0.5) - below);
  }
}
