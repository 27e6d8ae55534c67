package dev.understudy.core.distribution;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// A law restricted to [lo, hi] and re-normalised: F_T = (F - F(lo-)) / (F(hi) - F(lo-)), Q_T(u) =
/// Q(F(lo-) + u (F(hi) - F(lo-))). Never a heap at a bound. Where lo lies above the parent's
/// median, the same with sf, which has the digits there.
public final class Truncated implements Distribution {
  /// A law that keeps less than this of its parent is another family badly described.
  static final double LEAST_KEPT = 1e-6;

  private final Distribution parent;
  private final double lo;
  private final double hi;
  private final boolean upperSide;
  private final double belowLo; // P(X < lo) of the parent
  private final double aboveHi; // P(X > hi) of the parent
  private final double kept;
  private final double mean;
  private final double variance;

  private Truncated(Distribution parent, double lo, double hi) {
    this.parent = parent;
    this.lo = Math.max(lo, parent.lower());
    this.hi = Math.min(hi, parent.upper());
    belowLo = parent.cdfBelow(this.lo);
    aboveHi = parent.sf(this.hi);
    upperSide = belowLo > 0.5;
    kept = kept(parent, this.lo, this.hi);
    var moments = TruncatedMoments.of(parent, this.lo, this.hi, kept);
    mean = moments.mean();
    variance = moments.variance();
  }

  /// `parent` within [lo, hi]; `parent` itself where that cuts nothing.
  ///
  /// @throws ParameterException where less than a millionth of the parent is kept
  public static Distribution of(
      Distribution parent, double lo, double hi, DoubleFunction<String> show) {
    if (!(lo < hi)) {
      throw new IllegalArgumentException("lo must be < hi but they are " + lo + " and " + hi);
    }
    if (lo <= parent.lower() && hi >= parent.upper()) {
      return parent;
    }
    double kept = kept(parent, lo, hi);
    if (!(kept >= LEAST_KEPT)) {
      throw new ParameterException(
          lo > 0 ? "min" : "max",
          "a distribution "
              + cutText(lo, hi, show)
              + (kept > 0
                  ? " keeps one draw in " + Digits.grouped(1 / kept)
                  : " keeps none of its draws"),
          "Use another family, or wider bounds.");
    }
    // An atom that is all that is left is a fixed value.
    return parent instanceof Fixed ? parent : new Truncated(parent, lo, hi);
  }

  /// `cut at max 100ms`, `cut to 80ms .. 500ms`.
  static String cutText(double lo, double hi, DoubleFunction<String> show) {
    if (hi == Double.POSITIVE_INFINITY) {
      return "cut at min " + show.apply(lo);
    }
    return lo > 0
        ? "cut to " + show.apply(lo) + " .. " + show.apply(hi)
        : "cut at max " + show.apply(hi);
  }

  /// P(lo <= X <= hi), from the side that has the digits.
  static double kept(Distribution parent, double lo, double hi) {
    double below = parent.cdfBelow(lo);
    if (below > 0.5) {
      double atLo = parent.continuous() ? 0 : parent.cdf(lo) - below;
      return parent.sf(lo) + atLo - parent.sf(hi);
    }
    return parent.cdf(hi) - below;
  }

  public Distribution parent() {
    return parent;
  }

  /// The share of the parent's draws that lie within the bounds.
  public double kept() {
    return kept;
  }

  @Override
  public double cdf(double x) {
    if (x < lo) {
      return 0;
    }
    if (x >= hi) {
      return 1;
    }
    return upperSide
        ? 1 - Math.min(1, (parent.sf(x) - aboveHi) / kept)
        : Math.min(1, (parent.cdf(x) - belowLo) / kept);
  }

  @Override
  public double sf(double x) {
    if (x < lo) {
      return 1;
    }
    return x >= hi ? 0 : Math.min(1, (parent.sf(x) - aboveHi) / kept);
  }

  @Override
  public double quantile(double u) {
    double below = belowLo + u * kept;
    return within(
        below <= 0.5 ? parent.quantile(below) : parent.upperQuantile(aboveHi + (1 - u) * kept));
  }

  @Override
  public double upperQuantile(double s) {
    double above = aboveHi + s * kept;
    return within(
        above <= 0.5 ? parent.upperQuantile(above) : parent.quantile(belowLo + (1 - s) * kept));
  }

  /// Rounding of a probability near a bound may not lead beyond the bound.
  private double within(double x) {
    return Math.min(hi, Math.max(lo, x));
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public double lower() {
    return lo;
  }

  @Override
  public double upper() {
    return hi;
  }

  @Override
  public double partialMoment(int k, double x) {
    if (x < lo) {
      return 0;
    }
    if (x >= hi) {
      return Moments.whole(this, k);
    }
    return (parent.partialMoment(k, x) - TruncatedMoments.below(parent, k, lo)) / kept;
  }

  @Override
  public double cdfBelow(double x) {
    if (x <= lo) {
      return 0;
    }
    if (x > hi) {
      return 1;
    }
    if (parent.continuous()) {
      return cdf(x);
    }
    return Math.max(0, Math.min(1, (parent.cdfBelow(x) - belowLo) / kept));
  }

  @Override
  public boolean continuous() {
    return parent.continuous();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Truncated t && lo == t.lo && hi == t.hi && parent.equals(t.parent);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * parent.hashCode() + Double.hashCode(lo)) + Double.hashCode(hi);
  }

  @Override
  public String toString() {
    return "Truncated[" + parent + ", " + lo + ", " + hi + "]";
  }
}
