package dev.understudy.core.predict;

/// The span of time that a run looks at, on the run's clock, and its division for the report.
///
/// @param fromNanos requests come from here on
/// @param toNanos none comes at this time or later; those under way are followed to their end
/// @param intervalNanos length of one line of the report
public record Horizon(long fromNanos, long toNanos, long intervalNanos) {
  private static final int MOST_INTERVALS = 100_000;

  public Horizon {
    if (toNanos <= fromNanos || intervalNanos <= 0) {
      throw new IllegalArgumentException(
          "from " + fromNanos + " to " + toNanos + " ns in steps of " + intervalNanos + " ns");
    }
    if (Math.ceilDiv(toNanos - fromNanos, intervalNanos) > MOST_INTERVALS) {
      throw new IllegalArgumentException("more than " + MOST_INTERVALS + " intervals");
    }
  }

  /// One line for all of it.
  public static Horizon of(long toNanos) {
    return new Horizon(0, toNanos, toNanos);
  }

  int intervals() {
    return (int) Math.ceilDiv(toNanos - fromNanos, intervalNanos);
  }

  int interval(long nanos) {
    return (int) ((nanos - fromNanos) / intervalNanos);
  }

  long start(int interval) {
    return fromNanos + interval * intervalNanos;
  }

  long end(int interval) {
    return Math.min(toNanos, start(interval) + intervalNanos);
  }
}
