package dev.understudy.core.workflow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/// Sessions by id: bounded, in order of use. A look-up holds the lock of one shard for as long as a
/// hash table takes; what is done with a session is done outside.
///
/// When there is no room, the session that was unused for longest is forgotten: of all while a
/// table is of one shard (up to [#ONE_SHARD] sessions), else of the shard that the new one falls
/// into.
final class SessionTable {
  /// Up to so many sessions there is one shard, so that the order of use is that of all.
  static final int ONE_SHARD = 4096;

  private static final int SHARDS = 64; // as many loops hardly ever meet at one

  private final Shard[] shards;
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder evicted;
  private volatile int most;

  private static final class Shard {
    final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);
  }

  /// @param evicted counts the sessions that are forgotten for lack of room
  SessionTable(int most, LongAdder evicted) {
    this.most = most;
    this.evicted = evicted;
    this.shards = new Shard[most <= ONE_SHARD ? 1 : SHARDS];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new Shard();
    }
  }

  /// Another bound from now on; what is above it goes as new ones come.
  void most(int changed) {
    most = changed;
  }

  /// Whether this table is made for as many sessions.
  boolean fits(int wanted) {
    return (wanted <= ONE_SHARD) == (shards.length == 1);
  }

  int size() {
    return size.get();
  }

  private Shard shard(String id) {
    int hash = id.hashCode() * 0x9E3779B9; // golden ratio: near hashes to far shards
    return shards[(hash >>> 16) % shards.length];
  }

  /// The session of an id, which counts as used.
  Optional<Session> find(String id) {
    Shard shard = shard(id);
    synchronized (shard) {
      return Optional.ofNullable(shard.sessions.get(id));
    }
  }

  /// Puts a session in the place of `before`; the one that is there now, where that is another.
  ///
  /// @param expiry when a session is forgotten anyway
  Session put(Session session, Optional<Session> before, long nanos, Expiry expiry) {
    Shard shard = shard(session.id);
    synchronized (shard) {
      Session there = shard.sessions.get(session.id);
      if (there != before.orElse(null)) {
        if (there != null && expiry.of(there) - nanos > 0) {
          return there;
        }
      }
      if (shard.sessions.put(session.id, session) == null) {
        size.incrementAndGet();
        makeRoom(shard, session, nanos, expiry);
      }
      return session;
    }
  }

  /// A new one pays for at most two: those that expired first, and one more where there is no room.
  private void makeRoom(Shard shard, Session kept, long nanos, Expiry expiry) {
    Iterator<Session> oldest = shard.sessions.values().iterator();
    for (int i = 0; i < 2 && oldest.hasNext(); i++) {
      Session session = oldest.next();
      boolean expired = expiry.of(session) - nanos <= 0;
      if (session == kept || !expired && size.get() <= most) {
        return;
      }
      oldest.remove();
      size.decrementAndGet();
      if (!expired) {
        evicted.increment();
      }
    }
  }

  /// Forgets a session.
  boolean remove(Session session) {
    Shard shard = shard(session.id);
    synchronized (shard) {
      boolean there = shard.sessions.remove(session.id, session);
      if (there) {
        size.decrementAndGet();
      }
      return there;
    }
  }

  /// All sessions at some moment, for who lists them.
  List<Session> all() {
    List<Session> all = new ArrayList<>(size());
    for (Shard shard : shards) {
      synchronized (shard) {
        for (Map.Entry<String, Session> entry : shard.sessions.entrySet()) {
          all.add(entry.getValue());
        }
      }
    }
    return all;
  }

  /// When a session is forgotten for not being used.
  interface Expiry extends ToLongFunction<Session> {
    default long of(Session session) {
      return applyAsLong(session);
    }
  }
}
