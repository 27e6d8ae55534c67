package dev.understudy.config.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Values for people: the unit that leaves a number from 1 to 1000 where there is one, and three
/// figures, more only where whole numbers have them.
final class Display {
  private static final MathContext FIGURES = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double MINUTE = 60e9;
  private static final double HOUR = 3600e9;

  private Display() {}

  static String of(Dimension dimension, double value) {
    if (Double.isInfinite(value)) {
      return "infinite";
    }
    if (Double.isNaN(value)) {
      return "undefined";
    }
    return switch (dimension) {
      case DURATION -> duration(value);
      case SHARE -> figures(value * 100) + "%";
      case FLOW -> flow(value * 1e9);
      case SIZE -> decimal(value, "B");
      case BANDWIDTH -> decimal(value, "B/s");
    };
  }

  private static String duration(double nanos) {
    if (nanos == 0) {
      return "0ms";
    }
    if (nanos < 1e3) {
      return figures(nanos) + "ns";
    }
    if (nanos < 999.5e3) {
      return figures(nanos / 1e3) + "us";
    }
    if (nanos < 999.5e6) {
      return figures(nanos / 1e6) + "ms";
    }
    if (nanos < 2 * MINUTE) {
      return figures(nanos / 1e9) + "s";
    }
    return nanos < 2 * HOUR ? figures(nanos / MINUTE) + "m" : figures(nanos / HOUR) + "h";
  }

  private static String flow(double perSecond) {
    if (perSecond >= 1 || perSecond == 0) {
      return figures(perSecond) + "/s";
    }
    return perSecond * 60 >= 1
        ? figures(perSecond * 60) + "/min"
        : figures(perSecond * 3600) + "/h";
  }

  private static String decimal(double bytes, String unit) {
    if (bytes < 1e3) {
      return figures(bytes) + unit;
    }
    if (bytes < 999.5e3) {
      return figures(bytes / 1e3) + "K" + unit;
    }
    return bytes < 999.5e6 ? figures(bytes / 1e6) + "M" + unit : figures(bytes / 1e9) + "G" + unit;
  }

  private static String figures(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.abs().doubleValue() >= 999.5 ? whole(exact) : exact.round(FIGURES);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_EVEN);
  }
}
