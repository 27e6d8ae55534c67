package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteBeta;

/// Lomax (Pareto type II from 0) with shape a and scale l: F(x) = 1 - (1 + x/l)^-a, Q(u) = l
/// ((1-u)^(-1/a) - 1); mean l/(a-1), infinite for a <= 1; variance l^2 a/((a-1)^2 (a-2)), infinite
/// for a <= 2.
public record Lomax(double shape, double scale) implements Distribution {
  static final Kind KIND =
      Kind.named("lomax", "a power-law tail that starts at 0")
          .form("two percentiles", Lomax::ofQuantiles, Keys.pA(), Keys.pB())
          .form("mean and the uncut shape", Lomax::ofMeanAndShape, Keys.mean(), shapeKey())
          .form("mean and spread; needs sd > mean", Lomax::ofMoments, Keys.mean(), Keys.sd())
          .form(
              "the uncut shape and scale",
              g -> new Lomax(g.get("shape"), g.get("scale")),
              shapeKey(),
              Keys.scale())
          .chart(
              Chart.of(
                  Lomax.class,
                  (scale, shape) -> new Lomax(shape, scale),
                  "scale",
                  Lomax::scale,
                  "shape",
                  Lomax::shape))
          .build();

  private static final double LEAST_SHAPE = 1e-3;
  private static final double GREATEST_SHAPE = 1e8;

  public Lomax {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
  }

  private static Parameter shapeKey() {
    return Keys.number(
        "shape",
        "tail exponent a of the uncut distribution; mean infinite up to 1, variance up to 2");
  }

  private static Distribution ofMeanAndShape(Given given) {
    double shape = given.get("shape");
    Refusal.unlessMeanExists(given, shape);
    return new Lomax(shape, given.get(Keys.MEAN) * (shape - 1));
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    double c = cv * cv;
    if (!(c > 1)) {
      throw Refusal.spread(given, mean, Double.POSITIVE_INFINITY);
    }
    double shape = 2 * c / (c - 1);
    return new Lomax(shape, mean * (shape - 1));
  }

  private static Distribution ofQuantiles(Given given) {
    double a = -Math.log1p(-given.probability("pA"));
    double b = -Math.log1p(-given.probability("pB"));
    double goal = Math.log(given.get("pB") / given.get("pA"));
    double least = logRatio(Math.log(GREATEST_SHAPE), a, b);
    double greatest = logRatio(Math.log(LEAST_SHAPE), a, b);
    if (!(goal > least && goal < greatest)) {
      throw Refusal.ratio(given, b / a, Math.exp(greatest));
    }
    double shape =
        Math.exp(
            Root.between(
                Math.log(LEAST_SHAPE), Math.log(GREATEST_SHAPE), t -> logRatio(t, a, b) - goal));
    return new Lomax(shape, given.get("pB") / Math.expm1(b / shape));
  }

  /// ln of the ratio of two quantiles, falling with the shape; the quantiles themselves may
  /// overflow.
  private static double logRatio(double logShape, double a, double b) {
    double shape = Math.exp(logShape);
    return logExpm1(b / shape) - logExpm1(a / shape);
  }

  private static double logExpm1(double y) {
    return y > 40 ? y : Math.log(Math.expm1(y));
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-shape * Math.log1p(x / scale));
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : Math.exp(-shape * Math.log1p(x / scale));
  }

  @Override
  public double quantile(double u) {
    return scale * Math.expm1(-Math.log1p(-u) / shape);
  }

  @Override
  public double upperQuantile(double s) {
    return scale * Math.expm1(-Math.log(s) / shape);
  }

  @Override
  public double mean() {
    return shape <= 1 ? Double.POSITIVE_INFINITY : scale / (shape - 1);
  }

  @Override
  public double variance() {
    return shape <= 2
        ? Double.POSITIVE_INFINITY
        : scale * scale * shape / ((shape - 1) * (shape - 1) * (shape - 2));
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// With w = x/(x + l), X/(X + l) is beta: E[X^k] I_w(k+1, a-k) where that moment exists, else the
  /// incomplete beta function itself, as a series for w <= 1/2 and in powers of 1 + x/l above.
  @Override
  public double partialMoment(int k, double x) {
    if (k == 0 || x <= 0) {
      return cdf(x);
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Moments.whole(this, k);
    }
    double w = x / (x + scale);
    if (shape - k > NEARLY_INFINITE) {
      return Moments.whole(this, k) * IncompleteBeta.of(k + 1, shape - k, w, scale / (x + scale));
    }
    double unit = w <= 0.5 ? series(k, w) : powers(k, 1 + x / scale);
    return shape * Moments.power(scale, k) * unit;
  }

  /// Below this distance from an infinite moment, moment and share would be huge and tiny, and
  /// their product short of digits.
  private static final double NEARLY_INFINITE = 0.05;

  /// B_w(k+1, a-k) = sum of (1-a+k)_n/n! w^(k+1+n)/(k+1+n) (DLMF 8.17.7).
  private double series(int k, double w) {
    double factor = Math.pow(w, k + 1);
    double sum = 0;
    double c = 1 - shape + k;
    for (int n = 0; n < 300; n++) {
      double term = factor / (k + 1 + n);
      sum += term;
      if (Math.abs(term) < 1e-18 * sum) {
        break;
      }
      factor *= w * (c + n) / (n + 1);
    }
    return sum;
  }

  /// The integral of (t-1)^k t^(-a-1), t = 1 + x/l.
  private double powers(int k, double t) {
    double none = Moments.integralOfPower(t, -shape);
    double one = Moments.integralOfPower(t, 1 - shape);
    return k == 1 ? one - none : Moments.integralOfPower(t, 2 - shape) - 2 * one + none;
  }
}
