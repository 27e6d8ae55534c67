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
    return base.cdf(x / factor);
  }

  @Override
  public double sf(double x) {
    return base.sf(x / factor);
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
    return Moments.power(factor, k) * base.partialMoment(k, x / factor);
  }

  @Override
  public double cdfBelow(double x) {
    return base.cdfBelow(x / factor);
  }

  @Override
  public boolean continuous() {
    return base.continuous();
  }
}
