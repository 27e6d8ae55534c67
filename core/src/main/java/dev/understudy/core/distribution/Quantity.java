package dev.understudy.core.distribution;

/// What a law measures. Only a warning depends on it: a size of 3.6e12 bytes is not "longer than an
/// hour".
public enum Quantity {
  /// Nanoseconds.
  TIME,
  /// Bytes.
  SIZE
}
