package dev.understudy.engine;

import dev.understudy.core.load.Pacing;
import dev.understudy.core.load.SharedLink;
import dev.understudy.core.load.Supply;
import org.jspecify.annotations.Nullable;

/// When the slices of one reply's payload may be written (MODELS.md 4.4): on a line of its own that
/// begins with the head, or in turn on a link that others use too. Where windows change the
/// bandwidth, the line bends with it, under way too.
final class Pace {
  private static final int LARGEST_SLICE = 1 << 20;

  private final Supply supply;
  private final @Nullable SharedLink link;
  private long bentNanos; // where the line bent last: its slices are counted from there
  private long bentBytes;
  private double perSecond;
  private long dueNanos;
  private int sliceBytes;
  private boolean offered;

  /// @param supply the bandwidth
  /// @param link shared with others; null for a line of its own
  Pace(Supply supply, @Nullable SharedLink link) {
    this.supply = supply;
    this.link = link;
  }

  /// The head has been written.
  void begin(long nowNanos) {
    bentNanos = nowNanos;
    dueNanos = nowNanos;
    perSecond = supply.perSecond(nowNanos);
  }

  /// Length of the slice that is to be written next, at most; it stays until that is written.
  int sliceBytes() {
    if (offered) {
      return sliceBytes;
    }
    double now = supply.perSecond(dueNanos);
    sliceBytes =
        Double.isInfinite(now)
            ? LARGEST_SLICE
            : (int) Math.min(LARGEST_SLICE, new Pacing(now).sliceBytes());
    return sliceBytes;
  }

  /// Nanoseconds until the slice of `bytes` after the first `sent` may be written; not above 0
  /// where it may be now.
  long waitNanos(long sent, long bytes, long nowNanos) {
    if (!offered) {
      offered = true;
      SharedLink shared = link;
      dueNanos = shared == null ? ownLine(sent, bytes) : shared.pass(nowNanos, bytes, supply);
    }
    return dueNanos - nowNanos;
  }

  /// Counted from the last bend, so that a steady line is exact to its last byte.
  private long ownLine(long sent, long bytes) {
    double now = supply.perSecond(dueNanos);
    if (now != perSecond) {
      perSecond = now;
      bentNanos = dueNanos;
      bentBytes = sent;
    }
    return supply.after(bentNanos, sent + bytes - bentBytes);
  }

  /// The slice has been written.
  void passed() {
    offered = false;
  }
}
