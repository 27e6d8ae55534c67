package dev.understudy.engine;

import dev.understudy.core.load.Pacing;
import dev.understudy.core.load.SharedLink;
import org.jspecify.annotations.Nullable;

/// When the slices of one reply's payload may be written (MODELS.md 4.4): on a line of its own that
/// begins with the head, or in turn on a link that others use too.
final class Pace {
  private final Pacing pacing;
  private final @Nullable SharedLink link;
  private long startNanos;
  private long dueNanos;
  private boolean offered;

  /// @param link shared with others; null for a line of its own
  Pace(Pacing pacing, @Nullable SharedLink link) {
    this.pacing = pacing;
    this.link = link;
  }

  /// The head has been written.
  void begin(long nowNanos) {
    startNanos = nowNanos;
  }

  int sliceBytes() {
    return (int) Math.min(1 << 20, pacing.sliceBytes());
  }

  /// Nanoseconds until the slice of `bytes` after the first `sent` may be written; not above 0
  /// where it may be now.
  long waitNanos(long sent, long bytes, long nowNanos) {
    if (!offered) {
      offered = true;
      SharedLink shared = link;
      dueNanos =
          shared == null ? startNanos + pacing.nanos(sent + bytes) : shared.pass(nowNanos, bytes);
    }
    return dueNanos - nowNanos;
  }

  /// The slice has been written.
  void passed() {
    offered = false;
  }
}
