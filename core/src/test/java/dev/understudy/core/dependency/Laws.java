package dev.understudy.core.dependency;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.load.Capacity;
import java.util.Optional;

/// Dependencies for tests, with laws written out here.
final class Laws {
  private Laws() {}

  static Dependency dependency(int index, double meanNanos, double failureRate, CallTree calls) {
    return new Dependency(
        "d" + index,
        index,
        Behaviour.constant(new Exponential(meanNanos), failureRate),
        Optional.empty(),
        Optional.empty(),
        true,
        calls);
  }

  static Dependency fixed(int index, long nanos, double failureRate) {
    return new Dependency(
        "d" + index,
        index,
        Behaviour.constant(new Fixed(nanos), failureRate),
        Optional.empty(),
        Optional.empty(),
        true,
        CallTree.NONE);
  }

  static Dependency pool(int index, double meanNanos, double failureRate, Capacity capacity) {
    return new Dependency(
        "d" + index,
        index,
        Behaviour.constant(new Exponential(meanNanos), failureRate),
        Optional.of(capacity),
        Optional.empty(),
        true,
        CallTree.NONE);
  }

  record Fixed(double value) implements Law {
    @Override
    public double quantile(double u) {
      return value;
    }
  }

  record Exponential(double mean) implements Law {
    @Override
    public double quantile(double u) {
      return -mean * Math.log1p(-u);
    }
  }

  /// Only drawn from.
  interface Law extends Distribution {
    @Override
    default double cdf(double x) {
      throw new UnsupportedOperationException();
    }

    @Override
    default double sf(double x) {
      throw new UnsupportedOperationException();
    }

    @Override
    default double mean() {
      throw new UnsupportedOperationException();
    }

    @Override
    default double variance() {
      throw new UnsupportedOperationException();
    }

    @Override
    default double lower() {
      throw new UnsupportedOperationException();
    }

    @Override
    default double upper() {
      throw new UnsupportedOperationException();
    }

    @Override
    default double partialMoment(int k, double x) {
      throw new UnsupportedOperationException();
    }
  }
}
