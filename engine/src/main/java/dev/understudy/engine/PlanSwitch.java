package dev.understudy.engine;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.schedule.ScenarioClock;
import io.netty.util.concurrent.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The plan and the scenario that run. Event loops read them once per request; a new one is one
/// volatile write.
final class PlanSwitch {
  private final int loops;
  private final Ticker ticker;
  private final Clock calendar;
  private volatile ActivePlan current;
  private volatile long reloads;
  private volatile Instant countedSince;
  private volatile Instant scenarioOrigin;

  /// @param ticker the loops' clock
  /// @param calendar for windows that go by the calendar
  PlanSwitch(Plan plan, int loops, Ticker ticker, Clock calendar) {
    this.loops = loops;
    this.ticker = ticker;
    this.calendar = calendar;
    long now = ticker.nanoTime();
    this.countedSince = calendar.instant();
    this.scenarioOrigin = countedSince;
    this.current =
        ActivePlan.of(PlanState.start(plan, now, epochNanos()), null, loops, now, countedSince);
  }

  ActivePlan current() {
    return current;
  }

  /// Plans applied after the first.
  long reloads() {
    return reloads;
  }

  /// @throws IllegalArgumentException where a reply of the plan cannot be sent; the running plan
  ///   stays
  synchronized void apply(Plan plan) {
    long now = ticker.nanoTime();
    PlanState next = current.state.reloaded(plan, now, epochNanos());
    current = ActivePlan.of(next, current, loops, now, calendar.instant());
    scenarioOrigin = calendar.instant().minusNanos(next.clock().scenarioNanos(now));
    reloads = reloads + 1;
  }

  /// Puts a scenario of the running plan in force, its time at `offsetNanos`.
  ///
  /// @throws IllegalArgumentException where the plan has none of that name
  synchronized void activate(String id, long offsetNanos, double speed) {
    Plan plan = current.plan;
    for (int i = 0; i < plan.scenarios().size(); i++) {
      if (plan.scenarios().get(i).id().equals(id)) {
        long now = ticker.nanoTime();
        ScenarioClock clock = ScenarioClock.activated(now, offsetNanos).scaledAt(now, speed);
        current =
            ActivePlan.of(
                current.state.activated(i, clock, now, epochNanos()),
                current,
                loops,
                now,
                calendar.instant());
        scenarioOrigin = calendar.instant().minusNanos(clock.scenarioNanos(now));
        return;
      }
    }
    throw new IllegalArgumentException("there is no scenario " + id);
  }

  /// Begins anew with what is to be forgotten; requests in flight finish as they were decided.
  synchronized void reset(Reset reset) {
    long now = ticker.nanoTime();
    if (reset.ordinals() || reset.queues()) {
      PlanState next = current.state.renewed(reset.ordinals(), reset.queues(), now);
      current = ActivePlan.of(next, current, loops, now, calendar.instant());
      if (reset.queues()) {
        current = current.relinked(now);
      }
      if (reset.ordinals()) {
        current = current.redrawn();
      }
    }
    if (reset.statistics()) {
      countedSince = calendar.instant();
      current = current.recounted(countedSince);
    }
  }

  /// When the scenario's clock read zero, as windows that go by the calendar take it: what is done
  /// to the clock later does not move them.
  Instant scenarioOrigin() {
    return scenarioOrigin;
  }

  /// When the statistics began to be counted.
  Instant countedSince() {
    return countedSince;
  }

  /// Changes the scenario's clock, from now on.
  synchronized void clock(ClockChange change) {
    PlanState state = current.state;
    long now = ticker.nanoTime();
    state.clock(change.of(state.clock(), now), now);
  }

  /// Scenario time now, in nanoseconds since the activation.
  long scenarioNanos() {
    return current.state.clock().scenarioNanos(ticker.nanoTime());
  }

  long nanoTime() {
    return ticker.nanoTime();
  }

  /// What can be asked of a session where there is no request.
  Facts timedFacts() {
    return new Facts(Optional.empty(), Optional.empty(), epochNanos(), current.failures);
  }

  private long epochNanos() {
    Instant now = calendar.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /// What is done to a scenario's clock.
  interface ClockChange {
    ScenarioClock of(ScenarioClock clock, long nowNanos);
  }
}
