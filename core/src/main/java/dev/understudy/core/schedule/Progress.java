package dev.understudy.core.schedule;

/// How work gets on in time. Where nothing stalls, work of 5 ms takes 5 ms.
@FunctionalInterface
public interface Progress {
  /// Nothing stalls.
  Progress STEADY =
      (from, work) -> from > Occurrences.NEVER - work ? Occurrences.NEVER : from + work;

  /// When work of `workNanos` that is taken up at `fromNanos` is done, on the clock of `fromNanos`;
  /// [Occurrences#NEVER] where a stall does not end. Never falls as `fromNanos` or `workNanos`
  /// grow.
  long finish(long fromNanos, long workNanos);
}
