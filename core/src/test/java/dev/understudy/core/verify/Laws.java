package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.distribution.LogNormal;
import dev.understudy.core.distribution.Normal;
import dev.understudy.core.distribution.Pareto;
import dev.understudy.core.distribution.Uniform;

/// The laws of these tests by the names of their parameters. Times in ns.
final class Laws {
  private Laws() {}

  static Distribution logNormal(double median, double sigma) {
    return new LogNormal(median, sigma);
  }

  static Distribution exponential(double mean) {
    return new Exponential(mean);
  }

  static Distribution uniform(double min, double max) {
    return new Uniform(min, max);
  }

  /// Normal without its negative part, re-normalised.
  static Distribution normalCutAtZero(double mu, double sigma) {
    return new Normal(mu, sigma);
  }

  static Distribution fixed(double value) {
    return new Fixed(value);
  }

  static Distribution pareto(double min, double shape) {
    return new Pareto(min, shape);
  }
}
