package dev.understudy.results.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Observations;
import java.util.Optional;

/// Are the seen times the told ones in another unit? A verdict would then judge the unit and not
/// the service. All along the law they must be off by the same thousand: a service that does not
/// wait at all is off at each quantile by another factor, unless the law is a single value.
final class UnitCheck {
  private static final long LEAST = 20;
  private static final double[] QUANTILES = {0.25, 0.5, 0.75, 0.9};
  private static final double[] FACTORS = {1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9};

  private UnitCheck() {}

  /// `1000` or `1/1000`; empty where no such factor fits.
  static Optional<String> factor(Observations observations) {
    Optional<LatencySketch> times = observations.latencies();
    Optional<Distribution> law = observations.model().latency();
    if (times.isEmpty() || law.isEmpty() || times.get().n() < LEAST) {
      return Optional.empty();
    }
    for (double factor : FACTORS) {
      if (fits(times.get(), law.get(), factor)) {
        long whole = Math.round(factor >= 1 ? factor : 1 / factor);
        return Optional.of(factor >= 1 ? Long.toString(whole) : "1/" + whole);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(LatencySketch times, Distribution law, double factor) {
    for (double p : QUANTILES) {
      double ratio = times.quantile(p) / (law.quantile(p) * factor);
      if (!(ratio > 0.5 && ratio < 2)) {
        return false;
      }
    }
    return true;
  }
}
