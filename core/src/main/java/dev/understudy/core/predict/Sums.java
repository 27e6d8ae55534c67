package dev.understudy.core.predict;

/// One figure by interval, added up.
final class Sums {
  private final Horizon horizon;
  private final double[] values; // whole numbers are exact up to 2^53

  Sums(Horizon horizon) {
    this.horizon = horizon;
    this.values = new double[horizon.intervals()];
  }

  void add(int interval, double amount) {
    values[interval] += amount;
  }

  /// Adds `rate` over [from, to), spread over the intervals that it touches; what lies outside of
  /// the horizon is left out.
  void addSpan(long from, long to, double rate) {
    long at = Math.max(from, horizon.fromNanos());
    long end = Math.min(to, horizon.toNanos());
    if (at >= end) {
      return;
    }
    for (int i = horizon.interval(at); at < end; i++) {
      long until = Math.min(end, horizon.end(i));
      values[i] += rate * (until - at);
      at = until;
    }
  }

  /// Over the intervals in [first, end).
  double of(int first, int end) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += values[i];
    }
    return sum;
  }

  long count(int first, int end) {
    return (long) of(first, end);
  }
}
