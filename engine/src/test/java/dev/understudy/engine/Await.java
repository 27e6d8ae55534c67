package dev.understudy.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// Waits for what other threads bring about: as long as it takes, at most ten seconds.
final class Await {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private Await() {}

  static void until(Callable<Boolean> condition) throws Exception {
    long endNanos = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() - endNanos > 0) {
        throw new TimeoutException("it has not come about");
      }
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
