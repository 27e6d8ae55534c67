package dev.understudy.engine.timer;

/// Something that happens at an instant. It can wait in one [DeadlineQueue] at a time.
public abstract class Deadline {
  static final int NOT_QUEUED = -1;

  long atNanos;
  int place = NOT_QUEUED;

  /// The instant has come.
  ///
  /// @param nowNanos on the loop's clock
  protected abstract void expire(long nowNanos);

  public final boolean isWaiting() {
    return place != NOT_QUEUED;
  }
}
