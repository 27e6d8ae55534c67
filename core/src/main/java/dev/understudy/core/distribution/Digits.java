package dev.understudy.core.distribution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers in messages.
final class Digits {
  private Digits() {}

  /// To `digits` significant ones; what is not finite stays.
  static double round(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }

  /// As a plain decimal with at most `digits` significant ones: `1.5`, `200`, `0.0123`.
  static String plain(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /// To two significant digits, in groups of three: `1,200,000`.
  static String grouped(double value) {
    return String.format(Locale.ROOT, "%,.0f", round(value, 2));
  }
}
