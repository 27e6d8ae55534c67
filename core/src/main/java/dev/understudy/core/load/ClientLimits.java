package dev.understudy.core.load;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/// One limiter for each client, in a table of bounded size.
///
/// A client whose burst is whole again is no different from one never seen, so it is forgotten when
/// room is needed. Clients for whom there is no room all the same share one limiter, and are
/// counted.
///
/// @param <K> what tells clients apart
/// @param <L> what is remembered of each
public final class ClientLimits<K, L> {
  private static final long PAUSE_NANOS =
      1_000_000_000L; // a table of 100,000 is gone through in 5 ms

  private final int most;
  private final LongFunction<L> fresh;
  private final Whole<L> whole;
  private final ConcurrentHashMap<K, L> limits = new ConcurrentHashMap<>();
  private final L shared;
  private final LongAdder crowded = new LongAdder();
  private final long pauseNanos; // between two searches: a burst is whole again after as long
  private final AtomicLong nextSearch;

  /// Whether a limiter is no different from a new one.
  @FunctionalInterface
  public interface Whole<L> {
    boolean at(L limiter, long nanos);
  }

  /// @param most clients with a limiter of their own
  /// @param pauseNanos between two searches for limiters to forget
  /// @param fresh makes one
  /// @param nowNanos a time not after the first request
  public ClientLimits(
      int most, long pauseNanos, LongFunction<L> fresh, Whole<L> whole, long nowNanos) {
    this.most = most;
    this.fresh = fresh;
    this.whole = whole;
    this.shared = fresh.apply(nowNanos);
    this.pauseNanos = pauseNanos;
    this.nextSearch = new AtomicLong(nowNanos);
  }

  /// At one rate for each.
  public static <K> ClientLimits<K, Gcra> of(double perSecond, int burst, int most, long nowNanos) {
    return new ClientLimits<>(
        most,
        (long) (burst / perSecond * 1e9),
        nanos -> new Gcra(perSecond, burst, nanos),
        (limiter, nanos) -> limiter.fullAfter(nanos) == 0,
        nowNanos);
  }

  /// At rates that change.
  public static <K> ClientLimits<K, Balance> balances(int most, long nowNanos) {
    return new ClientLimits<>(most, PAUSE_NANOS, Balance::new, Balance::isFull, nowNanos);
  }

  /// The limiter of `client` at `nanos`.
  public L of(K client, long nanos) {
    L known = limits.get(client);
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
    return limits.computeIfAbsent(client, unused -> fresh.apply(nanos));
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
      limits.values().removeIf(limiter -> whole.at(limiter, nanos));
    }
  }
}
