package dev.understudy.core.load;

/// A number that changes in time, and its time-integral: what a mean over time is made of.
final class Level {
  private int value;
  private long sinceNanos;
  private double integral;

  int value() {
    return value;
  }

  /// Changes by `change` at `nanos`, which never falls from call to call.
  void add(int change, long nanos) {
    integral = integral(nanos);
    value += change;
    sinceNanos = nanos;
  }

  /// Of the time up to `nanos`: value x nanoseconds.
  double integral(long nanos) {
    return value == 0 ? integral : integral + (double) value * (nanos - sinceNanos);
  }
}
