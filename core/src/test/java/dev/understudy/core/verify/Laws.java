package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.function.DoubleUnaryOperator;

/// A law given by its functions, for tests that must not depend on a family. Times in ns.
record Laws(
    DoubleUnaryOperator cdf,
    DoubleUnaryOperator sf,
    DoubleUnaryOperator quantile,
    double mean,
    double variance,
    boolean continuous)
    implements Distribution {
  static Laws logNormal(double median, double sigma) {
    double mean = median * Math.exp(sigma * sigma / 2);
    return new Laws(
        x -> x <= 0 ? 0 : Special.normalCdf(Math.log(x / median) / sigma),
        x -> x <= 0 ? 1 : Special.normalCdf(-Math.log(x / median) / sigma),
        u -> median * Math.exp(sigma * Special.normalQuantile(u)),
        mean,
        mean * mean * Math.expm1(sigma * sigma),
        true);
  }

  static Laws exponential(double mean) {
    return new Laws(
        x -> x <= 0 ? 0 : -Math.expm1(-x / mean),
        x -> x <= 0 ? 1 : Math.exp(-x / mean),
        u -> -mean * Math.log1p(-u),
        mean,
        mean * mean,
        true);
  }

  static Laws uniform(double min, double max) {
    return new Laws(
        x -> Math.clamp((x - min) / (max - min), 0, 1),
        x -> Math.clamp((max - x) / (max - min), 0, 1),
        u -> min + u * (max - min),
        (min + max) / 2,
        (max - min) * (max - min) / 12,
        true);
  }

  /// Normal without its negative part, re-normalised.
  static Laws normalCutAtZero(double mu, double sigma) {
    double cut = Special.normalCdf(-mu / sigma);
    double kept = Special.normalCdf(mu / sigma);
    double h = Math.exp(-0.5 * mu * mu / sigma / sigma) / Math.sqrt(2 * Math.PI) / kept;
    double mean = mu + sigma * h;
    return new Laws(
        x -> x <= 0 ? 0 : (Special.normalCdf((x - mu) / sigma) - cut) / kept,
        x -> x <= 0 ? 1 : Special.normalCdf((mu - x) / sigma) / kept,
        u -> Math.max(0, mu + sigma * Special.normalQuantile(cut + u * kept)),
        mean,
        sigma * sigma * (1 - h * (h + mu / sigma)),
        true);
  }

  static Laws fixed(double value) {
    return new Laws(x -> x < value ? 0 : 1, x -> x < value ? 1 : 0, _ -> value, value, 0, false);
  }

  static Laws pareto(double min, double shape) {
    return new Laws(
        x -> x <= min ? 0 : -Math.expm1(shape * Math.log(min / x)),
        x -> x <= min ? 1 : Math.pow(min / x, shape),
        u -> min * Math.pow(1 - u, -1 / shape),
        shape <= 1 ? Double.POSITIVE_INFINITY : shape * min / (shape - 1),
        shape <= 2
            ? Double.POSITIVE_INFINITY
            : shape * min * min / ((shape - 1) * (shape - 1) * (shape - 2)),
        true);
  }

  Laws scaledBy(double factor) {
    return new Laws(
        x -> cdf.applyAsDouble(x / factor),
        x -> sf.applyAsDouble(x / factor),
        u -> factor * quantile.applyAsDouble(u),
        factor * mean,
        factor * factor * variance,
        continuous);
  }

  @Override
  public double cdf(double x) {
    return cdf.applyAsDouble(x);
  }

  @Override
  public double cdfBelow(double x) {
    return continuous ? cdf(x) : cdf(Math.nextDown(x));
  }

  @Override
  public double sf(double x) {
    return sf.applyAsDouble(x);
  }

  @Override
  public double quantile(double u) {
    return quantile.applyAsDouble(u);
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double partialMoment(int k, double x) {
    throw new UnsupportedOperationException("no test needs the partial moment " + k + " at " + x);
  }
}
