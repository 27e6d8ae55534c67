package dev.understudy.engine.meter;

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

  /// Connections closed because a request or a reply made no progress, or nothing came at all.
  public final Count timedOut = new Count();
}
