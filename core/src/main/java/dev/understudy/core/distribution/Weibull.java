package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteGamma;
import dev.understudy.core.numeric.LogGamma;

/// Weibull with shape k and scale l: F(x) = 1 - e^(-(x/l)^k), Q(u) = l (-ln(1-u))^(1/k), mean l
/// Gamma(1 + 1/k).
public record Weibull(double shape, double scale) implements Distribution {
  static final Kind KIND =
      Kind.named(
              "weibull", "time to failure; heavier than exponential for shape < 1, lighter above")
          .form("two percentiles", Weibull::ofQuantiles, Keys.pA(), Keys.pB())
          .form("mean and spread", Weibull::ofMoments, Keys.mean(), Keys.sd())
          .form(
              "mean and the uncut shape",
              g -> {
                double shape = g.get("shape");
                return new Weibull(shape, g.get(Keys.MEAN) / Math.exp(LogGamma.of(1 + 1 / shape)));
              },
              Keys.mean(),
              shapeKey())
          .form(
              "median and the uncut shape",
              g -> {
                double shape = g.get("shape");
                return new Weibull(shape, g.get(Keys.MEDIAN) / Math.pow(Math.log(2), 1 / shape));
              },
              Keys.median(),
              shapeKey())
          .form(
              "the uncut shape and scale",
              g -> new Weibull(g.get("shape"), g.get("scale")),
              shapeKey(),
              Keys.scale())
          .chart(
              Chart.of(
                  Weibull.class,
                  (scale, shape) -> new Weibull(shape, scale),
                  "scale",
                  Weibull::scale,
                  "shape",
                  Weibull::shape))
          .build();

  private static final double LEAST_SHAPE = 0.02;
  private static final double GREATEST_SHAPE = 1e6;

  public Weibull {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
  }

  private static Parameter shapeKey() {
    return Keys.number("shape", "shape k of the uncut distribution; 1 is exponential");
  }

  /// ln(-ln(1-p)) is linear in ln x.
  private static Distribution ofQuantiles(Given given) {
    double logA = Math.log(-Math.log1p(-given.probability("pA")));
    double logB = Math.log(-Math.log1p(-given.probability("pB")));
    double shape = (logB - logA) / Math.log(given.get("pB") / given.get("pA"));
    return new Weibull(shape, given.get("pA") / Math.exp(logA / shape));
  }

  /// Gamma(1 + 2/k)/Gamma(1 + 1/k)^2 = 1 + cv^2.
  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    double goal = Math.log1p(cv * cv);
    double least = LogGamma.ofTwiceLessTwice(1 / GREATEST_SHAPE);
    double greatest = LogGamma.ofTwiceLessTwice(1 / LEAST_SHAPE);
    if (!(goal >= least && goal <= greatest)) {
      throw Refusal.spread(
          given, mean * Math.sqrt(Math.expm1(least)), mean * Math.sqrt(Math.expm1(greatest)));
    }
    double log =
        Root.between(
            Math.log(LEAST_SHAPE),
            Math.log(GREATEST_SHAPE),
            t -> Math.log(LogGamma.ofTwiceLessTwice(Math.exp(-t)) / goal));
    double shape = Math.exp(log);
    return new Weibull(shape, mean / Math.exp(LogGamma.of(1 + 1 / shape)));
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : Math.exp(-Math.pow(x / scale, shape));
  }

  @Override
  public double quantile(double u) {
    return scale * Math.pow(-Math.log1p(-u), 1 / shape);
  }

  @Override
  public double upperQuantile(double s) {
    return scale * Math.pow(-Math.log(s), 1 / shape);
  }

  @Override
  public double mean() {
    return scale * Math.exp(LogGamma.of(1 + 1 / shape));
  }

  @Override
  public double variance() {
    double mean = mean();
    return mean * mean * Math.expm1(LogGamma.ofTwiceLessTwice(1 / shape));
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// l^k Gamma(1 + k/shape) P(1 + k/shape, (x/l)^shape).
  @Override
  public double partialMoment(int k, double x) {
    if (k == 0 || x <= 0) {
      return cdf(x);
    }
    return Moments.whole(this, k) * IncompleteGamma.p(1 + k / shape, Math.pow(x / scale, shape));
  }
}
