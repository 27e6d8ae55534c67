package dev.understudy.engine.timer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The deadlines of one loop, earliest first: a binary heap whose entries know their place, so that
/// any of them leaves in O(log n). Instants are compared by difference, as `nanoTime` may overflow.
public final class DeadlineQueue {
  private @Nullable Deadline[] heap = new @Nullable Deadline[64];
  private int size;

  public int size() {
    return size;
  }

  /// The earliest instant; only where there is one.
  public long earliestNanos() {
    return at(0).atNanos;
  }

  public void add(Deadline deadline, long atNanos) {
    if (deadline.isWaiting()) {
      throw new IllegalStateException("the deadline is waiting already");
    }
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    deadline.atNanos = atNanos;
    rise(size++, deadline);
  }

  /// Takes a deadline out; nothing where it is not waiting.
  public void remove(Deadline deadline) {
    int place = deadline.place;
    if (place == Deadline.NOT_QUEUED) {
      return;
    }
    deadline.place = Deadline.NOT_QUEUED;
    Deadline last = at(--size);
    heap[size] = null;
    if (place < size) {
      sink(place, last);
      if (heap[place] == last) {
        rise(place, last);
      }
    }
  }

  /// Lets everything happen whose instant has come, in the order of the instants.
  public void expire(long nowNanos) {
    while (size > 0 && nowNanos - earliestNanos() >= 0) {
      Deadline due = at(0);
      remove(due);
      due.expire(nowNanos);
    }
  }

  private Deadline at(int place) {
    Deadline deadline = heap[place];
    if (deadline == null) {
      throw new IllegalStateException("nothing waits at " + place);
    }
    return deadline;
  }

  private void rise(int from, Deadline deadline) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      Deadline above = at(parent);
      if (deadline.atNanos - above.atNanos >= 0) {
        break;
      }
      put(place, above);
      place = parent;
    }
    put(place, deadline);
  }

  private void sink(int from, Deadline deadline) {
    int place = from;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && at(child + 1).atNanos - at(child).atNanos < 0) {
        child++;
      }
      Deadline below = at(child);
      if (below.atNanos - deadline.atNanos >= 0) {
        break;
      }
      put(place, below);
      place = child;
    }
    put(place, deadline);
  }

  private void put(int place, Deadline deadline) {
    heap[place] = deadline;
    deadline.place = place;
  }
}
