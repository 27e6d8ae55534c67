package dev.understudy.control.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// The instant at which all instances do the same.
public final class Moment {
  // A clock that is further behind than this is wrong, and nobody is to hang for it.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Moment() {}

  /// Waits for it, for two seconds at most.
  ///
  /// @return how long it is past; zero where it was waited for
  public static Duration await(Instant instant) {
    Duration left = Duration.between(Instant.now(), instant);
    if (left.isNegative()) {
      return left.negated();
    }
    try {
      TimeUnit.NANOSECONDS.sleep(Math.min(left.toNanos(), LONGEST.toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it stops: now is as good as then
    }
    return Duration.ZERO;
  }
}
