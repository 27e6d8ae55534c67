package dev.understudy.core.dependency;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.ScenarioClock;

/// How long one try keeps a dependency busy, and whether it fails: its own work, without waiting
/// and without its own calls. A pure function of the time it starts at, of the scenario's clock and
/// of the uniforms of the request.
public interface Behaviour {
  /// Number of the failure that the uniform `v` picks for work that starts at `nanos`, from 0; -1
  /// for success.
  int failure(ScenarioClock clock, long nanos, double v);

  /// Work in nanoseconds for the uniform `u`, given the result of [#failure].
  double serviceNanos(ScenarioClock clock, long nanos, int failure, double u);

  /// How its work gets on: its stalls.
  default Progress progress(ScenarioClock clock) {
    return Progress.STEADY;
  }

  /// The same law at any time: all results share one latency, a share of `failureRate` fails.
  static Behaviour constant(Distribution latency, double failureRate) {
    if (!(failureRate >= 0 && failureRate <= 1)) {
      throw new IllegalArgumentException("failure rate must be in 0..1 but is " + failureRate);
    }
    return new Behaviour() {
      @Override
      public int failure(ScenarioClock clock, long nanos, double v) {
        return v < 1 - failureRate ? -1 : 0;
      }

      @Override
      public double serviceNanos(ScenarioClock clock, long nanos, int failure, double u) {
        return latency.sample(u);
      }
    };
  }
}
