package dev.understudy.core.load;

import java.util.concurrent.atomic.AtomicLong;

/// A bandwidth that several transfers share: one clock for all. Each takes its slice's time on the
/// link when it is due, so rivals interleave and share within (rivals - 1) slices.
///
/// Which slice comes first depends on the future of others: such transfers are carried out and
/// recorded, not predicted request by request.
public final class SharedLink {
  private final AtomicLong busyUntil;

  /// @param nowNanos a time not after the first slice
  public SharedLink(long nowNanos) {
    this.busyUntil = new AtomicLong(nowNanos);
  }

  /// When a slice of `bytes` offered at `nanos` has passed at the bandwidth `supply`; the link is
  /// busy until then.
  public long pass(long nanos, long bytes, Supply supply) {
    while (true) {
      long busy = busyUntil.get();
      long end = supply.after(busy - nanos > 0 ? busy : nanos, bytes);
      if (busyUntil.compareAndSet(busy, end)) {
        return end;
      }
    }
  }

  /// For how long nothing has been on it at `nanos`; below 0 while it is busy.
  long restingNanos(long nanos) {
    return nanos - busyUntil.get();
  }
}
