package dev.understudy.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classic histograms of a Prometheus page, summed over endpoints.
final class Lines {
  private static final Pattern BUCKET =
      Pattern.compile("(?m)^(\\w+)_bucket\\{[^}]*le=\"([^\"]+)\"[^}]*}\\s+([0-9.eE+]+)");

  private final Map<String, TreeMap<Double, Double>> histograms = new TreeMap<>();

  Lines(String page) {
    Matcher matcher = BUCKET.matcher(page);
    while (matcher.find()) {
      double bound =
          matcher.group(2).equals("+Inf")
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(matcher.group(2));
      histograms
          .computeIfAbsent(matcher.group(1), name -> new TreeMap<>())
          .merge(bound, Double.parseDouble(matcher.group(3)), Double::sum);
    }
  }

  /// The value of a metric without labels.
  static double value(String page, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + "\\s+([0-9.eE+-]+)").matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("no metric " + name);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /// These counts less those of an earlier page.
  Lines since(Lines before) {
    Lines difference = new Lines("");
    histograms.forEach(
        (name, buckets) -> {
          TreeMap<Double, Double> less = new TreeMap<>(buckets);
          before
              .histograms
              .getOrDefault(name, new TreeMap<>())
              .forEach((bound, count) -> less.merge(bound, -count, Double::sum));
          difference.histograms.put(name, less);
        });
    return difference;
  }

  /// The least bucket bound below which at least a share p of the values lie: an upper bound of the
  /// quantile.
  double bound(String name, double p) {
    TreeMap<Double, Double> buckets = histograms.getOrDefault(name, new TreeMap<>());
    if (buckets.isEmpty()) {
      throw new IllegalStateException("no histogram " + name);
    }
    double all = buckets.lastEntry().getValue();
    return buckets.entrySet().stream()
        .filter(entry -> entry.getValue() >= p * all)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
