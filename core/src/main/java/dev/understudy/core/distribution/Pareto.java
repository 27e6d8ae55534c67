package dev.understudy.core.distribution;

/// Pareto (type I) from min with shape a: F(x) = 1 - (min/x)^a, Q(u) = min (1-u)^(-1/a); mean a
/// min/(a-1), infinite for a <= 1; variance a min^2/((a-1)^2 (a-2)), infinite for a <= 2.
public record Pareto(double min, double shape) implements Distribution {
  static final Kind KIND =
      Kind.named("pareto", "a power-law tail above a least value; rare values are very large")
          .form(
              "least value and shape",
              g -> new Pareto(g.get("min"), g.get("shape")),
              minKey(),
              shapeKey())
          .form("least value and mean", Pareto::ofMinAndMean, minKey(), Keys.mean())
          .form("least value and one percentile", Pareto::ofMinAndQuantile, minKey(), Keys.pA())
          .form("mean and spread", Pareto::ofMoments, Keys.mean(), Keys.sd())
          .form("two percentiles", Pareto::ofQuantiles, Keys.pA(), Keys.pB())
          .chart(Chart.of(Pareto.class, Pareto::new, "min", Pareto::min, "shape", Pareto::shape))
          .build();

  public Pareto {
    Check.positive("min", min);
    Check.positive("shape", shape);
  }

  private static Parameter minKey() {
    return Keys.value("min", "the least value of the uncut distribution");
  }

  private static Parameter shapeKey() {
    return Keys.number(
        "shape", "tail exponent a: P(X > x) = (min/x)^a; mean infinite up to 1, variance up to 2");
  }

  private static Distribution ofMinAndMean(Given given) {
    double min = given.get("min");
    double mean = given.get(Keys.MEAN);
    unlessAboveMin(given, Keys.MEAN);
    return new Pareto(min, mean / (mean - min));
  }

  private static Distribution ofMinAndQuantile(Given given) {
    unlessAboveMin(given, "pA");
    double min = given.get("min");
    return new Pareto(min, -Math.log1p(-given.probability("pA")) / Math.log(given.get("pA") / min));
  }

  private static void unlessAboveMin(Given given, String name) {
    double offset = given.bounds().offset();
    if (!(given.get(name) > given.get("min"))) {
      throw given.refuse(
          name,
          "pareto from min "
              + given.showExactly(given.get("min"))
              + " cannot have "
              + given.key(name)
              + " "
              + given.showExactly(given.get(name) + offset)
              + " (attainable: above "
              + given.showExactly(given.get("min") + offset)
              + ")",
          "Give a smaller `min`.");
    }
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double cv = given.get(Keys.SD) / mean;
    double shape = 1 + Math.sqrt(1 + 1 / (cv * cv));
    return new Pareto(mean * (shape - 1) / shape, shape);
  }

  private static Distribution ofQuantiles(Given given) {
    double logA = Math.log1p(-given.probability("pA"));
    double logB = Math.log1p(-given.probability("pB"));
    double shape = (logA - logB) / Math.log(given.get("pB") / given.get("pA"));
    return new Pareto(given.get("pA") * Math.exp(logA / shape), shape);
  }

  @Override
  public double cdf(double x) {
    return x <= min ? 0 : -Math.expm1(shape * Math.log(min / x));
  }

  @Override
  public double sf(double x) {
    return x <= min ? 1 : Math.pow(min / x, shape);
  }

  @Override
  public double quantile(double u) {
    return min * Math.exp(-Math.log1p(-u) / shape);
  }

  @Override
  public double upperQuantile(double s) {
    return min * Math.pow(s, -1 / shape);
  }

  @Override
  public double mean() {
    return shape <= 1 ? Double.POSITIVE_INFINITY : shape * min / (shape - 1);
  }

  @Override
  public double variance() {
    return shape <= 2
        ? Double.POSITIVE_INFINITY
        : shape * min * min / ((shape - 1) * (shape - 1) * (shape - 2));
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /// a min^k ((x/min)^(k-a) - 1)/(k-a); for k = a the limit a min^k ln(x/min).
  @Override
  public double partialMoment(int k, double x) {
    if (x <= min) {
      return 0;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Moments.whole(this, k);
    }
    return shape * Moments.power(min, k) * Moments.integralOfPower(x / min, k - shape);
  }
}
