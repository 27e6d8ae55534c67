package dev.understudy.core.load;

import java.util.concurrent.atomic.AtomicLong;

/// What a limit whose rate changes in time remembers: when its whole burst will be there again. The
/// virtual scheduling form of [Gcra]: what is missing now comes from now until then, so a change of
/// the rate leaves what was used, and gives back the rest at the new rate.
public final class Balance {
  private static final double ROUNDING = 1e-9; // of a request

  private final AtomicLong full;

  /// Of a whole burst.
  ///
  /// @param nowNanos a time not after the first request
  public Balance(long nowNanos) {
    full = new AtomicLong(nowNanos);
  }

  /// Whether nothing is missing at `nanos`: then it is like a new one.
  public boolean isFull(long nanos) {
    return full.get() - nanos <= 0;
  }

  /// The limit as it stands at the next request.
  ///
  /// @param supply how fast what is missing comes back
  /// @param burst requests that may come at once now, >= 1
  public Limiter limiter(Supply supply, int burst) {
    return new Supplied(supply, burst);
  }

  private final class Supplied implements Limiter {
    private final Supply supply;
    private final int burst;

    Supplied(Supply supply, int burst) {
      this.supply = supply;
      this.burst = burst;
    }

    @Override
    public long admit(long nanos) {
      while (true) {
        long seen = full.get();
        double excess = missing(seen, nanos) - (burst - 1);
        if (excess > ROUNDING) {
          return Math.max(1, supply.after(nanos, excess) - nanos);
        }
        if (take(seen, nanos)) {
          return 0;
        }
      }
    }

    @Override
    public long delay(long nanos, long mostNanos) {
      while (true) {
        long seen = full.get();
        double excess = missing(seen, nanos) - (burst - 1);
        long wait = excess > ROUNDING ? supply.after(nanos, excess) - nanos : 0;
        if (wait > mostNanos) {
          return -1;
        }
        if (take(seen, nanos)) {
          return wait;
        }
      }
    }

    private boolean take(long seen, long nanos) {
      return full.compareAndSet(seen, supply.after(Math.max(seen, nanos), 1));
    }

    @Override
    public long remaining(long nanos) {
      return (long) Math.floor(Math.max(0, burst - missing(full.get(), nanos)) + ROUNDING);
    }

    @Override
    public long fullAfter(long nanos) {
      return supply.perSecond(nanos) == Double.POSITIVE_INFINITY
          ? 0
          : Math.max(0, full.get() - nanos);
    }

    private double missing(long seen, long nanos) {
      return seen - nanos <= 0 || supply.perSecond(nanos) == Double.POSITIVE_INFINITY
          ? 0
          : supply.amount(nanos, seen);
    }
  }
}
