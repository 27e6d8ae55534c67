package dev.understudy.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them: three figures and a unit.
public final class Figures {
  private Figures() {}

  /// A duration in nanoseconds: `20 ms`, `1.48 s`, `infinite`, `-` for NaN.
  public static String duration(double nanos) {
    if (Double.isNaN(nanos)) {
      return "-";
    }
    if (Double.isInfinite(nanos)) {
      return "infinite";
    }
    // 999.5 of a unit would round to 1,000 of it: the next unit begins there.
    if (nanos < 999.5) {
      return figures(nanos, 3) + " ns";
    }
    if (nanos < 999.5e3) {
      return figures(nanos / 1e3, 3) + " us";
    }
    if (nanos < 999.5e6) {
      return figures(nanos / 1e6, 3) + " ms";
    }
    return figures(nanos / 1e9, 3) + " s";
  }

  /// A share in 0..1: `98.15 %`.
  public static String share(double share) {
    return figures(share * 100, 4) + " %";
  }

  /// A number with three figures: `8`, `1.25`.
  public static String number(double value) {
    return figures(value, 3);
  }

  /// A measured share in 0..1 with three figures: `0.612 %`.
  public static String percent(double share) {
    return figures(share * 100, 3) + " %";
  }

  /// A whole number: `48,211`.
  public static String count(long value) {
    return String.format(java.util.Locale.ROOT, "%,d", value);
  }

  /// How long a test takes, in s: `36 s`, `12.5 min`, `8.3 h`, `3.1 d`.
  public static String span(double seconds) {
    if (seconds < 120) {
      return figures(Math.ceil(seconds), 3) + " s";
    }
    if (seconds < 7200) {
      return figures(seconds / 60, 3) + " min";
    }
    return seconds < 172_800
        ? figures(seconds / 3600, 3) + " h"
        : figures(seconds / 86_400, 3) + " d";
  }

  /// At most `digits` significant ones; whole numbers keep all of theirs.
  private static String figures(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
