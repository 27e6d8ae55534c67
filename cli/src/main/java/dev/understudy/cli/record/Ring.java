package dev.understudy.cli.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A bounded queue from one thread to another. Neither waits: a full ring refuses, an empty one
/// gives nothing.
final class Ring<T> {
  private static final VarHandle LOST;

  static {
    try {
      LOST = MethodHandles.lookup().findVarHandle(Ring.class, "lost", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final AtomicReferenceArray<@Nullable T> slots; // null: free
  private int tail; // the writer's
  private int head; // the reader's
  private long lost;

  /// @param capacity a power of two
  Ring(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two but is " + capacity);
    }
    slots = new AtomicReferenceArray<>(capacity);
  }

  /// By the one writer. What does not fit is lost and counted.
  void offer(T item) {
    int slot = tail & (slots.length() - 1);
    if (slots.getAcquire(slot) != null) {
      LOST.setOpaque(this, lost + 1);
      return;
    }
    slots.setRelease(slot, item);
    tail++;
  }

  /// By the one reader; null where there is nothing.
  @Nullable T poll() {
    int slot = head & (slots.length() - 1);
    T item = slots.getAcquire(slot);
    if (item != null) {
      slots.setRelease(slot, null);
      head++;
    }
    return item;
  }

  /// What did not fit, so far.
  long lost() {
    return (long) LOST.getOpaque(this);
  }
}
