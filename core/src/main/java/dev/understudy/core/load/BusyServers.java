package dev.understudy.core.load;

import java.util.Arrays;

/// When each busy server is free again: a binary min-heap of times.
final class BusyServers {
  private long[] ends = new long[16];
  private int size;

  int size() {
    return size;
  }

  /// The server that is free first; only if there is one.
  long first() {
    return ends[0];
  }

  /// Frees the servers whose time has come by `nanos`.
  void freeUntil(long nanos) {
    while (size > 0 && ends[0] <= nanos) {
      size--;
      siftDown(ends[size]);
    }
  }

  void add(long end) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    int hole = size++;
    while (hole > 0 && ends[(hole - 1) >> 1] > end) {
      ends[hole] = ends[(hole - 1) >> 1];
      hole = (hole - 1) >> 1;
    }
    ends[hole] = end;
  }

  /// The server that is free first is busy again until `end`.
  void replaceFirst(long end) {
    siftDown(end);
  }

  /// How many are still busy at `nanos`.
  int busyAt(long nanos) {
    int busy = 0;
    for (int i = 0; i < size; i++) {
      if (ends[i] > nanos) {
        busy++;
      }
    }
    return busy;
  }

  private void siftDown(long time) {
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && ends[child + 1] < ends[child]) {
        child++;
      }
      if (time <= ends[child]) {
        break;
      }
      ends[hole] = ends[child];
      hole = child;
    }
    ends[hole] = time;
  }
}
