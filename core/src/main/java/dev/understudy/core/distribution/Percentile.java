package dev.understudy.core.distribution;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Keys that name a percentile: `p50`, `p99`, `p99.9`.
public final class Percentile {
  private static final Pattern KEY = Pattern.compile("p(0|[1-9][0-9]?)(\\.[0-9]{1,12})?");

  private Percentile() {}

  /// True for `p`, then a number strictly between 0 and 100.
  public static boolean isKey(String key) {
    return KEY.matcher(key).matches() && new BigDecimal(key.substring(1)).signum() > 0;
  }

  /// The probability in (0, 1): 0.999 for `p99.9`, the double nearest to the decimal.
  ///
  /// @throws IllegalArgumentException where [#isKey] is false
  public static double probability(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("not a percentile: " + key);
    }
    return new BigDecimal(key.substring(1)).movePointLeft(2).doubleValue();
  }
}
