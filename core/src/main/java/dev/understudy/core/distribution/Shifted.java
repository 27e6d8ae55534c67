package dev.understudy.core.distribution;

/// delay + X, delay >= 0.
public record Shifted(Distribution base, double delay) implements Distribution {
  public Shifted {
    Check.notNegative("delay", delay);
  }

  /// `base` later by `delay`; `base` itself for a delay of 0.
  public static Distribution of(Distribution base, double delay) {
    return delay == 0 ? base : new Shifted(base, delay);
  }

  @Override
  public double cdf(double x) {
    return base.cdf(upTo(x));
  }

  @Override
  public double sf(double x) {
    return base.sf(upTo(x));
  }

  @Override
  public double quantile(double u) {
    return base.quantile(u) + delay;
  }

  @Override
  public double upperQuantile(double s) {
    return base.upperQuantile(s) + delay;
  }

  @Override
  public double mean() {
    return base.mean() + delay;
  }

  @Override
  public double variance() {
    return base.variance();
  }

  @Override
  public double lower() {
    return base.lower() + delay;
  }

  @Override
  public double upper() {
    return base.upper() + delay;
  }

  @Override
  public double partialMoment(int k, double x) {
    double y = upTo(x);
    return switch (k) {
      case 0 -> base.partialMoment(0, y);
      case 1 -> delay * base.partialMoment(0, y) + base.partialMoment(1, y);
      case 2 ->
          delay * delay * base.partialMoment(0, y)
              + 2 * delay * base.partialMoment(1, y)
              + base.partialMoment(2, y);
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }

  @Override
  public double cdfBelow(double x) {
    return base.cdfBelow(base.continuous() ? x - delay : x - delay - Math.ulp(x));
  }

  @Override
  public boolean continuous() {
    return base.continuous();
  }

  /// The greatest value of the base that `delay` takes to x or less. An atom v is served as v +
  /// delay, rounded, and x - delay need not give v back; a unit in the last place is room enough.
  private double upTo(double x) {
    return base.continuous() ? x - delay : x - delay + Math.ulp(x);
  }
}
