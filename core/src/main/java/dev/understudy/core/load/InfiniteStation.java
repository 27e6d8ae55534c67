package dev.understudy.core.load;

import dev.understudy.core.schedule.Progress;

/// A station without a bound on concurrency: nobody waits, and what is counted is the number in
/// progress, which contention asks for. O(log n) a request for n in progress.
public final class InfiniteStation implements Station {
  private final BusyServers busy = new BusyServers();
  private long latest = Long.MIN_VALUE;

  @Override
  public synchronized Admission arrive(long nanos, Visit visit, Progress progress) {
    latest = Math.max(latest, nanos);
    busy.freeUntil(latest);
    int inService = busy.size() + 1;
    visit.start(latest, inService);
    long end = progress.finish(latest, visit.holdNanos(latest, inService));
    visit.end(end);
    busy.add(end);
    return Admission.SERVED;
  }

  @Override
  public int waiting(long nanos) {
    return 0;
  }

  @Override
  public synchronized int inService(long nanos) {
    return busy.busyAt(nanos);
  }
}
