package dev.understudy.core.verify;

/// A closed interval. `NaN` bounds never occur; an unknown bound is infinite.
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "an interval needs low <= high but is " + low + " .. " + high);
    }
  }

  public boolean contains(double x) {
    return low <= x && x <= high;
  }

  /// Does this lie wholly inside `other`?
  public boolean inside(Interval other) {
    return other.low <= low && high <= other.high;
  }
}
