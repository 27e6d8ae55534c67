package dev.understudy.engine;

import dev.understudy.core.load.Supply;
import dev.understudy.engine.timer.Deadline;

/// The pace of a request's payload: what has come is taken as received no faster than the bandwidth
/// allows, and nothing more is read until then. It is read in pieces of at most 64 KiB; what the
/// sockets hold on both sides comes on top.
final class Upload extends Deadline {
  // A timer that is late must not slow the line down; a client that pauses must not catch up.
  private static final long MOST_CAUGHT_UP_NANOS = 100_000_000;

  private final Connection connection;
  private final Supply supply;
  private long untilNanos;
  private boolean begun;

  /// @param supply the bandwidth
  /// @param fromNanos when the payload could begin to come
  Upload(Connection connection, Supply supply, long fromNanos) {
    this.connection = connection;
    this.supply = supply;
    this.untilNanos = fromNanos;
  }

  /// The client was asked to go on; before, there was nothing to send.
  void begin(long nowNanos) {
    if (!begun) {
      untilNanos = nowNanos;
    }
  }

  void received(long more, long nowNanos) {
    long behind = nowNanos - untilNanos;
    if (begun && behind > MOST_CAUGHT_UP_NANOS) {
      untilNanos += behind - MOST_CAUGHT_UP_NANOS;
    }
    begun |= more > 0;
    untilNanos = supply.after(untilNanos, more);
  }

  /// When what has come would have come at the pace.
  long untilNanos() {
    return untilNanos;
  }

  @Override
  protected void expire(long nowNanos) {
    connection.onUploaded(this, nowNanos);
  }
}
