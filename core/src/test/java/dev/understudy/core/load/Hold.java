package dev.understudy.core.load;

/// A visit whose hold time is known beforehand.
final class Hold extends Visit {
  long nanos;

  Hold of(long hold) {
    nanos = hold;
    return this;
  }

  @Override
  protected long holdNanos(long startNanos, int inService) {
    return nanos;
  }
}
