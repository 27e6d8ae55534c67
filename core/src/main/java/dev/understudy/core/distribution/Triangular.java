package dev.understudy.core.distribution;

/// Triangular on [min, max] with its peak at mode: mean (min + mode + max)/3.
public record Triangular(double min, double mode, double max) implements Distribution {
  static final Kind KIND =
      Kind.named("triangular", "a rough guess: least, most likely and greatest value")
          .form("its corners", Triangular::ofCorners, minKey(), Keys.mode(), maxKey())
          .form("its ends and the mean", Triangular::ofMean, minKey(), Keys.mean(), maxKey())
          .chart(new Modes())
          .zeroAllowedFor("min", Keys.MODE)
          .build();

  public Triangular {
    Check.notNegative("min", min);
    Check.positive("max", max);
    Check.ascending("min", min, "max", max);
    if (!(mode >= min && mode <= max)) {
      throw new IllegalArgumentException(
          "mode must lie in " + min + " .. " + max + " but is " + mode);
    }
  }

  private static Parameter minKey() {
    return Keys.value("min", "the least value of the uncut distribution");
  }

  private static Parameter maxKey() {
    return Keys.value("max", "the greatest value of the uncut distribution");
  }

  private static Distribution ofCorners(Given given) {
    Refusal.unlessWithin(given, Keys.MODE, given.get("min"), given.get("max"));
    return new Triangular(given.get("min"), given.get(Keys.MODE), given.get("max"));
  }

  /// mode = 3 mean - min - max, which lies inside for means in the middle third.
  private static Distribution ofMean(Given given) {
    double min = given.get("min");
    double max = given.get("max");
    Refusal.unlessWithin(given, Keys.MEAN, min + (max - min) / 3, max - (max - min) / 3);
    double mode = 3 * given.get(Keys.MEAN) - min - max;
    return new Triangular(min, Math.min(max, Math.max(min, mode)), max); // the rounding of 3 mean
  }

  /// Triangular laws between given ends by ln of the mode's place between them.
  private static final class Modes implements Chart {
    @Override
    public Distribution at(Given given, double first, double second) {
      double min = given.get("min");
      double max = given.get("max");
      double mode = min + (max - min) / (1 + Math.exp(-first));
      return new Triangular(min, Math.min(max, mode), max);
    }

    @Override
    public double first(Distribution law) {
      var t = (Triangular) law;
      return Math.max(-35, Math.min(35, Math.log((t.mode - t.min) / (t.max - t.mode))));
    }

    @Override
    public double second(Distribution law) {
      return 0;
    }

    @Override
    public double firstStart(double fact) {
      return 0;
    }

    @Override
    public boolean covers(double first, double second) {
      return Math.abs(first) <= 36; // beyond, the mode is an end
    }
  }

  private double width() {
    return max - min;
  }

  @Override
  public double cdf(double x) {
    if (x <= min) {
      return 0;
    }
    if (x >= max) {
      return 1;
    }
    return x <= mode && mode > min
        ? (x - min) * (x - min) / (width() * (mode - min))
        : 1 - (max - x) * (max - x) / (width() * (max - mode));
  }

  @Override
  public double sf(double x) {
    if (x <= min) {
      return 1;
    }
    if (x >= max) {
      return 0;
    }
    return x <= mode && mode > min
        ? 1 - (x - min) * (x - min) / (width() * (mode - min))
        : (max - x) * (max - x) / (width() * (max - mode));
  }

  @Override
  public double quantile(double u) {
    return u * width() <= mode - min ? rising(u) : falling(1 - u);
  }

  @Override
  public double upperQuantile(double s) {
    return s * width() <= max - mode ? falling(s) : rising(1 - s);
  }

  private double rising(double u) {
    return min + Math.sqrt(u * width() * (mode - min));
  }

  private double falling(double s) {
    return max - Math.sqrt(s * width() * (max - mode));
  }

  @Override
  public double mean() {
    return min + ((mode - min) + width()) / 3;
  }

  @Override
  public double variance() {
    double peak = mode - min;
    return (peak * peak + width() * width() - peak * width()) / 18;
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return max;
  }

  /// The density is linear on both sides of the mode, so three points of quadrature would do;
  /// twenty are at hand.
  @Override
  public double partialMoment(int k, double x) {
    double end = Math.min(x, max);
    double top = 2 / width();
    double sum = 0;
    double left = Math.min(end, mode);
    if (left > min) {
      sum +=
          GaussLegendre.over(min, left, t -> Moments.power(t, k) * top * (t - min) / (mode - min));
    }
    if (end > mode) {
      sum +=
          GaussLegendre.over(mode, end, t -> Moments.power(t, k) * top * (max - t) / (max - mode));
    }
    return sum;
  }
}
