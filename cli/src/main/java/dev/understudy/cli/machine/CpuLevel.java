package dev.understudy.cli.machine;

/// How busy the processors have been for the last ten seconds.
public enum CpuLevel {
  CALM(0),
  WARM(0.80),
  HOT(0.90),
  FULL(0.995); // a saturated machine reads 99.5 to 100 %: the sampler itself and rounding take the
  // rest

  private final double from;

  CpuLevel(double from) {
    this.from = from;
  }

  /// Utilisation, 0..1, above which the level begins.
  public double from() {
    return from;
  }

  /// The highest level that begins below `utilisation`.
  static CpuLevel of(double utilisation) {
    CpuLevel level = CALM;
    for (CpuLevel each : values()) {
      if (utilisation > each.from) {
        level = each;
      }
    }
    return level;
  }
}
