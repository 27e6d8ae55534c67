package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was told about one error: its share of all requests, whether it comes in runs, and its own
/// times if it has them.
///
/// @param rate long-run share, in 0..1
/// @param meanRun mean number of successive requests that fail alike; empty: each request for
///   itself
/// @param latency its own law; empty: the endpoint's
public record ErrorModel(
    String name, double rate, OptionalDouble meanRun, Optional<Distribution> latency) {
  public ErrorModel {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the rate of " + name + " must lie in 0..1 but is " + rate);
    }
    if (meanRun.isPresent() && !(meanRun.getAsDouble() >= 1)) {
      throw new IllegalArgumentException(
          "meanRun of " + name + " must be >= 1 but is " + meanRun.getAsDouble());
    }
  }

  public static ErrorModel of(String name, double rate) {
    return new ErrorModel(name, rate, OptionalDouble.empty(), Optional.empty());
  }

  public ErrorModel withMeanRun(double meanRun) {
    return new ErrorModel(name, rate, OptionalDouble.of(meanRun), latency);
  }

  public ErrorModel withLatency(Distribution law) {
    return new ErrorModel(name, rate, meanRun, Optional.of(law));
  }

  /// By how much runs inflate the variance of this rate alone: 2 L (1 - p) - 1; 1 without runs.
  double ownInflation() {
    return meanRun.isEmpty() ? 1 : Math.max(1, 2 * meanRun.getAsDouble() * (1 - rate) - 1);
  }
}
