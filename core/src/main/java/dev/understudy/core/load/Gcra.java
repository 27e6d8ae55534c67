package dev.understudy.core.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A rate limit with a burst: the generic cell rate algorithm, a token bucket as one number. ITU-T
/// I.371 (2004), annex A.
///
/// State is the theoretical arrival time TAT of the next request; T = 1/rate, tolerance = (burst -
/// 1) T. A request at t conforms iff TAT - t <= tolerance, then TAT = max(TAT, t) + T; else nothing
///    changes. One compare-and-set a decision, any number of threads.
///
/// Time is counted in 2^-k ns, k chosen for T >= 2^20 units and at most 10: any rate up to
/// 1,000,000/s is met to 5e-7 or better, rates whose T is whole nanoseconds (1/h, 100/s) exactly.
/// Times are compared by difference, so the clock may be negative; a limiter that rests for longer
/// than 2^63 units (104 days at 1,000,000/s, 292 years below 1,000/s) must be made anew.
public final class Gcra implements Limiter {
  private static final int MOST_SHIFT = 10;
  private static final VarHandle TAT;

  static {
    try {
      TAT = MethodHandles.lookup().findVarHandle(Gcra.class, "tat", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int shift;
  private final long interval; // T
  private final long tolerance;

  @SuppressWarnings("FieldMayBeFinal") // written through TAT
  private volatile long tat;

  /// @param perSecond rate > 0
  /// @param burst requests that may come at once, >= 1
  /// @param nowNanos a time not after the first request
  public Gcra(double perSecond, int burst, long nowNanos) {
    double nanos = 1e9 / perSecond;
    if (!(perSecond > 0) || nanos * burst > 0x1p62 || burst < 1) {
      throw new IllegalArgumentException(
          "rate must be > 0 and burst >= 1 but are " + perSecond + "/s and " + burst);
    }
    int bits = 0;
    while (bits < MOST_SHIFT && nanos * (1L << bits) < 1 << 20) {
      bits++;
    }
    shift = bits;
    interval = Math.max(1, Math.round(nanos * (1L << bits)));
    tolerance = (burst - 1) * interval;
    tat = nowNanos << shift;
  }

  @Override
  public long admit(long nanos) {
    long now = nanos << shift;
    while (true) {
      long seen = tat;
      long ahead = seen - now;
      if (ahead > tolerance) {
        return toNanos(ahead - tolerance);
      }
      long next = (ahead > 0 ? seen : now) + interval;
      if (TAT.compareAndSet(this, seen, next)) {
        return 0;
      }
    }
  }

  @Override
  public long delay(long nanos, long mostNanos) {
    long now = nanos << shift;
    while (true) {
      long seen = tat;
      long ahead = seen - now;
      long wait = ahead > tolerance ? toNanos(ahead - tolerance) : 0;
      if (wait > mostNanos) {
        return -1;
      }
      long next = (ahead > 0 ? seen : now) + interval;
      if (TAT.compareAndSet(this, seen, next)) {
        return wait;
      }
    }
  }

  @Override
  public long remaining(long nanos) {
    long ahead = Math.max(0, tat - (nanos << shift));
    return ahead > tolerance ? 0 : (tolerance - ahead) / interval + 1;
  }

  @Override
  public long fullAfter(long nanos) {
    return toNanos(Math.max(0, tat - (nanos << shift)));
  }

  private long toNanos(long units) {
    return (units + (1L << shift) - 1) >> shift; // up: earlier would be refused again
  }
}
