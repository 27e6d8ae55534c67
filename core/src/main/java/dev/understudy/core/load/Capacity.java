package dev.understudy.core.load;

import dev.understudy.core.schedule.Occurrences;

/// How many requests a station serves at once, and how many wait how long for their turn.
///
/// @param servers c >= 1
/// @param queue greatest number of waiting requests; 0 for a loss system, Integer.MAX_VALUE for no
///   bound
/// @param timeoutNanos longest wait, [Occurrences#NEVER] for any
public record Capacity(int servers, int queue, long timeoutNanos) {
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /// Nobody waits.
  public static final Capacity UNLIMITED = of(UNBOUNDED);

  public Capacity {
    if (servers < 1 || queue < 0 || timeoutNanos < 0) {
      throw new IllegalArgumentException(
          "servers must be >= 1, queue and timeout >= 0, but are "
              + servers
              + ", "
              + queue
              + " and "
              + timeoutNanos
              + " ns");
    }
  }

  /// Whoever comes waits as long as it takes.
  public static Capacity of(int servers) {
    return new Capacity(servers, UNBOUNDED, Occurrences.NEVER);
  }

  /// What holds between two (MODELS.md 3): whole numbers are rounded half up, a bound that only one
  /// of them has comes or goes at half intensity.
  public static Capacity between(Capacity below, Capacity above, double intensity) {
    return new Capacity(
        (int) between(below.servers, above.servers, UNBOUNDED, intensity),
        (int) between(below.queue, above.queue, UNBOUNDED, intensity),
        between(below.timeoutNanos, above.timeoutNanos, Occurrences.NEVER, intensity));
  }

  private static long between(long below, long above, long unbounded, double intensity) {
    if (below == unbounded || above == unbounded) {
      return intensity >= 0.5 ? above : below;
    }
    return (long) Math.floor(below + intensity * ((double) above - below) + 0.5);
  }
}
