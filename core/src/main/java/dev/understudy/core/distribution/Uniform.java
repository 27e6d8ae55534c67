package dev.understudy.core.distribution;

/// Every value between min and max alike.
public record Uniform(double min, double max) implements Distribution {
  private static final double SQRT_3 = Math.sqrt(3);

  static final Kind KIND =
      Kind.named("uniform", "every value between min and max equally likely")
          .form(
              "its ends",
              Uniform::ofEnds,
              Keys.value("min", "the least value"),
              Keys.value("max", "the greatest value"))
          .form(
              "mean and spread; needs sd <= mean / sqrt 3",
              Uniform::ofMoments,
              Keys.mean(),
              Keys.sd())
          .zeroAllowedFor("min")
          .build();

  public Uniform {
    Check.notNegative("min", min);
    Check.positive("max", max);
    Check.ascending("min", min, "max", max);
  }

  private static Distribution ofEnds(Given given) {
    double min = given.get("min");
    double max = given.get("max");
    return new Uniform(min, max);
  }

  private static Distribution ofMoments(Given given) {
    double mean = given.get(Keys.MEAN);
    double half = SQRT_3 * given.get(Keys.SD);
    if (half > mean) {
      throw given.refuse(
          Keys.SD,
          "uniform with mean "
              + given.showExactly(given.stated(0))
              + " cannot have sd "
              + given.showExactly(given.get(Keys.SD))
              + " (attainable: at most "
              + given.show(mean / SQRT_3)
              + "; more would reach below "
              + given.showExactly(given.bounds().offset())
              + ")",
          "Give a smaller sd, or a family with a tail: `gamma`, `lognormal`.");
    }
    return new Uniform(mean - half, mean + half);
  }

  @Override
  public double cdf(double x) {
    return x <= min ? 0 : x >= max ? 1 : (x - min) / (max - min);
  }

  @Override
  public double sf(double x) {
    return x <= min ? 1 : x >= max ? 0 : (max - x) / (max - min);
  }

  @Override
  public double quantile(double u) {
    return u <= 0.5 ? min + u * (max - min) : max - (1 - u) * (max - min);
  }

  @Override
  public double upperQuantile(double s) {
    return s <= 0.5 ? max - s * (max - min) : min + (1 - s) * (max - min);
  }

  @Override
  public double mean() {
    return min + (max - min) / 2;
  }

  @Override
  public double variance() {
    return (max - min) * (max - min) / 12;
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return max;
  }

  /// (x^(k+1) - min^(k+1)) / ((k+1)(max-min)), factored so that nothing cancels.
  @Override
  public double partialMoment(int k, double x) {
    if (x <= min) {
      return 0;
    }
    double end = Math.min(x, max);
    double share = (end - min) / (max - min);
    return switch (k) {
      case 0 -> share;
      case 1 -> share * (min + end) / 2;
      case 2 -> share * (min * min + min * end + end * end) / 3;
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2 but is " + k);
    };
  }
}
