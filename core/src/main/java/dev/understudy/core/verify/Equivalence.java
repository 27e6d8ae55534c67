package dev.understudy.core.verify;

import dev.understudy.core.numeric.StandardNormal;

/// Two one-sided tests against a relative margin (Schuirmann 1987): pass if theta/theta0 surely
/// lies inside 1 -+ margin, fail if it surely lies outside, else not enough yet. V is the relative
/// variance of one observation.
///
/// @param passAlpha level of each one-sided test; 5 % belongs to the 90 % interval
/// @param failAlpha level of the two-sided test for a fail, before Holm; 1 % belongs to the 99 %
///   interval
record Equivalence(double margin, double passAlpha, double failAlpha) {
  /// Power with which the number needed decides.
  static final double POWER = 0.9;

  /// Deviations this near the margin, relative to it, are "at the margin".
  private static final double NEAR = 0.2;

  double low(double told) {
    return told * (1 - margin);
  }

  double high(double told) {
    return told * (1 + margin);
  }

  Interval band(double told) {
    return new Interval(low(told), high(told));
  }

  /// Number for a pass with power 90 % if the truth is what was told: ((z_.95 + z_.95)/margin)^2 V,
  /// 1082 V for 10 %.
  double planned(double relativeVariance) {
    double z = z(passAlpha) + z((1 - POWER) / 2);
    return z * z / (margin * margin) * relativeVariance;
  }

  /// Undecided with the relative deviation `d` seen: how many in all would decide?
  ///
  /// @param seen number so far
  /// @param least number below which the method gives no answer at all
  Standing undecided(double d, double relativeVariance, double seen, double least) {
    if (seen == 0) {
      return new Standing.Needs(Math.max(least, planned(relativeVariance)));
    }
    return undecided(Math.abs(d), margin, relativeVariance, seen, least);
  }

  /// The same for a deviation `off` against any limit, with the variance in the same unit squared.
  Standing undecided(double off, double limit, double variance, double seen, double least) {
    if (Math.abs(off - limit) <= NEAR * limit && seen >= least) {
      return new Standing.AtMargin();
    }
    double z = (off < limit ? z(passAlpha) : z(failAlpha / 2)) + z(1 - POWER);
    double room = off - limit;
    return new Standing.Needs(Math.max(least, z * z / (room * room) * variance));
  }

  /// A share against its limits: k of n seen, exact binomial. A limit of 1 (or above) no share can
  /// pass: that side holds by itself.
  Shares between(double k, double n, double low, double high) {
    Binomial least = new Binomial(n, low);
    boolean notBelow = least.atLeast(k) <= passAlpha;
    double below = least.atMost(k);
    if (high >= 1) {
      return new Shares(notBelow, Math.min(1, 2 * below));
    }
    Binomial most = new Binomial(n, high);
    return new Shares(
        notBelow && most.atMost(k) <= passAlpha, Math.min(1, 2 * Math.min(below, most.atLeast(k))));
  }

  /// @param inside surely between the limits
  /// @param pValue of "between the limits", two-sided
  record Shares(boolean inside, double pValue) {}

  /// Number from which an exact test at 1 % finds a deviation of the margin with power 90 %.
  double detecting(double relativeVariance) {
    double z = z(failAlpha / 2) + z(1 - POWER);
    return z * z / (margin * margin) * relativeVariance;
  }

  /// Number from which an exact test at 1 % finds, with power 90 %, that a share is `other` where
  /// `told` was said.
  double detectingShare(double told, double other) {
    double spread =
        z(failAlpha / 2) * Math.sqrt(told * (1 - told))
            + z(1 - POWER) * Math.sqrt(other * (1 - other));
    double ratio = spread / (other - told);
    return ratio * ratio;
  }

  /// z with upper tail alpha.
  private static double z(double alpha) {
    return -StandardNormal.quantile(alpha);
  }
}
