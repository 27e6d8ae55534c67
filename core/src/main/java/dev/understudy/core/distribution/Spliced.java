package dev.understudy.core.distribution;

import java.util.function.DoubleFunction;

/// A body with a Pareto tail: F = F_body below the threshold t, 1 - tail (x/t)^-shape from it on,
/// where tail = P(X > t).
public record Spliced(Distribution body, double threshold, double tail, double shape)
    implements Distribution {
  public Spliced {
    Check.positive("threshold", threshold);
    Check.positive("tail", tail);
    Check.positive("shape", shape);
    if (!(tail < 1)) {
      throw new IllegalArgumentException("tail must be < 1 but is " + tail);
    }
  }

  /// The tail begins at a percentile of the body.
  ///
  /// @param probability in (0, 1)
  /// @throws ParameterException where it is not, or the shape is not above 0
  public static Spliced fromPercentile(Distribution body, double probability, double shape) {
    if (!(probability > 0 && probability < 1)) {
      throw new ParameterException(
          "from",
          "a tail begins at a percentile between 0 and 100 but this is "
              + Digits.plain(100 * probability, 6),
          "Write for instance `from: p99`.");
    }
    checkShape(shape);
    double threshold = body.quantile(probability);
    if (!(threshold > 0)) {
      throw new ParameterException(
          "from", "the body is 0 there, and a Pareto tail cannot begin at 0", "Begin it higher.");
    }
    return new Spliced(body, threshold, 1 - probability, shape);
  }

  /// The tail begins at a value.
  ///
  /// @throws ParameterException where the body does not reach to both sides of it, or the shape is
  ///   not above 0
  public static Spliced fromValue(
      Distribution body, double threshold, double shape, DoubleFunction<String> show) {
    double tail = body.sf(threshold);
    if (!(threshold > 0 && tail > 0 && tail < 1)) {
      throw new ParameterException(
          "from",
          "the tail would begin at "
              + show.apply(threshold)
              + ", but the body has "
              + (tail > 0 ? "nothing below it" : "nothing beyond it"),
          "Begin it within the body, or at a percentile: `from: p99`.");
    }
    checkShape(shape);
    return new Spliced(body, threshold, tail, shape);
  }

  private static void checkShape(double shape) {
    if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          "shape",
          "the shape of a tail must be above 0 but is " + Digits.plain(shape, 6),
          "Shapes between 1 and 3 are common; up to 1 the mean is infinite.");
    }
  }

  @Override
  public double cdf(double x) {
    return x < threshold ? Math.min(1 - tail, body.cdf(x)) : 1 - sf(x);
  }

  @Override
  public double sf(double x) {
    return x < threshold ? Math.max(tail, body.sf(x)) : tail * Math.pow(threshold / x, shape);
  }

  @Override
  public double cdfBelow(double x) {
    return x <= threshold ? Math.min(1 - tail, body.cdfBelow(x)) : cdf(x);
  }

  @Override
  public double quantile(double u) {
    return u <= 1 - tail ? Math.min(threshold, body.quantile(u)) : beyond(1 - u);
  }

  @Override
  public double upperQuantile(double s) {
    return s < tail ? beyond(s) : Math.min(threshold, body.upperQuantile(s));
  }

  private double beyond(double s) {
    return threshold * Math.pow(tail / s, 1 / shape);
  }

  @Override
  public double mean() {
    return shape <= 1 ? Double.POSITIVE_INFINITY : bodyMoment(1) + tailMoment(1);
  }

  @Override
  public double variance() {
    if (shape <= 2) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = mean();
    return Math.max(0, bodyMoment(2) + tailMoment(2) - mean * mean);
  }

  /// tail a t^k/(a - k), for k < a.
  private double tailMoment(int k) {
    return tail * shape * Moments.power(threshold, k) / (shape - k);
  }

  /// E[X^k; X <= t] of the body; of an atom at t only what belongs below the tail.
  private double bodyMoment(int k) {
    double moment = body.partialMoment(k, threshold);
    return body.continuous()
        ? moment
        : moment - Moments.power(threshold, k) * (body.cdf(threshold) - (1 - tail));
  }

  @Override
  public double lower() {
    return body.lower();
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean continuous() {
    return body.continuous();
  }

  @Override
  public double partialMoment(int k, double x) {
    if (x < threshold) {
      return body.partialMoment(k, x);
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Moments.whole(this, k);
    }
    return bodyMoment(k)
        + tail
            * shape
            * Moments.power(threshold, k)
            * Moments.integralOfPower(x / threshold, k - shape);
  }
}
