package dev.understudy.core.dependency;

import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Optional;

/// Dependencies for tests, with the laws they need.
final class Laws {
  private static final ScenarioClock CLOCK = ScenarioClock.activated(0, 0);

  private Laws() {}

  static ScenarioClock clock() {
    return CLOCK;
  }

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
}
