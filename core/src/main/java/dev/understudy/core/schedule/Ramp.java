package dev.understudy.core.schedule;

/// How an occurrence begins and ends. The ramps lie inside its duration.
///
/// @param upNanos length of the rising side
/// @param downNanos length of the falling side
/// @param shape of both
public record Ramp(long upNanos, long downNanos, RampShape shape) {
  /// At full intensity from the first to the last instant.
  public static final Ramp NONE = new Ramp(0, 0, RampShape.LINEAR);

  public Ramp {
    if (upNanos < 0 || downNanos < 0) {
      throw new IllegalArgumentException(
          "a ramp cannot be negative but is up " + upNanos + " ns, down " + downNanos + " ns");
    }
  }

  /// Intensity 0..1 at `elapsedNanos` >= 0 of an occurrence of `durationNanos`.
  double intensity(long elapsedNanos, long durationNanos) {
    if (elapsedNanos < upNanos) {
      return shape.at((double) elapsedNanos / upNanos);
    }
    long remaining = durationNanos - elapsedNanos;
    return remaining < downNanos ? shape.at((double) remaining / downNanos) : 1;
  }

  /// Elapsed time after `elapsedNanos` < `durationNanos` at which a side of it, or the occurrence,
  /// ends.
  long nextBend(long elapsedNanos, long durationNanos) {
    if (elapsedNanos < upNanos) {
      return upNanos;
    }
    long down = durationNanos - downNanos;
    return elapsedNanos < down ? down : durationNanos;
  }

  /// Mean intensity over an occurrence of `durationNanos`; 1 where it never ends.
  public double meanIntensity(long durationNanos) {
    if (durationNanos == Occurrences.NEVER) {
      return 1;
    }
    double ramps = (double) upNanos + downNanos;
    return (shape.mean() * ramps + (durationNanos - ramps)) / durationNanos;
  }

  void checkFits(long durationNanos) {
    if (upNanos > durationNanos - downNanos) {
      throw new ScheduleException(
          "ramp",
          "ramps of "
              + DurationText.of(upNanos)
              + " up and "
              + DurationText.of(downNanos)
              + " down do not fit into a duration of "
              + DurationText.of(durationNanos),
          "Shorten the ramps or lengthen the duration: up + down <= duration.");
    }
  }
}
