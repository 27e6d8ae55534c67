package dev.understudy.control.http;

/// What a route asks of its caller, and what a caller is granted; each holds what stands before it.
public enum Access {
  /// Nothing: probes, and the pages that ask for a token.
  OPEN,
  /// Sees everything, changes nothing.
  READ,
  /// Changes the configuration, the scenario, what is recorded.
  WRITE;

  boolean holds(Access asked) {
    return compareTo(asked) >= 0;
  }
}
