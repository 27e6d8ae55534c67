package dev.understudy.bench.soak;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;

/// What the configuration tells of the requests of a span of scenario time, windows included: the
/// mean over the span of the laws in force, as requests come evenly (midpoint rule).
final class Told {
  private static final int POINTS = 120; // half a second each: ramps are straight in so little

  private final EndpointPlan plan;
  private final long[] times;

  /// @param from, to scenario time in seconds
  Told(EndpointPlan plan, double from, double to) {
    this.plan = plan;
    boolean constant = plan.modulation().effects().isEmpty();
    this.times = new long[constant ? 1 : POINTS];
    for (int i = 0; i < times.length; i++) {
      times[i] = (long) (1e9 * (from + (to - from) * (i + 0.5) / times.length));
    }
  }

  /// Whether the laws are the same over the whole span.
  boolean constant() {
    for (long time : times) {
      if (!plan.modulation().quiet(time)) {
        return false;
      }
    }
    return true;
  }

  /// Share of requests with this outcome of the endpoint's own law.
  double rate(int outcome) {
    double sum = 0;
    for (long time : times) {
      sum += law(time).rate(outcome);
    }
    return sum / times.length;
  }

  /// Share of requests whose decided time is at most so many nanoseconds.
  double cdf(double nanos) {
    double sum = 0;
    for (long time : times) {
      OutcomeLaw law = law(time);
      for (int i = 0; i < law.size(); i++) {
        if (law.rate(i) > 0) {
          sum += law.rate(i) * latency(time, plan.outcomes().get(i)).cdf(nanos);
        }
      }
    }
    return sum / times.length;
  }

  /// Mean of the decided times.
  double meanNanos() {
    double sum = 0;
    for (long time : times) {
      OutcomeLaw law = law(time);
      for (int i = 0; i < law.size(); i++) {
        sum += law.rate(i) * latency(time, plan.outcomes().get(i)).mean();
      }
    }
    return sum / times.length;
  }

  private OutcomeLaw law(long time) {
    return plan.modulation().outcomes(time, plan.law());
  }

  private Distribution latency(long time, OutcomePlan outcome) {
    Distribution law = outcome.latency().law();
    return outcome.ownLatency() ? law : plan.modulation().latency(time, law);
  }
}
