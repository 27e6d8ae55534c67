package dev.understudy.core.distribution;

import dev.understudy.core.numeric.IncompleteBeta;

/// Log-logistic with scale c (the median) and shape b: F(x) = 1/(1 + (x/c)^-b), Q(u) = c
/// (u/(1-u))^(1/b). With t = pi/b: mean c t/sin t, infinite for b <= 1; variance mean^2 (tan t/t -
/// 1), infinite for b <= 2.
public record LogLogistic(double scale, double shape) implements Distribution {
  static final Kind KIND =
      Kind.named("loglogistic", "like a lognormal in the middle, with a power-law tail")
          .form("two percentiles", LogLogistic::ofQuantiles, Keys.pA(), Keys.pB())
          .form(
              "median and the uncut shape",
              g -> new LogLogistic(g.get(Keys.MEDIAN), g.get("shape")),
              Keys.median(),
              shapeKey())
          .form("mean and the uncut shape", LogLogistic::ofMeanAndShape, Keys.mean(), shapeKey())
          .form("mean and spread", LogLogistic::ofMoments, Keys.mean(), Keys.sd())
          .form(
              "the uncut scale and shape",
              g -> new LogLogistic(g.get("scale"), g.get("shape")),
              Keys.scale(),
              shapeKey())
          .chart(
              Chart.of(
                  LogLogistic.class,
                  LogLogistic::new,
                  "scale",
                  LogLogistic::scale,
                  "shape",
                  LogLogistic::shape))
          .build();

  public LogLogistic {
    Check.positive("scale", scale);
    Check.positive("shape", shape);
  }

  private static Parameter shapeKey() {
    return Keys.number(
        "shape",
        "tail exponent b of the uncut distribution; mean infinite up to 1, variance up to 2");
  }

  private static Distribution ofQuantiles(Given given) {
    double logitA = logit(given.probability("pA"));
    double logitB = logit(given.probability("pB"));
    double shape = (logitB - logitA) / Math.log(given.get("pB") / given.get("pA"));
    return new LogLogistic(given.get("pA") * Math.exp(-logitA / shape), shape);
  }

  private static Distribution ofMeanAndShape(Given given) {
    double shape = given.get("shape");
    Refusal.unlessMeanExists(given, shape);
    return ofMean(given.get(Keys.MEAN), Math.PI / shape);
  }

  /// tan t/t = 1 + cv^2 for t in (0, pi/2).
  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    double least = 1e-9;
    double greatest = Math.PI / 2 - 1e-12;
    double c = cv * cv;
    if (!(c > squaredCv(least) && c < squaredCv(greatest))) {
      throw Refusal.spread(
          given, mean * Math.sqrt(squaredCv(least)), mean * Math.sqrt(squaredCv(greatest)));
    }
    return ofMean(mean, Root.between(least, greatest, t -> Math.log(squaredCv(t) / c)));
  }

  private static Distribution ofMean(double mean, double t) {
    return new LogLogistic(mean * Math.sin(t) / t, Math.PI / t);
  }

  /// tan t/t - 1; by its series (DLMF 4.19.3) for small t, where the difference would cancel.
  private static double squaredCv(double t) {
    if (t > 0.1) {
      return Math.tan(t) / t - 1;
    }
    double y = t * t;
    return y
        * (1.0 / 3
            + y
                * (2.0 / 15
                    + y
                        * (17.0 / 315
                            + y * (62.0 / 2835 + y * (1382.0 / 155925 + y * 21844.0 / 6081075)))));
  }

  private static double logit(double u) {
    return Math.log(u / (1 - u));
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : 1 / (1 + Math.pow(scale / x, shape));
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : 1 / (1 + Math.pow(x / scale, shape));
  }

  @Override
  public double quantile(double u) {
    return scale * Math.exp(logit(u) / shape);
  }

  @Override
  public double upperQuantile(double s) {
    return scale * Math.exp(-logit(s) / shape);
  }

  @Override
  public double mean() {
    double t = Math.PI / shape;
    return shape <= 1 ? Double.POSITIVE_INFINITY : scale * t / Math.sin(t);
  }

  @Override
  public double variance() {
    double mean = mean();
    return shape <= 2 ? Double.POSITIVE_INFINITY : mean * mean * squaredCv(Math.PI / shape);
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// E[X^k] I_F(1 + k/b, 1 - k/b) where that moment exists with room to spare; else quadrature.
  @Override
  public double partialMoment(int k, double x) {
    if (k == 0 || x <= 0) {
      return cdf(x);
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Moments.whole(this, k);
    }
    double q = k / shape;
    return q < 0.95
        ? Moments.whole(this, k) * IncompleteBeta.of(1 + q, 1 - q, cdf(x), sf(x))
        : Moments.power(scale, k) * integral(q, shape * Math.log(x / scale));
  }

  /// The integral of e^(qv) e^v/(1 + e^v)^2 up to z, the logistic density in v = b ln(x/c):
  /// analytic within pi of the real axis.
  private static double integral(double q, double z) {
    double from = Math.min(z, 0) - 45 / (1 + q); // what is left out is e^-45 of the whole
    int panels = 1 + (int) ((z - from) / 1.5);
    return GaussLegendre.over(
        from,
        z,
        panels,
        v ->
            v < 0
                ? Math.exp((1 + q) * v) / ((1 + Math.exp(v)) * (1 + Math.exp(v)))
                : Math.exp((q - 1) * v) / ((1 + Math.exp(-v)) * (1 + Math.exp(-v))));
  }
}
