package dev.understudy.core.distribution;

import dev.understudy.core.distribution.Parameter.Kind;
import dev.understudy.core.distribution.Parameter.Role;

/// The keys that several families share, each with its one line for the reference page.
final class Keys {
  static final String MEAN = "mean";
  static final String SD = "sd";
  static final String MEDIAN = "median";
  static final String MODE = "mode";

  private Keys() {}

  static Parameter mean() {
    return fact(MEAN, "the mean of what is served");
  }

  static Parameter sd() {
    return fact(SD, "the standard deviation of what is served; or write `cv`, sd / mean");
  }

  static Parameter median() {
    return fact(MEDIAN, "half of what is served is below; the same as `p50`");
  }

  static Parameter mode() {
    return fact(MODE, "the most frequent value of what is served");
  }

  static Parameter pA() {
    return quantile("pA", "a percentile of what is served, such as `p50`");
  }

  static Parameter pB() {
    return quantile("pB", "a higher percentile of what is served, such as `p99`");
  }

  /// A natural parameter of the parent that is a value of the law.
  static Parameter value(String name, String summary) {
    return new Parameter(name, Kind.VALUE, Role.NATURAL, summary);
  }

  /// A natural parameter of the parent that is a plain number.
  static Parameter number(String name, String summary) {
    return new Parameter(name, Kind.NUMBER, Role.NATURAL, summary);
  }

  static Parameter count(String name, String summary) {
    return new Parameter(name, Kind.COUNT, Role.NATURAL, summary);
  }

  static Parameter flow(String name, String summary) {
    return new Parameter(name, Kind.FLOW, Role.NATURAL, summary);
  }

  static Parameter scale() {
    return value("scale", "the scale of the uncut distribution");
  }

  private static Parameter fact(String name, String summary) {
    return new Parameter(name, Kind.VALUE, Role.FACT, summary);
  }

  private static Parameter quantile(String name, String summary) {
    return new Parameter(name, Kind.QUANTILE, Role.FACT, summary);
  }
}
