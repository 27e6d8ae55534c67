package dev.understudy.bench.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One page of the server's `/metrics`, read.
final class MetricsPage {
  static final String INTENDED = "understudy_response_time_intended_seconds";
  static final String LATENESS = "understudy_lateness_seconds";

  private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final Map<String, Double> plain = new HashMap<>();
  private final Map<String, Map<String, Long>> outcomes = new HashMap<>();
  private final Map<String, NavigableMap<Double, Double>> buckets = new HashMap<>();
  private final Map<String, Double> sums = new HashMap<>();

  MetricsPage(String text) {
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      String name = line.group(1);
      double value = Double.parseDouble(line.group(3).replace("+Inf", "Infinity"));
      Map<String, String> labels = labels(line.group(2) == null ? "" : line.group(2));
      String endpoint = labels.getOrDefault("endpoint", "");
      if (name.equals("understudy_requests_total")) {
        outcomes
            .computeIfAbsent(endpoint, id -> new TreeMap<>())
            .put(labels.getOrDefault("outcome", ""), (long) value);
      } else if (name.endsWith("_bucket")) {
        String bound = labels.getOrDefault("le", "").replace("+Inf", "Infinity");
        buckets
            .computeIfAbsent(key(name.replace("_bucket", ""), endpoint), id -> new TreeMap<>())
            .put(Double.parseDouble(bound), value);
      } else if (name.endsWith("_sum") && !endpoint.isEmpty()) {
        sums.put(key(name.replace("_sum", ""), endpoint), value);
      } else if (labels.isEmpty()) {
        plain.put(name, value);
      }
    }
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  private static String key(String name, String endpoint) {
    return name + '/' + endpoint;
  }

  /// A metric without labels.
  ///
  /// @throws IllegalStateException where the page does not have it
  double value(String name) {
    Double value = plain.get(name);
    if (value == null) {
      throw new IllegalStateException("the server's page has no " + name);
    }
    return value;
  }

  /// Decided requests by outcome since the start; empty before the first.
  Map<String, Long> outcomes(String endpoint) {
    return outcomes.getOrDefault(endpoint, Map.of());
  }

  /// Counts at most each bound, in seconds, since the start; empty before the first request.
  NavigableMap<Double, Double> histogram(String name, String endpoint) {
    return buckets.getOrDefault(key(name, endpoint), new TreeMap<>());
  }

  /// Sum of the values in seconds since the start.
  double sum(String name, String endpoint) {
    return sums.getOrDefault(key(name, endpoint), 0.0);
  }
}
