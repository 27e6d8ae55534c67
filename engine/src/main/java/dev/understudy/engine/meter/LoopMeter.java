package dev.understudy.engine.meter;

import dev.understudy.core.measure.Readings.Times;

/// One event loop's share of what does not belong to an endpoint.
public final class LoopMeter {
  /// Requests that belonged to no endpoint: 404, 405.
  public final Count unmatched = new Count();

  /// Requests refused for what they are: 400, 413, 414, 417, 431, 501, 505.
  public final Count malformed = new Count();

  /// Requests whose reply is not complete.
  public final Count inFlight = new Count();

  public final Count bytesSent = new Count();
  public final Count bytesReceived = new Count();

  private volatile Times times = Times.none();

  /// Times of replies of any endpoint: what [EndpointMeter#begun] counts for one.
  public void begun(long intendedNanos, long actualNanos, long latenessNanos) {
    Times counted = times;
    counted.intended().record(intendedNanos);
    counted.actual().record(actualNanos);
    counted.lateness().record(latenessNanos);
  }

  /// Adds the times counted so far to `sum`.
  public void addTo(Times sum) {
    Times counted = times;
    counted.intended().addTo(sum.intended());
    counted.actual().addTo(sum.actual());
    counted.lateness().addTo(sum.lateness());
  }

  /// Counts times anew. Called by the loop itself.
  public void forgetTimes() {
    times = Times.none();
  }

  /// Connections closed because a request or a reply made no progress, or nothing came at all.
  public final Count timedOut = new Count();
}
