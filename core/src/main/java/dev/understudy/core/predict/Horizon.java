package dev.understudy.core.predict;

/// The span of time that a run looks at, on the run's clock, and its division for the report.
///
/// @param beginNanos requests come from here on
/// @param fromNanos requests are counted from here on; those before warm the service up
/// @param toNanos none comes at this time or later; those under way are followed to their end
/// @param intervalNanos length of one line of the report
public record Horizon(long beginNanos, long fromNanos, long toNanos, long intervalNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_INTERVALS = 100_000;

  public Horizon {
    if (fromNanos < beginNanos || toNanos <= fromNanos || intervalNanos <= 0) {
      throw new IllegalArgumentException(
          "begin "
              + beginNanos
              + ", from "
              + fromNanos
              + " to "
              + toNanos
              + " ns in steps of "
              + intervalNanos
              + " ns");
    }
    if (Math.ceilDiv(toNanos - fromNanos, intervalNanos) > MOST_INTERVALS) {
      throw new IllegalArgumentException("more than " + MOST_INTERVALS + " intervals");
    }
  }

  /// All requests count.
  public Horizon(long fromNanos, long toNanos, long intervalNanos) {
    this(fromNanos, fromNanos, toNanos, intervalNanos);
  }

  /// One line for all of it.
  public static Horizon of(long toNanos) {
    return new Horizon(0, toNanos, toNanos);
  }

  /// A length for at most `most` intervals of a span that a person reads with ease: 1, 2 or 5 of a
  /// unit, or 10, 15, 30 of those that have sixty.
  public static long readable(long spanNanos, int most) {
    long least = Math.ceilDiv(spanNanos, (long) most);
    for (long step = 1; step <= SECOND / 10; step *= 10) {
      for (int times : new int[] {1, 2, 5}) {
        if (times * step >= least) {
          return times * step;
        }
      }
    }
    for (long unit : new long[] {SECOND, 60 * SECOND}) {
      for (int times : new int[] {1, 2, 5, 10, 15, 30}) {
        if (times * unit >= least) {
          return times * unit;
        }
      }
    }
    return Math.ceilDiv(least, 3600 * SECOND) * 3600 * SECOND;
  }

  public int intervals() {
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

  double nanos(int first, int end) {
    return end(end - 1) - start(first);
  }
}
