package dev.understudy.config.quantity;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a quantity measures, and the units it is written in. Values are held in the base unit.
public enum Dimension {
  /// Base: nanoseconds.
  DURATION(
      "a duration",
      List.of("20us", "20ms", "20s"),
      units("ns", "1", "us", "1e3", "ms", "1e6", "s", "1e9", "m", "60e9", "h", "3600e9")),

  /// A share of requests or of a payload. Base: 1; without unit a number from 0 to 1.
  SHARE("a share", List.of("2%", "0.02"), units("", "1", "%", "0.01")),

  /// Events in time. Base: per nanosecond.
  FLOW("a flow", List.of("100/s", "6000/min"), rates()),

  /// Base: bytes.
  SIZE(
      "a size",
      List.of("20B", "20KB", "20KiB"),
      units("B", "1", "KB", "1e3", "MB", "1e6", "GB", "1e9")
          .with("KiB", "1024")
          .with("MiB", "1048576")
          .with("GiB", "1073741824")),

  /// Base: bytes per second.
  BANDWIDTH(
      "a bandwidth",
      List.of("1MB/s", "10Mbit/s"),
      units("B/s", "1", "KB/s", "1e3", "MB/s", "1e6", "GB/s", "1e9")
          .with("KiB/s", "1024")
          .with("MiB/s", "1048576")
          .with("GiB/s", "1073741824")
          .with("bit/s", "0.125")
          .with("kbit/s", "125")
          .with("Kbit/s", "125")
          .with("Mbit/s", "125e3")
          .with("Gbit/s", "125e6"));

  /// How many base units one unit is, by its name.
  private static final class Units {
    final Map<String, BigDecimal> factors = new LinkedHashMap<>();

    Units with(String unit, String factor) {
      factors.put(unit, new BigDecimal(factor));
      return this;
    }
  }

  private final String noun;
  private final List<String> examples;
  private final Map<String, BigDecimal> factors;

  Dimension(String noun, List<String> examples, Units units) {
    this.noun = noun;
    this.examples = examples;
    this.factors = units.factors;
  }

  private static Units units(String... namesAndFactors) {
    Units units = new Units();
    for (int i = 0; i < namesAndFactors.length; i += 2) {
      units.with(namesAndFactors[i], namesAndFactors[i + 1]);
    }
    return units;
  }

  /// A flow is kept per nanosecond, and 1/60 or 1/3600 is no decimal: `per` holds the other way
  /// round, nanoseconds per event.
  private static Units rates() {
    return units("/s", "1e9", "/min", "60e9", "/h", "3600e9");
  }

  /// With its article, as messages say it.
  public String noun() {
    return noun;
  }

  /// A few ways to write one.
  public List<String> examples() {
    return examples;
  }

  /// The names of the units, small to large.
  public List<String> units() {
    return List.copyOf(factors.keySet());
  }

  /// How many base units one `unit` is.
  public double unit(String unit) {
    return value(BigDecimal.ONE, unit);
  }

  /// The value in base units of `number` times `unit`, exact but for one rounding.
  double value(BigDecimal number, String unit) {
    BigDecimal factor = factors.get(unit);
    if (factor == null) {
      throw new IllegalArgumentException(noun + " has no unit " + unit);
    }
    return this == FLOW
        ? number.doubleValue() / factor.doubleValue()
        : number.multiply(factor).doubleValue();
  }

  /// A value in base units as people write it, with about three figures: `36.7ms`, `1.5KB`.
  public String show(double value) {
    return Display.of(this, value);
  }
}
