package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteGamma;

/// Exponential with the given scale: F(x) = 1 - e^(-x/scale), Q(u) = -scale ln(1 - u), mean and sd
/// = scale.
public record Exponential(double scale) implements Distribution {
  static final Kind KIND =
      Kind.named("exponential", "memoryless: time to the next event of a random stream; sd = mean")
          .form("its mean", g -> new Exponential(g.get(Keys.MEAN)), Keys.mean())
          .form("its median", g -> new Exponential(g.get(Keys.MEDIAN) / Math.log(2)), Keys.median())
          .form(
              "one percentile",
              g -> new Exponential(g.get("pA") / -Math.log1p(-g.probability("pA"))),
              Keys.pA())
          .form("the uncut scale", g -> new Exponential(g.get("scale")), Keys.scale())
          .form(
              "the uncut rate, 1 / scale",
              g -> new Exponential(1 / g.get("rate")),
              Keys.flow("rate", "events per time of the uncut distribution"))
          .chart(
              Chart.of(
                  Exponential.class,
                  (scale, shape) -> new Exponential(scale),
                  "scale",
                  Exponential::scale,
                  "",
                  law -> 1))
          .build();

  public Exponential {
    Check.positive("scale", scale);
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-x / scale); // 1 - e^-y would lose every digit as y nears 1e-16
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : Math.exp(-x / scale);
  }

  @Override
  public double quantile(double u) {
    return -scale * Math.log1p(-u);
  }

  @Override
  public double upperQuantile(double s) {
    return -scale * Math.log(s);
  }

  @Override
  public double mean() {
    return scale;
  }

  @Override
  public double variance() {
    return scale * scale;
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// scale^k k! P(k + 1, x/scale).
  @Override
  public double partialMoment(int k, double x) {
    if (k == 0) {
      return cdf(x);
    }
    return Moments.whole(this, k) * IncompleteGamma.p(k + 1, x / scale);
  }
}
