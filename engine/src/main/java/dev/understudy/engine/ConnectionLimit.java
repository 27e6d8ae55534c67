package dev.understudy.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// How many connections may be open at once, and what came of those that wanted to be.
final class ConnectionLimit {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();

  ConnectionLimit(int most) {
    this.most = most;
  }

  /// Gives false, and counts a refusal, where the bound is reached.
  boolean enter() {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      refused.increment();
      return false;
    }
    accepted.increment();
    return true;
  }

  void leave() {
    if (open.decrementAndGet() == 0) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /// Waits until no connection is open; gives false where that takes longer than `nanos`.
  synchronized boolean awaitNone(long nanos) throws InterruptedException {
    long endNanos = System.nanoTime() + nanos;
    while (open.get() > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  int open() {
    return open.get();
  }

  long accepted() {
    return accepted.sum();
  }

  long refused() {
    return refused.sum();
  }
}
