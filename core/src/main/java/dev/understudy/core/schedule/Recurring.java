package dev.understudy.core.schedule;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;

/// Occurrences at a fixed distance: number i = 0, 1, .. is [start + i every + J_i, + duration) with
/// J_i = jitter U_i drawn from the window's stream: later by up to the jitter, never earlier, never
/// cumulative. Since duration + jitter <= every, only i = floor((t - start)/every) can hold t:
/// O(1), whatever lies in the past.
///
/// @param key of the window's draws
/// @param startNanos of occurrence 0 before jitter; may be negative for a start before the
///   activation
/// @param durationNanos of each occurrence, [Occurrences#NEVER] for no end
/// @param everyNanos distance of nominal starts, [Occurrences#NEVER] for a single occurrence
/// @param jitterNanos greatest delay of a start
/// @param times how many occurrences there are, [Occurrences#NEVER] for no limit
/// @param ramp both ends of each occurrence
public record Recurring(
    long key,
    long startNanos,
    long durationNanos,
    long everyNanos,
    long jitterNanos,
    long times,
    Ramp ramp)
    implements Occurrences {
  public Recurring {
    if (!(durationNanos > 0)) {
      throw new ScheduleException(
          "duration", "a window needs a duration above 0", "Write a duration such as 2m.");
    }
    if (!(everyNanos > 0) || jitterNanos < 0) {
      throw new IllegalArgumentException("every " + everyNanos + ", jitter " + jitterNanos);
    }
    if (times < 1) {
      throw new ScheduleException(
          "times", "a window that happens " + times + " times never happens", "Write 1 or more.");
    }
    if (durationNanos > everyNanos - jitterNanos) {
      throw new ScheduleException(
          jitterNanos == 0 ? "duration" : "jitter",
          "an occurrence of "
              + DurationText.of(durationNanos)
              + (jitterNanos == 0 ? "" : ", late by up to " + DurationText.of(jitterNanos) + ",")
              + " does not fit into every "
              + DurationText.of(everyNanos),
          "Keep duration + jitter <= every.");
    }
    ramp.checkFits(durationNanos);
  }

  /// One occurrence.
  public static Recurring once(long startNanos, long durationNanos, Ramp ramp) {
    return new Recurring(0, startNanos, durationNanos, NEVER, 0, 1, ramp);
  }

  /// Without the occurrences that would nominally start at `untilNanos` or later; a single
  /// occurrence without an end ends there.
  public Recurring until(long untilNanos) {
    if (untilNanos <= startNanos) {
      throw new ScheduleException(
          "until", "the window ends before it starts", "Write a time after its start.");
    }
    long left = untilNanos - startNanos;
    if (durationNanos == NEVER) {
      return new Recurring(key, startNanos, left, everyNanos, jitterNanos, times, ramp);
    }
    long starts = everyNanos == NEVER ? 1 : Math.ceilDiv(left, everyNanos);
    return new Recurring(
        key, startNanos, durationNanos, everyNanos, jitterNanos, Math.min(times, starts), ramp);
  }

  @Override
  public double intensity(long t) {
    long i = index(t);
    if (i < 0 || i >= times) {
      return 0;
    }
    long elapsed = t - start(i);
    return elapsed < 0 || elapsed >= durationNanos ? 0 : ramp.intensity(elapsed, durationNanos);
  }

  @Override
  public long activeUntil(long t) {
    long i = index(t);
    if (i < 0 || i >= times) {
      return t;
    }
    if (durationNanos == everyNanos) { // back to back
      return times == NEVER || durationNanos == NEVER ? NEVER : startNanos + times * everyNanos;
    }
    long start = start(i);
    if (t < start) {
      return t;
    }
    return durationNanos == NEVER ? NEVER : Math.max(t, start + durationNanos);
  }

  @Override
  public long nextStart(long t) {
    long i = Math.max(0, index(t));
    if (i < times && start(i) > t) {
      return start(i);
    }
    return everyNanos == NEVER || i + 1 >= times ? NEVER : start(i + 1);
  }

  @Override
  public long nextBend(long t) {
    long i = index(t);
    if (i >= 0 && i < times) {
      long elapsed = t - start(i);
      if (elapsed >= 0 && elapsed < durationNanos) {
        long bend = ramp.nextBend(elapsed, durationNanos);
        return bend == NEVER ? NEVER : start(i) + bend;
      }
    }
    return nextStart(t);
  }

  @Override
  public double meanIntensity() {
    if (durationNanos == NEVER) {
      return 1;
    }
    return times == NEVER
        ? ramp.meanIntensity(durationNanos) * durationNanos / everyNanos
        : 0; // a limited number of occurrences is nothing in the long run
  }

  /// Start of occurrence `i` with its jitter.
  public long start(long i) {
    long nominal = everyNanos == NEVER ? startNanos : startNanos + i * everyNanos;
    if (jitterNanos == 0) {
      return nominal;
    }
    return nominal + (long) (jitterNanos * Uniform.of(Streams.word0(key, i, Purpose.WINDOW, 0)));
  }

  private long index(long t) {
    return Math.floorDiv(t - startNanos, everyNanos);
  }
}
