package dev.understudy.core.schedule;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Occurrences at random moments: starts form a Poisson process, each lasts the same time; where
/// they overlap the strongest counts. Active a share 1 - e^(-rate duration) of the time.
///
/// Random access: time from the first start on is cut into cells of max(duration, 1/rate). A cell
/// holds Poisson(rate cell) starts in uniform places, all drawn from (window, cell number): index 0
/// is the count, index 1.. the places. What is active at t began in t's cell or in the one before.
/// A cell of one expected start keeps the search for the next start short, however rare and brief
/// they are.
public final class RandomOccurrences implements Occurrences {
  // Active all but 1e-7 of the time; counts stay far from the underflow of e^-mean.
  private static final double MOST_AT_ONCE = 16;

  private final long key;
  private final long fromNanos;
  private final long untilNanos;
  private final double perNano;
  private final long durationNanos;
  private final Ramp ramp;
  private final long cellNanos;
  private @Nullable Cells recent; // immutable, so a race costs at most a second look

  /// @param key of the window's draws
  /// @param fromNanos no occurrence starts earlier
  /// @param untilNanos no occurrence starts at this time or later; [Occurrences#NEVER] for no limit
  /// @param perSecond mean number of starts a second
  /// @param durationNanos of each occurrence
  public RandomOccurrences(
      long key, long fromNanos, long untilNanos, double perSecond, long durationNanos, Ramp ramp) {
    if (!(durationNanos > 0) || durationNanos == NEVER) {
      throw new ScheduleException(
          "duration", "windows at random moments need a duration", "Write a duration such as 20s.");
    }
    double perNano = perSecond / 1e9;
    if (!(perNano > 0) || perNano * durationNanos > MOST_AT_ONCE) {
      throw new ScheduleException(
          "rate",
          "a rate of "
              + perSecond
              + "/s of windows of "
              + DurationText.of(durationNanos)
              + " is not above 0 or is practically always active",
          "Keep rate x duration above 0 and at most 16, or write a window without duration.");
    }
    if (untilNanos <= fromNanos) {
      throw new ScheduleException(
          "until", "the window ends before it starts", "Write a time after its start.");
    }
    ramp.checkFits(durationNanos);
    this.key = key;
    this.fromNanos = fromNanos;
    this.untilNanos = untilNanos;
    this.perNano = perNano;
    this.durationNanos = durationNanos;
    this.ramp = ramp;
    this.cellNanos = Math.max(durationNanos, (long) Math.ceil(1 / perNano));
  }

  @Override
  public double intensity(long t) {
    if (t < fromNanos) {
      return 0;
    }
    double most = 0;
    for (long start : cells(t).starts) {
      long elapsed = t - start;
      if (elapsed >= 0 && elapsed < durationNanos) {
        most = Math.max(most, ramp.intensity(elapsed, durationNanos));
      }
    }
    return most;
  }

  @Override
  public long activeUntil(long t) {
    if (t < fromNanos) {
      return t;
    }
    long until = t;
    for (long start : cells(t).starts) {
      if (start <= t) {
        until = Math.max(until, start + durationNanos);
      }
    }
    return until;
  }

  @Override
  public long nextStart(long t) {
    if (t >= untilNanos) {
      return NEVER;
    }
    long cell = Math.max(0, Math.floorDiv(t - fromNanos, cellNanos));
    while (cell * cellNanos < untilNanos - fromNanos) {
      for (long start : startsIn(cell)) {
        if (start > t) {
          return start;
        }
      }
      cell++;
    }
    return NEVER;
  }

  @Override
  public long nextBend(long t) {
    long bend = nextStart(t);
    if (t < fromNanos) {
      return bend;
    }
    for (long start : cells(t).starts) {
      long elapsed = t - start;
      if (elapsed >= 0 && elapsed < durationNanos) {
        bend = Math.min(bend, start + ramp.nextBend(elapsed, durationNanos));
      }
    }
    return bend;
  }

  /// Overlaps are not counted twice; within an overlap the ramps are taken as if alone.
  @Override
  public double meanIntensity() {
    return -Math.expm1(-perNano * durationNanos) * ramp.meanIntensity(durationNanos);
  }

  private Cells cells(long t) {
    long number = (t - fromNanos) / cellNanos;
    Cells seen = recent;
    if (seen != null && seen.number == number) {
      return seen;
    }
    long[] before = number == 0 ? new long[0] : startsIn(number - 1);
    long[] here = startsIn(number);
    long[] both = Arrays.copyOf(before, before.length + here.length);
    System.arraycopy(here, 0, both, before.length, here.length);
    var cells = new Cells(number, both);
    recent = cells;
    return cells;
  }

  private long[] startsIn(long cell) {
    double first = Uniform.of(Streams.word0(key, cell, Purpose.WINDOW, 0));
    int count = poisson(perNano * cellNanos, first);
    var starts = new long[count];
    int kept = 0;
    for (int i = 1; i <= count; i++) {
      double place = Uniform.of(Streams.word0(key, cell, Purpose.WINDOW, i));
      long start = fromNanos + cell * cellNanos + (long) (place * cellNanos);
      if (start < untilNanos) {
        starts[kept++] = start;
      }
    }
    starts = Arrays.copyOf(starts, kept);
    Arrays.sort(starts);
    return starts;
  }

  /// Quantile of the Poisson law by adding up its terms.
  private static int poisson(double mean, double u) {
    int k = 0;
    double term = Math.exp(-mean);
    double sum = term;
    while (sum < u && term > 0) {
      k++;
      term *= mean / k;
      sum += term;
    }
    return k;
  }

  /// The starts that can be active in a cell: its own and those of the cell before.
  private static final class Cells {
    final long number;
    final long[] starts;

    Cells(long number, long[] starts) {
      this.number = number;
      this.starts = starts;
    }
  }
}
