package dev.understudy.core.verify;

import java.util.function.DoubleUnaryOperator;

/// The clock of whoever measured: its tick, and what becomes of the time between two ticks. Where
/// the tick is coarse (JMeter, Gatling: 1 ms) a time x is seen as a whole number of ticks, and what
/// was seen is compared with the law of that number, not with F.
///
/// @param tickNanos 1 for a clock that counts nanoseconds
public record Clock(long tickNanos, Reading reading) {
  public static final Clock NANOS = new Clock(1, Reading.ROUNDED_DOWN);

  /// What a time of x ns becomes.
  public enum Reading {
    /// floor(x / tick): a duration taken finely, then cut.
    ROUNDED_DOWN,
    /// rint(x / tick): a duration taken finely, then rounded.
    ROUNDED_TO_NEAREST,
    /// floor(end / tick) - floor(start / tick): two time stamps, each cut; up to one tick too long
    /// or too short.
    DIFFERENCE_OF_STAMPS
  }

  public Clock {
    if (tickNanos < 1) {
      throw new IllegalArgumentException("a tick must be >= 1 ns but is " + tickNanos);
    }
  }

  /// How much longer than seen a time may truly be, in ns.
  double excess() {
    return tickNanos == 1 ? 0 : reading == Reading.ROUNDED_TO_NEAREST ? 0.5 * tickNanos : tickNanos;
  }

  /// How much shorter than seen a time may truly be, in ns.
  double deficit() {
    if (tickNanos == 1) {
      return 0;
    }
    return switch (reading) {
      case ROUNDED_DOWN -> 0;
      case ROUNDED_TO_NEAREST -> 0.5 * tickNanos;
      case DIFFERENCE_OF_STAMPS -> tickNanos;
    };
  }

  /// P(what is seen < edge) for times whose P(X < x) is `below`.
  double seenBelow(DoubleUnaryOperator below, double edge) {
    if (tickNanos == 1) {
      return below.applyAsDouble(edge);
    }
    double tick = tickNanos;
    double next = Math.ceil(edge / tick) * tick; // the last tick seen is the one before `next`
    return switch (reading) {
      case ROUNDED_DOWN -> below.applyAsDouble(next);
      case ROUNDED_TO_NEAREST -> below.applyAsDouble(next - 0.5 * tick);
      case DIFFERENCE_OF_STAMPS -> mean(below, next - tick, tick);
    };
  }

  /// Mean over [from, from + tick]: the phase of the start within its tick is uniform.
  /// Gauss-Legendre, 8 panels of 2 points.
  private static double mean(DoubleUnaryOperator below, double from, double tick) {
    double panel = tick / 8;
    double off = panel * 0.5 / Math.sqrt(3);
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      double centre = from + (i + 0.5) * panel;
      sum += below.applyAsDouble(centre - off) + below.applyAsDouble(centre + off);
    }
    return sum / 16;
  }
}
