package dev.understudy.core.load;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.function.Supplier;

/// A rate that windows replace for a time; in their ramps it moves on a line between the old and
/// the new one (MODELS.md 3). What comes in a span is the integral of the rate: exact where no ramp
/// is, else by Gauss-Legendre quadrature between the bends of the ramps (polynomials of degree up
/// to 9 exactly, the exponential ramp to 1e-7).
public final class WindowedSupply implements Supply {
  // Abscissae and weights of five points on -1..1.
  private static final double[] X = {0, 0.5384693101056831, 0.9061798459386640};
  private static final double[] W = {0.5688888888888889, 0.4786286704993665, 0.2369268850561891};

  private final double base;
  private final Replacement<Double> windows;
  private final Supplier<ScenarioClock> clock;

  /// @param base amount a second while no window acts; infinite for no bound
  /// @param windows what they put in its place
  /// @param clock the windows' clock as it stands
  public WindowedSupply(double base, Replacement<Double> windows, Supplier<ScenarioClock> clock) {
    this.base = base;
    this.windows = windows;
    this.clock = clock;
  }

  @Override
  public double perSecond(long nanos) {
    return rate(clock.get().scenarioNanos(nanos));
  }

  private double rate(long t) {
    return windows.number(t, base, Double::doubleValue);
  }

  @Override
  public double amount(long fromNanos, long toNanos) {
    ScenarioClock now = clock.get();
    double sum = 0;
    long from = fromNanos;
    while (from < toNanos) {
      long to = Math.min(toNanos, bend(now, from));
      sum += piece(now, from, to);
      from = to;
    }
    return sum;
  }

  @Override
  public long after(long fromNanos, double amount) {
    ScenarioClock now = clock.get();
    double left = amount;
    long from = fromNanos;
    while (true) {
      double rate = rate(now.scenarioNanos(from));
      if (left <= 0 || rate == Double.POSITIVE_INFINITY) {
        return from;
      }
      long to = bend(now, from);
      if (to == Occurrences.NEVER) {
        return Supply.constant(rate).after(from, left);
      }
      double comes = piece(now, from, to);
      if (comes >= left) {
        return within(now, from, to, left);
      }
      left -= comes;
      from = to;
    }
  }

  /// Bisection: the amount never falls in time.
  private long within(ScenarioClock now, long from, long to, double amount) {
    long low = from;
    long high = to;
    while (low + 1 < high) {
      long middle = low + (high - low) / 2;
      if (piece(now, from, middle) >= amount) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /// The engine's instant after `nanos` up to which the rate is smooth.
  private long bend(ScenarioClock now, long nanos) {
    long bend = now.engineNanos(windows.windows().nextBend(now.scenarioNanos(nanos)));
    return Math.max(bend, nanos + 1); // rounding of a fast clock does not turn back
  }

  /// What comes in a span without a bend.
  private double piece(ScenarioClock now, long from, long to) {
    double middle = from + (to - from) / 2.0;
    double half = (to - from) / 2.0;
    double rate = rate(now.scenarioNanos((long) middle));
    if (Double.isInfinite(rate)) {
      return rate;
    }
    double left = rate(now.scenarioNanos(from));
    double right = rate(now.scenarioNanos(to - 1));
    if (left == rate && right == rate) {
      return rate * (to - from) / 1e9;
    }
    if (Double.isInfinite(left) || Double.isInfinite(right)) {
      return Double.POSITIVE_INFINITY; // a bound that comes or goes at half intensity
    }
    double sum = W[0] * rate;
    for (int i = 1; i < X.length; i++) {
      sum +=
          W[i]
              * (rate(now.scenarioNanos((long) (middle - half * X[i])))
                  + rate(now.scenarioNanos((long) (middle + half * X[i]))));
    }
    return sum * half / 1e9;
  }
}
