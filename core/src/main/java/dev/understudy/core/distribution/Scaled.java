package dev.understudy.core.distribution;

/// factor X, factor > 0.
public record Scaled(Distribution base, double factor) implements Distribution {
  public Scaled {
    Check.positive("factor", factor);
  }

  /// `base` times `factor`; `base` itself for a factor of 1.
  public static Distribution of(Distribution base, double factor) {
    return factor == 1 ? base : new Scaled(base, factor);
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
    return factor * base.quantile(u);
  }

  @Override
  public double upperQuantile(double s) {
    return factor * base.upperQuantile(s);
  }

  @Override
  public double mean() {
    return factor * base.mean();
  }

  @Override
  public double variance() {
    return factor * factor * base.variance();
  }

  @Override
  public double lower() {
    return factor * base.lower();
  }

  @Override
  public double upper() {
    return factor * base.upper();
  }

  @Override
  public double partialMoment(int k, double x) {
    return Moments.power(factor, k) * base.partialMoment(k, upTo(x));
  }

  @Override
  public double cdfBelow(double x) {
    return base.cdfBelow(base.continuous() ? x / factor : x / factor - 2 * Math.ulp(x / factor));
  }

  @Override
  public boolean continuous() {
    return base.continuous();
  }

  /// The greatest value of the base that `factor` takes to x or less. An atom v is served as factor
  /// v, rounded, and x / factor need not give v back; two units in the last place are room enough.
  private double upTo(double x) {
    double y = x / factor;
    return base.continuous() ? y : y + 2 * Math.ulp(y);
  }
}
