package dev.understudy.core.load;

import dev.understudy.core.schedule.Progress;
import java.util.Arrays;

/// A station without a bound on concurrency: nobody waits, and what is counted is the number in
/// progress, which contention asks for. O(log n) a request for n in progress.
public final class InfiniteStation implements Station {
  private long[] ends = new long[16]; // a min-heap: when those in service leave
  private int size;
  private long latest = Long.MIN_VALUE;

  @Override
  public synchronized Admission arrive(long nanos, Visit visit, Progress progress) {
    long now = advance(nanos);
    visit.start(now, size + 1);
    long end = progress.finish(now, visit.holdNanos(now, size + 1));
    visit.end(end);
    add(end);
    return Admission.SERVED;
  }

  @Override
  public int waiting(long nanos) {
    return 0;
  }

  @Override
  public synchronized int inService(long nanos) {
    int left = 0;
    for (int i = 0; i < size; i++) {
      if (ends[i] <= nanos) {
        left++;
      }
    }
    return size - left;
  }

  private long advance(long nanos) {
    latest = Math.max(latest, nanos);
    while (size > 0 && ends[0] <= latest) {
      removeHead();
    }
    return latest;
  }

  private void add(long end) {
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

  private void removeHead() {
    long last = ends[--size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && ends[child + 1] < ends[child]) {
        child++;
      }
      if (last <= ends[child]) {
        break;
      }
      ends[hole] = ends[child];
      hole = child;
    }
    ends[hole] = last;
  }
}
