package dev.understudy.core.load;

/// One request's stay at a station. One event loop reuses one visit, so a decision allocates
/// nothing.
public abstract class Visit {
  private long startNanos;
  private long endNanos;
  private int inService;

  /// How long the server is held by a request that starts at `startNanos` as one of `inService`
  /// requests in service. Asked once, for a request that is served, while the station is held: pure
  /// and short.
  protected abstract long holdNanos(long startNanos, int inService);

  final void start(long nanos, int concurrency) {
    startNanos = nanos;
    inService = concurrency;
  }

  final void end(long nanos) {
    endNanos = nanos;
  }

  final void left(long nanos) {
    startNanos = nanos;
    endNanos = nanos;
    inService = 0;
  }

  /// When the server took the request; for one that was not served, when it left.
  public final long startNanos() {
    return startNanos;
  }

  /// When the server is free again; for a request that was not served, when it left.
  public final long endNanos() {
    return endNanos;
  }

  /// Requests in service at the start, this one included; 0 for one that was not served.
  public final int inService() {
    return inService;
  }
}
