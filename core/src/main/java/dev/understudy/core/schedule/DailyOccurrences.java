package dev.understudy.core.schedule;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/// Occurrences at a time of day in a zone: `daily at 02:00 Europe/Berlin`. The day of the calendar
/// is the occurrence's number, from which its jitter is drawn.
///
/// Daylight saving as in [java.time.ZonedDateTime#ofLocal]: a time that the clock skips happens as
/// much later as was skipped, a time that comes twice happens the first time. A duration is elapsed
/// time, not clock time. Where a short day makes occurrences meet, the later one takes over.
public final class DailyOccurrences implements Occurrences {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private final long key;
  private final Instant activation;
  private final ZoneRules rules;
  private final LocalTime time;
  private final long durationNanos;
  private final long jitterNanos;
  private final long fromNanos;
  private final long untilNanos;
  private final Ramp ramp;
  private @Nullable Latest recent; // immutable, so a race costs at most a second look

  /// @param key of the window's draws
  /// @param activation the instant of the calendar at scenario time 0
  /// @param rules of the zone
  /// @param time of day in the zone
  /// @param fromNanos no occurrence starts earlier, in scenario time; Long.MIN_VALUE for no limit
  /// @param untilNanos none starts at this scenario time or later; [Occurrences#NEVER] for no limit
  public DailyOccurrences(
      long key,
      Instant activation,
      ZoneRules rules,
      LocalTime time,
      long durationNanos,
      long jitterNanos,
      long fromNanos,
      long untilNanos,
      Ramp ramp) {
    if (!(durationNanos > 0) || jitterNanos < 0 || durationNanos > DAY - jitterNanos) {
      throw new ScheduleException(
          "duration",
          "a daily window of "
              + DurationText.of(Math.max(0, durationNanos))
              + ", late by up to "
              + DurationText.of(Math.max(0, jitterNanos))
              + ", does not fit into a day",
          "Keep the duration above 0 and duration + jitter <= 24h.");
    }
    ramp.checkFits(durationNanos);
    this.key = key;
    this.activation = activation;
    this.rules = rules;
    this.time = time;
    this.durationNanos = durationNanos;
    this.jitterNanos = jitterNanos;
    this.fromNanos = fromNanos;
    this.untilNanos = untilNanos;
    this.ramp = ramp;
  }

  @Override
  public double intensity(long t) {
    Latest latest = latest(t);
    long elapsed = t - latest.start;
    return latest.none || elapsed >= durationNanos ? 0 : ramp.intensity(elapsed, durationNanos);
  }

  @Override
  public long activeUntil(long t) {
    Latest latest = latest(t);
    return latest.none ? t : Math.max(t, latest.start + durationNanos);
  }

  @Override
  public long nextStart(long t) {
    return latest(t).next;
  }

  @Override
  public long nextBend(long t) {
    Latest latest = latest(t);
    long elapsed = t - latest.start;
    return latest.none || elapsed >= durationNanos
        ? latest.next
        : Math.min(latest.next, latest.start + ramp.nextBend(elapsed, durationNanos));
  }

  @Override
  public double meanIntensity() {
    return untilNanos == NEVER ? ramp.meanIntensity(durationNanos) * durationNanos / DAY : 0;
  }

  /// The last occurrence that began at `t` or before, and the start of the one after it.
  private Latest latest(long t) {
    Latest seen = recent;
    if (seen != null && t >= seen.start && t < seen.next) {
      return seen;
    }
    Latest found = t < fromNanos ? beforeTheFirst(t) : search(t);
    recent = found;
    return found;
  }

  private Latest beforeTheFirst(long t) {
    LocalDate day = day(fromNanos).minusDays(2);
    while (start(day) < fromNanos) {
      day = day.plusDays(1);
    }
    long first = start(day);
    return new Latest(t, first < untilNanos ? first : NEVER, true);
  }

  private Latest search(long t) {
    // Two days on: where the clock is put back over midnight, tomorrow's start may have been.
    LocalDate day = day(Math.min(t, untilNanos)).plusDays(2);
    long next = NEVER;
    while (true) {
      long start = start(day);
      if (start < fromNanos) {
        return new Latest(fromNanos, next, true);
      }
      if (start < untilNanos) {
        if (start <= t) {
          return new Latest(start, next, false);
        }
        next = start;
      }
      day = day.minusDays(1);
    }
  }

  private LocalDate day(long t) {
    Instant instant = activation.plusNanos(t);
    return LocalDateTime.ofEpochSecond(
            instant.getEpochSecond(), instant.getNano(), rules.getOffset(instant))
        .toLocalDate();
  }

  private long start(LocalDate day) {
    LocalDateTime local = day.atTime(time);
    // In a gap and in an overlap the rules name the offset before the change.
    long sinceActivation =
        (local.toEpochSecond(rules.getOffset(local)) - activation.getEpochSecond()) * SECOND
            + local.getNano()
            - activation.getNano();
    if (jitterNanos == 0) {
      return sinceActivation;
    }
    double u = Uniform.of(Streams.word0(key, day.toEpochDay(), Purpose.WINDOW, 0));
    return sinceActivation + (long) (jitterNanos * u);
  }

  /// What holds from `start` up to `next`.
  private static final class Latest {
    final long start;
    final long next;
    final boolean none;

    Latest(long start, long next, boolean none) {
      this.start = start;
      this.next = next;
      this.none = none;
    }
  }
}
