package dev.understudy.core.schedule;

/// Windows in which nothing moves, as a time change: with A(t) = t minus the stalled time before t,
/// work w taken up at t is done at A^-1(A(t) + w). What arrives in a stall starts at its end, what
/// is in progress is held for its length, and all are released together.
///
/// A stall delays the engine's time by its length on the engine's clock: under a scenario clock of
/// speed 60 a stall of 300 ms lasts 5 ms. Under a paused clock no stall would ever end, so none
/// holds.
public final class Stalls implements Progress {
  private final Timetable stalls;
  private final ScenarioClock clock;

  /// @param stalls the windows in which nothing moves
  /// @param clock maps the engine's time, in which work is asked and answered, to the windows' time
  public Stalls(Timetable stalls, ScenarioClock clock) {
    this.stalls = stalls;
    this.clock = clock;
  }

  @Override
  public long finish(long fromNanos, long workNanos) {
    if (clock.paused() || fromNanos == Occurrences.NEVER) {
      return STEADY.finish(fromNanos, workNanos);
    }
    long now = fromNanos;
    long left = workNanos;
    long t = clock.scenarioNanos(now);
    Timetable.Phase phase = stalls.at(t);
    while (true) {
      long change = clock.engineNanos(phase.until());
      if (phase.quiet()) {
        if (change == Occurrences.NEVER || left <= change - now) {
          return STEADY.finish(now, left);
        }
        left -= Math.max(0, change - now);
      } else if (change == Occurrences.NEVER) {
        return Occurrences.NEVER;
      }
      now = Math.max(now, change); // rounding of a fast clock never turns back
      phase = stalls.find(phase.until());
    }
  }
}
