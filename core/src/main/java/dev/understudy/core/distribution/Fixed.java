package dev.understudy.core.distribution;

/// Always the same value.
public record Fixed(double value) implements Distribution {
  static final Kind KIND =
      Kind.named("fixed", "always the same value; `latency: 50ms` is short for it")
          .form(
              "the value",
              given -> new Fixed(given.get("value")),
              Keys.value("value", "the value itself"))
          .zeroAllowedFor("value")
          .build();

  public Fixed {
    Check.notNegative("value", value);
  }

  @Override
  public double cdf(double x) {
    return x >= value ? 1 : 0;
  }

  @Override
  public double sf(double x) {
    return x >= value ? 0 : 1;
  }

  @Override
  public double quantile(double u) {
    return value;
  }

  @Override
  public double upperQuantile(double s) {
    return value;
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double variance() {
    return 0;
  }

  @Override
  public double lower() {
    return value;
  }

  @Override
  public double upper() {
    return value;
  }

  @Override
  public double partialMoment(int k, double x) {
    return x >= value ? Moments.power(value, k) : 0;
  }

  @Override
  public double cdfBelow(double x) {
    return x > value ? 1 : 0;
  }

  @Override
  public boolean continuous() {
    return false;
  }
}
