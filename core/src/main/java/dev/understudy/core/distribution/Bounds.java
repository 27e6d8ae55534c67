package dev.understudy.core.distribution;

/// What any family takes beside its own keys: `offset` shifts, `min` and `max` truncate
/// (re-normalised, never a heap at the bound). `min` and `max` are served values, offset included.
public record Bounds(double offset, double min, double max) {
  public static final Bounds NONE = new Bounds(0, 0, Double.POSITIVE_INFINITY);

  public Bounds {
    if (!(offset >= 0 && offset < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("offset must be >= 0 and finite but is " + offset);
    }
    if (!(min >= 0)) {
      throw new IllegalArgumentException("min must be >= 0 but is " + min);
    }
    if (!(max > min)) {
      throw new IllegalArgumentException("max must be > min " + min + " but is " + max);
    }
  }
}
