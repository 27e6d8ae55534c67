package dev.understudy.core.schedule;

/// The time of the scenario's windows as a function of the engine's clock. Immutable: each change
/// gives a new clock that agrees with the old one at the instant of the change, except for a jump.
///
/// Only windows live in scenario time. Latencies, queues and limits stay on the engine's clock,
/// whatever the speed. Calendar windows follow the scenario, too: after a jump of 8 h it is 8 h
/// later for them.
///
/// @param engineOrigin an instant of the engine's clock, nanoseconds from any zero
/// @param scenarioOrigin scenario time at that instant
/// @param speed scenario seconds an engine second, > 0
/// @param paused whether scenario time stands still
public record ScenarioClock(long engineOrigin, long scenarioOrigin, double speed, boolean paused) {
  /// A month of scenario time takes 82 years.
  public static final double SLOWEST = 0.001;

  /// A year of scenario time takes an hour; nanoseconds overflow after ten days.
  public static final double FASTEST = 10_000;

  /// Whether a clock can run at `speed` scenario seconds an engine second.
  public static boolean canRunAt(double speed) {
    return speed >= SLOWEST && speed <= FASTEST;
  }

  public ScenarioClock {
    if (!canRunAt(speed)) {
      throw new ScheduleException(
          "time-scale",
          "a clock cannot run at speed " + speed,
          "Write a factor from 0.001 to 10000, such as 60 for an hour a minute; pause it to stand still.");
    }
  }

  /// A scenario activated at `engineNanos`, seen from `offsetNanos` on.
  public static ScenarioClock activated(long engineNanos, long offsetNanos) {
    return new ScenarioClock(engineNanos, offsetNanos, 1, false);
  }

  /// Scenario time at the engine's instant `engineNanos`.
  public long scenarioNanos(long engineNanos) {
    if (paused) {
      return scenarioOrigin;
    }
    long elapsed = engineNanos - engineOrigin;
    return scenarioOrigin + (speed == 1 ? elapsed : (long) Math.floor(elapsed * speed));
  }

  /// The first engine instant at which scenario time has reached `scenarioNanos`;
  /// [Occurrences#NEVER] for a time that does not come, and for every later time while paused.
  public long engineNanos(long scenarioNanos) {
    if (scenarioNanos == Occurrences.NEVER || (paused && scenarioNanos > scenarioOrigin)) {
      return Occurrences.NEVER;
    }
    long elapsed = scenarioNanos - scenarioOrigin;
    double takes = Math.ceil(elapsed / speed);
    if (takes >= (double) Occurrences.NEVER - engineOrigin) {
      return Occurrences.NEVER;
    }
    return engineOrigin + (speed == 1 ? elapsed : (long) takes);
  }

  public ScenarioClock pausedAt(long engineNanos) {
    return new ScenarioClock(engineNanos, scenarioNanos(engineNanos), speed, true);
  }

  public ScenarioClock resumedAt(long engineNanos) {
    return new ScenarioClock(engineNanos, scenarioNanos(engineNanos), speed, false);
  }

  /// Forward or back to scenario time `scenarioNanos`.
  public ScenarioClock jumpedAt(long engineNanos, long scenarioNanos) {
    return new ScenarioClock(engineNanos, scenarioNanos, speed, paused);
  }

  /// From now on `speed` scenario seconds an engine second.
  public ScenarioClock scaledAt(long engineNanos, double newSpeed) {
    return new ScenarioClock(engineNanos, scenarioNanos(engineNanos), newSpeed, paused);
  }
}
