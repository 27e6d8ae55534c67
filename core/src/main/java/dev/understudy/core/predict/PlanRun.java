package dev.understudy.core.predict;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.predict.VirtualRun.Stream;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Predictions for one scenario of a plan. Each starts afresh: ordinals from 0, everything idle.
/// The run's clock is the scenario's: 0 is its activation.
///
/// @param scenario its index
/// @param activatedEpochNanos when it is activated, UTC since 1970, for windows that go by the
///   calendar
/// @param observer is told of every decision
/// @param progress is told now and then to which time a run has come
public record PlanRun(
    Plan plan,
    int scenario,
    long activatedEpochNanos,
    Consumer<Decision> observer,
    LongConsumer progress) {
  /// The same, and `newObserver` is told of every decision.
  public PlanRun observedBy(Consumer<Decision> newObserver) {
    return new PlanRun(plan, scenario, activatedEpochNanos, newObserver, progress);
  }

  /// The same, and `newProgress` is told how far it has come.
  public PlanRun telling(LongConsumer newProgress) {
    return new PlanRun(plan, scenario, activatedEpochNanos, observer, newProgress);
  }

  /// What made-up requests meet.
  public Prediction predict(List<Stream> workload, Horizon horizon) {
    return new VirtualRun(subject(horizon), workload, horizon).run(progress);
  }

  /// What recorded requests meet.
  public Prediction predict(Recording recording, Horizon horizon) {
    return new VirtualRun(subject(horizon), recording, horizon).run(progress);
  }

  private PlanSubject subject(Horizon horizon) {
    long begin = horizon.beginNanos();
    return new PlanSubject(
        PlanState.start(
            plan, scenario, ScenarioClock.activated(0, 0), begin, activatedEpochNanos + begin),
        observer);
  }
}
