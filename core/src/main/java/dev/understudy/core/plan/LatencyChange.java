package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Mixture;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.distribution.Shifted;

/// What a window does to an endpoint's latency, at an intensity of 0..1 (MODELS.md 3).
public sealed interface LatencyChange {
  /// The law in force, exact at every intensity.
  Distribution at(double intensity, Distribution below);

  /// Times 1 + intensity (factor - 1).
  record Scale(double factor) implements LatencyChange {
    @Override
    public Distribution at(double intensity, Distribution below) {
      return Scaled.of(below, 1 + intensity * (factor - 1));
    }
  }

  /// Plus intensity x `nanos`.
  record Add(double nanos) implements LatencyChange {
    @Override
    public Distribution at(double intensity, Distribution below) {
      return Shifted.of(below, intensity * nanos);
    }
  }

  /// Another law, mixed in with probability `intensity`.
  record Replace(Distribution law) implements LatencyChange {
    @Override
    public Distribution at(double intensity, Distribution below) {
      return Mixture.between(below, law, intensity);
    }
  }
}
