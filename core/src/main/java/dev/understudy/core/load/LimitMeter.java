package dev.understudy.core.load;

import java.util.concurrent.atomic.LongAdder;

/// What a rate limit has decided, over all threads and clients.
public final class LimitMeter {
  private final LongAdder admitted = new LongAdder();
  private final LongAdder delayed = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /// It has decided one more request.
  ///
  /// @param no whether it refused it
  /// @param later where it did not: whether it held it back for its turn
  public void decided(boolean no, boolean later) {
    (no ? refused : later ? delayed : admitted).increment();
  }

  /// Requests let through at once.
  public long admitted() {
    return admitted.sum();
  }

  /// Requests held back for their turn, then let through.
  public long delayed() {
    return delayed.sum();
  }

  /// Requests refused.
  public long refused() {
    return refused.sum();
  }
}
