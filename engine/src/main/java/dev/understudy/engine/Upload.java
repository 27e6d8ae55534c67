package dev.understudy.engine;

import dev.understudy.engine.timer.Deadline;

/// The pace of a request's payload: what has come is taken as received no faster than the bandwidth
/// allows, and nothing more is read until then. It is read in pieces of at most 64 KiB; what the
/// sockets hold on both sides comes on top.
final class Upload extends Deadline {
  // A timer that is late must not slow the line down; a client that pauses must not catch up.
  private static final long MOST_CAUGHT_UP_NANOS = 100_000_000;

  private final Connection connection;
  private final double nanosPerByte;
  private long lineNanos; // when the first of `bytes` would have begun to pass
  private long bytes;

  /// @param bytesPerSecond bandwidth, > 0
  /// @param fromNanos when the payload could begin to come
  Upload(Connection connection, double bytesPerSecond, long fromNanos) {
    this.connection = connection;
    this.nanosPerByte = 1e9 / bytesPerSecond;
    this.lineNanos = fromNanos;
  }

  /// The client was asked to go on; before, there was nothing to send.
  void begin(long nowNanos) {
    if (bytes == 0) {
      lineNanos = nowNanos;
    }
  }

  void received(long more, long nowNanos) {
    long behind = nowNanos - untilNanos();
    if (bytes > 0 && behind > MOST_CAUGHT_UP_NANOS) {
      lineNanos += behind - MOST_CAUGHT_UP_NANOS;
    }
    bytes += more;
  }

  /// When what has come would have come at the pace.
  long untilNanos() {
    return lineNanos + (long) Math.rint(bytes * nanosPerByte);
  }

  @Override
  protected void expire(long nowNanos) {
    connection.onUploaded(this, nowNanos);
  }
}
