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
}
