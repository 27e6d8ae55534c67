package dev.understudy.core.schedule;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The windows armed for one endpoint, in layer order, and which of them are active now.
///
/// Between two changes the set of active windows is the same: a [Phase]. The last phase is kept, so
/// a request asks only the windows that are active; the others are looked at once a change. The
/// past costs nothing.
public final class Timetable {
  /// No window at all.
  public static final Timetable EMPTY = new Timetable(List.of());

  private static final int[] NONE = {};

  private final Occurrences[] windows;
  private @Nullable Phase recent; // immutable, so a race costs at most a second look

  public Timetable(List<? extends Occurrences> windows) {
    this.windows = windows.toArray(Occurrences[]::new);
  }

  /// What is active at `t`. Kept for the next caller.
  public Phase at(long t) {
    Phase seen = recent;
    if (seen != null && seen.holds(t)) {
      return seen;
    }
    Phase phase = find(t);
    recent = phase;
    return phase;
  }

  /// What is active at `t`, for a look into the future that should not replace the present.
  Phase find(long t) {
    long until = Occurrences.NEVER;
    int[] active = NONE;
    for (int i = 0; i < windows.length; i++) {
      long end = windows[i].activeUntil(t);
      if (end > t) {
        active = Arrays.copyOf(active, active.length + 1);
        active[active.length - 1] = i;
        until = Math.min(until, end);
      }
      until = Math.min(until, windows[i].nextStart(t));
    }
    return new Phase(t, until, active);
  }

  /// Intensity 0..1 of window number `window` of the list at `t`.
  public double intensity(int window, long t) {
    return windows[window].intensity(t);
  }

  /// An instant after `t` up to which all intensities are smooth; [Occurrences#NEVER] where nothing
  /// more comes.
  public long nextBend(long t) {
    long bend = Occurrences.NEVER;
    for (Occurrences window : windows) {
      bend = Math.min(bend, window.nextBend(t));
    }
    return bend;
  }

  public int size() {
    return windows.length;
  }

  /// Equal windows are active at the same times; those of the calendar are equal to themselves
  /// only.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timetable that && Arrays.equals(windows, that.windows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(windows);
  }

  /// A span of scenario time in which no window begins or ends.
  public static final class Phase {
    private final long from;
    private final long until;
    private final int[] active;

    Phase(long from, long until, int[] active) {
      this.from = from;
      this.until = until;
      this.active = active;
    }

    boolean holds(long t) {
      return t >= from && t < until;
    }

    /// True where no window is active.
    public boolean quiet() {
      return active.length == 0;
    }

    /// The first instant at which this may change; [Occurrences#NEVER] where nothing more comes.
    public long until() {
      return until;
    }

    /// How many windows are active.
    public int count() {
      return active.length;
    }

    /// The number, in the timetable's list, of active window `i` in layer order.
    public int window(int i) {
      return active[i];
    }
  }
}
