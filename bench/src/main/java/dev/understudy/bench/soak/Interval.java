package dev.understudy.bench.soak;

import dev.understudy.bench.soak.Rows.Event;
import dev.understudy.bench.soak.Rows.Look;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What happened between two looks.
///
/// @param events that fell into it
record Interval(Look from, Look to, List<Event> events) {
  double seconds() {
    return to.seconds() - from.seconds();
  }

  /// Whether the process stood still in it: then requests were not decided when they were due.
  boolean frozen() {
    return events.stream().anyMatch(it -> it.is("stopped") || it.is("continued"));
  }

  /// Whether requests came as they were due, within half a second: only then is it known how many
  /// of them met which phase of a window. After a time in which the server stood still, or got no
  /// processor, they come in a heap.
  boolean even() {
    return !frozen() && to.get("client_lag_p99_ms") <= 500;
  }

  /// Whether it was disturbed by anything but a reload.
  boolean disturbed() {
    return events.stream().anyMatch(it -> !it.is("reload") && !it.is("start"));
  }

  double difference(String column) {
    return to.get(column) - from.get(column);
  }

  /// Requests of an endpoint decided in it, by outcome.
  Map<String, Long> decided(String endpoint) {
    Map<String, Long> decided = new TreeMap<>(to.page().outcomes(endpoint));
    from.page().outcomes(endpoint).forEach((name, n) -> decided.merge(name, -n, Long::sum));
    return decided;
  }

  NavigableMap<Double, Double> histogram(String name, String endpoint) {
    NavigableMap<Double, Double> counts = new TreeMap<>(to.page().histogram(name, endpoint));
    from.page().histogram(name, endpoint).forEach((le, n) -> counts.merge(le, -n, Double::sum));
    return counts;
  }

  double sum(String name, String endpoint) {
    return to.page().sum(name, endpoint) - from.page().sum(name, endpoint);
  }
}
