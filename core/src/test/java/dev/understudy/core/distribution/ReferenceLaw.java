package dev.understudy.core.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The law of an entry of the reference file.
final class ReferenceLaw {
  private static final Pattern PART =
      Pattern.compile("\\{weight: ([0-9.]+), ([a-z]+): (\\{[^}]*\\})\\}");

  private ReferenceLaw() {}

  static Distribution of(String family, String text) {
    return switch (family) {
      case "quantiles" -> table(text);
      case "mixture" -> mixture(text);
      case "spliced" ->
          Spliced.fromPercentile(
              Written.law("lognormal", "{median: 40ms, sigma: 0.5}").distribution(), 0.99, 1.5);
      case "samples" ->
          Samples.of(
              Arrays.stream(text.replaceAll("[^0-9,]", "").split(","))
                  .mapToDouble(s -> Double.parseDouble(s) * Written.MS)
                  .toArray(),
              true);
      case "composed" -> {
        var gamma = Written.law("gamma", "{mean: 120ms, sd: 40ms}").distribution();
        var later = Shifted.of(Scaled.of(gamma, 1.5), 200 * Written.MS);
        yield Truncated.of(later, 0, 500 * Written.MS, Written::show);
      }
      default -> Written.law(family, text).distribution();
    };
  }

  private static Distribution table(String text) {
    var pairs = Written.pairs(text);
    Double max = pairs.remove("max");
    double[] p = pairs.keySet().stream().mapToDouble(Percentile::probability).toArray();
    double[] x = pairs.values().stream().mapToDouble(v -> v).toArray();
    return QuantileTable.of(
        p, x, 0, max == null ? Double.POSITIVE_INFINITY : max, Double.NaN, Written::show);
  }

  private static Distribution mixture(String text) {
    var parts = new ArrayList<Distribution>();
    var weights = new ArrayList<Double>();
    Matcher m = PART.matcher(text);
    while (m.find()) {
      weights.add(Double.parseDouble(m.group(1)));
      parts.add(Written.law(m.group(2), m.group(3)).distribution());
    }
    return Mixture.of(parts, weights);
  }
}
