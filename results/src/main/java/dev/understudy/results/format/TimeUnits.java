package dev.understudy.results.format;

import java.util.Map;

/// Units of time by their short names.
public final class TimeUnits {
  private static final Map<String, Double> NANOS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

  private TimeUnits() {}

  /// How many ns one unit is.
  ///
  /// @throws IllegalArgumentException where there is no such unit
  public static double nanos(String unit) {
    Double nanos = NANOS.get(unit);
    if (nanos == null) {
      throw new IllegalArgumentException("a unit is ns, us, ms or s, but this is " + unit);
    }
    return nanos;
  }
}
