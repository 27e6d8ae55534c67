package dev.understudy.control.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One subject over time: a ring of intervals for each [Step]. Written by one thread, read by any.
///
/// Each step keeps the reading at its last boundary and takes the difference at the next, so
/// percentiles are those of the whole interval and not means of percentiles.
final class Series {
  private final Map<Step, Ring> rings = new EnumMap<>(Step.class);
  private Reading last;
  private long lastMillis;

  /// Counts from `first` on.
  Series(Reading first, long nowMillis) {
    last = first;
    lastMillis = nowMillis;
    for (Step step : Step.values()) {
      rings.put(step, new Ring(step, first, nowMillis));
    }
  }

  /// Takes a reading at `nowMillis`; gives what came since the one before.
  synchronized Interval take(Reading now, long nowMillis) {
    boolean anew = !now.continues(last);
    if (anew) {
      // What was counted between the last look and the new beginning is lost with the old counters.
      Reading beginning = Reading.none(now.since(), now.outcomes());
      rings.values().forEach(ring -> ring.restart(last, lastMillis, beginning));
      last = beginning;
    }
    for (Ring ring : rings.values()) {
      ring.take(now, nowMillis);
    }
    last = now;
    lastMillis = nowMillis;
    return ring(Step.SECOND).newest();
  }

  /// Time of the last interval in which something came, 0 for never.
  synchronized long busyMillis() {
    return ring(Step.SECOND).busyMillis;
  }

  /// Intervals that end after `fromMillis` and begin before `toMillis`, the oldest first.
  synchronized List<Interval> between(Step step, long fromMillis, long toMillis) {
    List<Interval> found = new ArrayList<>();
    for (Interval each : ring(step).kept) {
      if (each.endMillis() > fromMillis && each.startMillis() < toMillis) {
        found.add(each);
      }
    }
    return found;
  }

  private Ring ring(Step step) {
    return Objects.requireNonNull(rings.get(step)); // there is one for each
  }

  private static final class Ring {
    private final Step step;
    private final ArrayDeque<Interval> kept = new ArrayDeque<>();
    private Reading mark;
    private long markMillis;
    private long busyMillis;

    Ring(Step step, Reading mark, long markMillis) {
      this.step = step;
      this.mark = mark;
      this.markMillis = markMillis;
    }

    /// Closes the interval once its end is reached; where a look came late it is longer. The
    /// shortest ones go from look to look.
    void take(Reading now, long nowMillis) {
      if (step == Step.SECOND || nowMillis / step.millis() > markMillis / step.millis()) {
        close(now, nowMillis);
      }
    }

    /// Closes the interval before its end, and begins the next with other counters.
    void restart(Reading end, long endMillis, Reading beginning) {
      if (endMillis > markMillis) {
        close(end, endMillis);
      }
      mark = beginning;
      markMillis = endMillis;
    }

    private void close(Reading now, long nowMillis) {
      if (nowMillis <= markMillis) {
        return;
      }
      Interval interval = now.after(mark, markMillis, nowMillis);
      if (kept.size() == step.kept()) {
        kept.removeFirst();
      }
      kept.addLast(interval);
      if (interval.requests() > 0) {
        busyMillis = nowMillis;
      }
      mark = now;
      markMillis = nowMillis;
    }

    Interval newest() {
      return kept.getLast();
    }
  }
}
