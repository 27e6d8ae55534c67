package dev.understudy.cli.machine;

import java.util.Locale;

/// What an operator is told of the processors.
public final class CpuMessages {
  private CpuMessages() {}

  /// @param process share of all processors that this process uses, 0..1, or NaN
  static String of(CpuWatch.Change change, double process) {
    if (!change.rises()) {
      return String.format(
          Locale.ROOT,
          "CPU %s again after %d s; its peak was %.0f %%",
          change.to() == CpuLevel.CALM ? "at or below 80 %" : "below " + name(change.from()),
          change.lasted().toSeconds(),
          change.peak() * 100);
    }
    String share =
        Double.isNaN(process)
            ? ""
            : String.format(Locale.ROOT, " (this process uses %.0f %%)", process * 100);
    return "CPU " + standing(change.to()) + " for 10 s" + share + ": " + effect(change.to());
  }

  /// The state in a few words, for health reports. Empty while calm.
  public static String state(CpuLevel level) {
    return level == CpuLevel.CALM ? "" : "CPU " + standing(level) + ": " + effect(level);
  }

  private static String standing(CpuLevel level) {
    return level == CpuLevel.FULL ? "at 100 %" : "above " + name(level);
  }

  private static String name(CpuLevel level) {
    return switch (level) {
      case CALM -> "0 %";
      case WARM -> "80 %";
      case HOT -> "90 %";
      case FULL -> "100 %";
    };
  }

  private static String effect(CpuLevel level) {
    return switch (level) {
      case CALM -> "";
      case WARM -> "replies may come late; compare the lateness in /metrics";
      case HOT -> "replies come late; the machine is about to be the limit";
      case FULL -> "CRITICAL, the machine is the limit and the configuration is not honoured";
    };
  }
}
