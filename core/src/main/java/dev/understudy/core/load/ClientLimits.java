package dev.understudy.core.load;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// One [Gcra] for each client, in a table of bounded size.
///
/// A client whose burst is whole again is no different from one never seen, so it is forgotten when
/// room is needed. Clients for whom there is no room all the same share one limiter, and are
/// counted.
///
/// @param <K> what tells clients apart
public final class ClientLimits<K> {
  private final double perSecond;
  private final int burst;
  private final int most;
  private final ConcurrentHashMap<K, Gcra> limits = new ConcurrentHashMap<>();
  private final Gcra shared;
  private final LongAdder crowded = new LongAdder();
  private final long pauseNanos; // between two searches: a burst is whole again after as long
  private final AtomicLong nextSearch;

  /// @param most clients with a limiter of their own
  /// @param nowNanos a time not after the first request
  public ClientLimits(double perSecond, int burst, int most, long nowNanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.most = most;
    this.shared = new Gcra(perSecond, burst, nowNanos);
    this.pauseNanos = (long) (burst / perSecond * 1e9);
    this.nextSearch = new AtomicLong(nowNanos);
  }

  /// The limiter of `client` at `nanos`.
  public Gcra of(K client, long nanos) {
    Gcra known = limits.get(client);
    if (known != null) {
      return known;
    }
    if (limits.size() >= most) {
      forget(nanos);
      if (limits.size() >= most) {
        crowded.increment();
        return shared;
      }
    }
    return limits.computeIfAbsent(client, unused -> new Gcra(perSecond, burst, nanos));
  }

  /// Clients with a limiter of their own.
  public int size() {
    return limits.size();
  }

  /// Requests that met the shared limiter because the table was full.
  public long crowded() {
    return crowded.sum();
  }

  private void forget(long nanos) {
    long due = nextSearch.get();
    if (nanos - due >= 0 && nextSearch.compareAndSet(due, nanos + pauseNanos)) {
      limits.values().removeIf(limit -> limit.fullAfter(nanos) == 0);
    }
  }
}
