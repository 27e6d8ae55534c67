package dev.understudy.core.schedule;

/// Durations as the configuration writes them: `1h30m`, `2s`, `300ms`, `250us`, `7ns`.
public final class DurationText {
  private static final String[] UNITS = {"h", "m", "s", "ms", "us", "ns"};
  private static final long[] NANOS = {
    3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
  };

  private DurationText() {}

  /// `nanos` >= 0 in whole units, none of them zero.
  public static String of(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    var text = new StringBuilder();
    long rest = nanos;
    for (int unit = 0; unit < UNITS.length; unit++) {
      long count = rest / NANOS[unit];
      if (count > 0) {
        text.append(count).append(UNITS[unit]);
        rest -= count * NANOS[unit];
      }
    }
    return text.toString();
  }
}
