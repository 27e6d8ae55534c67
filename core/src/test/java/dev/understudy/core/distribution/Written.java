package dev.understudy.core.distribution;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little of the configuration language that these tests need: `lognormal {p50: 20ms, p99:
/// 150ms}, max: 200ms`.
final class Written {
  static final double MS = 1e6;
  private static final Pattern PAIR =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9.]*): *([0-9.eE+-]+)(ms|us|s|h|/s)?");

  private Written() {}

  static Families.Built law(String family, String text) {
    int end = text.indexOf('}');
    var parameters = pairs(text.substring(0, end));
    var outside = pairs(text.substring(end));
    double offset = outside.getOrDefault("offset", 0.0);
    if (parameters.containsKey("offset")) {
      offset = parameters.remove("offset");
    }
    var bounds =
        new Bounds(
            offset,
            outside.getOrDefault("min", 0.0),
            outside.getOrDefault("max", Double.POSITIVE_INFINITY));
    return Families.build(family, parameters, bounds, Written::show);
  }

  /// `show` of the configuration language, near enough: the greatest unit that leaves at least 1.
  static String show(double nanos) {
    String[] units = {"s", "ms", "us", "ns"};
    double[] sizes = {1e9, 1e6, 1e3, 1};
    for (int i = 0; i < units.length; i++) {
      if (Math.abs(nanos) >= sizes[i] || i == units.length - 1) {
        return Digits.plain(nanos / sizes[i], 9) + units[i];
      }
    }
    throw new AssertionError();
  }

  static Map<String, Double> pairs(String text) {
    Map<String, Double> pairs = new LinkedHashMap<>();
    Matcher m = PAIR.matcher(text);
    while (m.find()) {
      pairs.put(m.group(1), Double.parseDouble(m.group(2)) * unit(m.group(3)));
    }
    return pairs;
  }

  static double duration(String text) {
    Matcher m = Pattern.compile("([0-9.]+)([a-z]+)").matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(text);
    }
    return Double.parseDouble(m.group(1)) * unit(m.group(2));
  }

  private static double unit(String unit) {
    return switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
      case "" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "h" -> 3.6e12;
      case "/s" -> 1e-9;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
