package dev.understudy.core.distribution;

import dev.understudy.core.numeric.StandardNormal;

/// Log-normal: ln X is normal with mean ln scale and standard deviation sigma. The scale is the
/// median. F(x) = Phi(ln(x/scale)/sigma), Q(u) = scale e^(sigma z_u), mean = scale e^(sigma^2/2),
/// variance = mean^2 (e^(sigma^2) - 1).
public record LogNormal(double scale, double sigma) implements Distribution {
  static final Kind KIND =
      Kind.named("lognormal", "many small factors multiplied: the usual shape of response times")
          .form("two percentiles", LogNormal::ofQuantiles, Keys.pA(), Keys.pB())
          .form("mean and spread", LogNormal::ofMoments, Keys.mean(), Keys.sd())
          .form(
              "median and the uncut sigma",
              g -> new LogNormal(g.get(Keys.MEDIAN), g.get("sigma")),
              Keys.median(),
              sigmaKey())
          .form(
              "mean and the uncut sigma",
              g -> new LogNormal(ofMean(g.get(Keys.MEAN), g.get("sigma")), g.get("sigma")),
              Keys.mean(),
              sigmaKey())
          .form("mean and median", LogNormal::ofMeanAndMedian, Keys.mean(), Keys.median())
          .form("mean and one percentile", LogNormal::ofMeanAndQuantile, Keys.mean(), Keys.pA())
          .form(
              "the uncut scale, e^mu, and sigma",
              g -> new LogNormal(g.get("scale"), g.get("sigma")),
              Keys.scale(),
              sigmaKey())
          .chart(
              Chart.of(
                  LogNormal.class,
                  LogNormal::new,
                  "scale",
                  LogNormal::scale,
                  "sigma",
                  LogNormal::sigma))
          .build();

  public LogNormal {
    Check.positive("scale", scale);
    Check.positive("sigma", sigma);
  }

  private static Parameter sigmaKey() {
    return Keys.number("sigma", "the standard deviation of the uncut distribution's logarithm");
  }

  private static double ofMean(double mean, double sigma) {
    return mean * Math.exp(-sigma * sigma / 2);
  }

  private static Distribution ofQuantiles(Given given) {
    double zA = StandardNormal.quantile(given.probability("pA"));
    double zB = StandardNormal.quantile(given.probability("pB"));
    double sigma = Math.log(given.get("pB") / given.get("pA")) / (zB - zA);
    return new LogNormal(given.get("pA") * Math.exp(-zA * sigma), sigma);
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    double sigma = Math.sqrt(Math.log1p(cv * cv));
    return new LogNormal(ofMean(mean, sigma), sigma);
  }

  private static Distribution ofMeanAndMedian(Given given) {
    double mean = given.get(Keys.MEAN);
    double median = given.get(Keys.MEDIAN);
    if (!(mean > median)) {
      throw given.refuse(
          Keys.MEAN,
          "the mean of a lognormal lies above its median, but "
              + given.showExactly(given.stated(0))
              + " does not lie above "
              + given.showExactly(given.stated(1)),
          "Give a mean above the median, or another family: `gamma`, `normal`.");
    }
    return new LogNormal(median, Math.sqrt(2 * Math.log(mean / median)));
  }

  /// sigma = z - sqrt(z^2 - 2 ln(q/m)), the smaller root: the larger one is a law with a mean far
  /// out in its own tail.
  private static Distribution ofMeanAndQuantile(Given given) {
    double mean = given.get(Keys.MEAN);
    double z = StandardNormal.quantile(given.probability("pA"));
    double log = Math.log(given.get("pA") / mean);
    double greatest = z * z / 2;
    if (!(z > 0 && log > 0 && log <= greatest)) {
      String key = given.key("pA");
      String attainable =
          z > 0
              ? "attainable: above "
                  + given.show(mean + given.bounds().offset())
                  + ", up to "
                  + given.show(mean * Math.exp(greatest) + given.bounds().offset())
              : "it needs a percentile above p50";
      throw given.refuse(
          "pA",
          "lognormal with mean "
              + given.showExactly(given.stated(0))
              + " cannot have "
              + key
              + " "
              + given.showExactly(given.stated(1))
              + " ("
              + attainable
              + ")",
          "Give two percentiles, or mean and sd.");
    }
    // z - sqrt(z^2 - 2 log) cancels for small log
    double sigma = 2 * log / (z + Math.sqrt(z * z - 2 * log));
    return new LogNormal(ofMean(mean, sigma), sigma);
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : StandardNormal.cdf(Math.log(x / scale) / sigma);
  }

  @Override
  public double sf(double x) {
    return x <= 0 ? 1 : StandardNormal.cdf(-Math.log(x / scale) / sigma);
  }

  @Override
  public double quantile(double u) {
    return scale * Math.exp(sigma * StandardNormal.quantile(u));
  }

  @Override
  public double upperQuantile(double s) {
    return scale * Math.exp(-sigma * StandardNormal.quantile(s));
  }

  @Override
  public double mean() {
    return scale * Math.exp(sigma * sigma / 2);
  }

  @Override
  public double variance() {
    double mean = mean();
    return mean * mean * Math.expm1(sigma * sigma);
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
    if (x <= 0) {
      return 0;
    }
    return momentBelow(k, scale, sigma, Math.log(x / scale) / sigma);
  }

  /// E[X^k; Z <= z] = e^(k mu + k^2 sigma^2/2) Phi(z - k sigma). Where the first factor may
  /// overflow, that is left of the peak at z = k sigma, the same is x^k phi(z) times Mills' ratio
  /// at k sigma - z.
  static double momentBelow(int k, double scale, double sigma, double z) {
    double beyond = k * sigma - z;
    if (z == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    if (beyond > 0) {
      return Moments.power(scale * Math.exp(sigma * z), k)
          * StandardNormal.density(z)
          * StandardNormal.mills(beyond);
    }
    return Moments.power(scale, k)
        * Math.exp(0.5 * k * k * sigma * sigma)
        * StandardNormal.cdf(-beyond);
  }
}
