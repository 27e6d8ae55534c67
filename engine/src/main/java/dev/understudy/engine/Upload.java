package dev.understudy.engine;

import dev.understudy.engine.timer.Deadline;

/// The pace of a request's payload: what has come is taken as received no faster than the bandwidth
/// allows, and nothing more is read until then.
final class Upload extends Deadline {
  private final Connection connection;
  private double bytesPerSecond;
  private long startNanos;
  private long bytes;

  Upload(Connection connection) {
    this.connection = connection;
  }

  /// @param from when the request's first byte was seen
  void begin(double bandwidth, long from) {
    bytesPerSecond = bandwidth;
    startNanos = from;
    bytes = 0;
  }

  void received(long more) {
    bytes += more;
  }

  /// When what has come would have come at the pace.
  long untilNanos() {
    return startNanos + (long) Math.rint(bytes / bytesPerSecond * 1e9);
  }

  @Override
  protected void expire(long nowNanos) {
    connection.onUploaded(this, nowNanos);
  }
}
