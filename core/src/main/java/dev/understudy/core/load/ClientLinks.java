package dev.understudy.core.load;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// One [SharedLink] for each client, in a table of bounded size.
///
/// A link that has rested for a while is no different from a new one, so it is forgotten when room
/// is needed. Clients for whom there is no room all the same share one link, and their transfers
/// are counted.
///
/// @param <K> what tells clients apart
public final class ClientLinks<K> {
  // A transfer offers its next slice within 10 ms, or when its client has taken the last one: one
  // that was stuck for longer finds a link of its own, and its client has two for its rest.
  private static final long REST_NANOS = 10_000_000_000L;

  private final int most;
  private final ConcurrentHashMap<K, SharedLink> links = new ConcurrentHashMap<>();
  private final SharedLink shared;
  private final LongAdder crowded = new LongAdder();
  private final AtomicLong nextSearch;

  /// @param most clients with a link of their own
  /// @param nowNanos a time not after the first transfer
  public ClientLinks(int most, long nowNanos) {
    this.most = most;
    this.shared = new SharedLink(nowNanos);
    this.nextSearch = new AtomicLong(nowNanos);
  }

  /// The link for a transfer to `client` that begins at `nanos`.
  public SharedLink of(K client, long nanos) {
    SharedLink known = links.get(client);
    if (known != null) {
      return known;
    }
    if (links.size() >= most) {
      forget(nanos);
      if (links.size() >= most) {
        crowded.increment();
        return shared;
      }
    }
    return links.computeIfAbsent(client, unused -> new SharedLink(nanos));
  }

  /// Clients with a link of their own.
  public int size() {
    return links.size();
  }

  /// Transfers on the shared link because the table was full.
  public long crowded() {
    return crowded.sum();
  }

  private void forget(long nanos) {
    long due = nextSearch.get();
    if (nanos - due >= 0 && nextSearch.compareAndSet(due, nanos + REST_NANOS)) {
      links.values().removeIf(link -> link.restingNanos(nanos) >= REST_NANOS);
    }
  }
}
