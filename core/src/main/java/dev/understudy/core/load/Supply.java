package dev.understudy.core.load;

import dev.understudy.core.schedule.Occurrences;

/// A rate over time: what a limit lets through and a bandwidth carries. Amounts are requests or
/// bytes, times nanoseconds on the caller's clock.
public interface Supply {
  /// Amount a second at `nanos`, > 0; infinite where nothing bounds it.
  double perSecond(long nanos);

  /// What comes from `fromNanos` up to `toNanos`, which is not before it.
  double amount(long fromNanos, long toNanos);

  /// The first instant by which `amount` >= 0 has come since `fromNanos`, rounded up.
  long after(long fromNanos, double amount);

  /// The same rate at all times.
  static Supply constant(double perSecond) {
    return new Constant(perSecond);
  }

  /// @param perSecond above 0
  record Constant(double perSecond) implements Supply {
    public Constant {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("a rate must be > 0 but is " + perSecond);
      }
    }

    @Override
    public double perSecond(long nanos) {
      return perSecond;
    }

    @Override
    public double amount(long fromNanos, long toNanos) {
      return toNanos == fromNanos ? 0 : (toNanos - fromNanos) * perSecond / 1e9;
    }

    @Override
    public long after(long fromNanos, double amount) {
      double takes = Math.ceil(amount / perSecond * 1e9);
      return takes < Occurrences.NEVER - fromNanos ? fromNanos + (long) takes : Occurrences.NEVER;
    }
  }
}
