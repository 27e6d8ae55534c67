package dev.understudy.core.load;

/// A rate limit, asked request by request. Any number of threads.
public interface Limiter {
  /// 0 if the request at `nanos` is let through; else nanoseconds until one would be, and nothing
  /// changes.
  long admit(long nanos);

  /// Nanoseconds that the request at `nanos` has to wait for its turn, which it takes; -1 if that
  /// is more than `mostNanos`, and nothing changes.
  long delay(long nanos, long mostNanos);

  /// Requests that would be let through at `nanos`, one after the other: what the RateLimit header
  /// field calls remaining.
  long remaining(long nanos);

  /// Nanoseconds from `nanos` until the whole burst is there again; 0 if it is.
  long fullAfter(long nanos);
}
