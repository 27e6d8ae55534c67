package dev.understudy.control.watch;

import dev.understudy.core.measure.Readings.Times;
import java.time.Instant;
import java.util.List;

/// What has been counted of a series since its beginning, at one look.
///
/// @param since when counting began: another one, another beginning
/// @param waiting in the queue; -1 where there is none
record Reading(
    Instant since, List<String> outcomes, long[] counts, long inFlight, int waiting, Times times) {
  /// Nothing yet.
  static Reading none(Instant since, List<String> outcomes) {
    return new Reading(since, outcomes, new long[outcomes.size()], 0, -1, Times.none());
  }

  long requests() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /// Whether it goes on from `earlier`, or has begun anew.
  boolean continues(Reading earlier) {
    return since.equals(earlier.since) && outcomes.equals(earlier.outcomes);
  }

  /// What came after `earlier`, which it continues.
  Interval after(Reading earlier, long fromMillis, long toMillis) {
    long[] came = new long[counts.length];
    for (int i = 0; i < came.length; i++) {
      came[i] = counts[i] - earlier.counts[i];
    }
    Times between = times.since(earlier.times);
    return new Interval(
        fromMillis,
        (int) (toMillis - fromMillis),
        outcomes,
        came,
        inFlight,
        waiting,
        Quantiles.of(between.intended()),
        Quantiles.of(between.actual()),
        Quantiles.of(between.lateness()),
        Heat.of(between.actual()));
  }
}
