package dev.understudy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A configuration of many endpoints, as lines, that is changed here and there: values, endpoints,
/// groups, defaults, scenarios, windows, comments; sometimes so that it cannot be loaded.
final class ScribbledText {
  private static final int ENDPOINTS = 160; // long enough to be divided

  private final Random random;
  private List<String> lines;
  private List<String> changed;
  private int fresh = 1000;

  ScribbledText(Random random) {
    this.random = random;
    this.lines = new ArrayList<>(List.of("# the shop", "version: 1", "name: big", "seed: 7"));
    if (random.nextBoolean()) {
      lines.add("defaults: {latency: 20ms}");
    } else {
      lines.addAll(List.of("defaults:", "  latency:", "    lognormal: {p50: 20ms, p99: 150ms}"));
    }
    lines.add("endpoints:");
    for (int i = 0; i < ENDPOINTS; i++) {
      lines.addAll(endpoint(i));
    }
    lines.addAll(List.of("", "# who belongs together", "groups:", "  some:"));
    lines.addAll(List.of("    members: [e1*, e20]", "    behaviour: {latency: {scale: 2}}"));
    lines.addAll(List.of("  more:", "    members: [e2*]", "    priority: 3"));
    lines.add("    behaviour: {errors: {add: {late: {rate: 1%, status: 504}}}}");
    lines.addAll(List.of("dependencies:", "  bank: {latency: 8ms}", "windows:"));
    lines.addAll(List.of("  slow:", "    on: {group: some}", "    at: {start: 1m, duration: 1m}"));
    lines.addAll(List.of("    behaviour: {latency: {scale: 3}}", "scenarios:", "  calm: {}"));
    lines.addAll(List.of("  busy:", "    behaviour: {latency: {scale: 1.5}}", "active: calm"));
    if (random.nextInt(4) == 0) {
      lines.addAll(List.of("workflows:", "  buy:", "    session: {cookie: sid}", "    steps:"));
      lines.addAll(
          List.of("      one: {on: [e3], next: [two]}", "      two: {on: [e4], end: true}"));
    }
    this.changed = lines;
  }

  private List<String> endpoint(int number) {
    List<String> endpoint = new ArrayList<>();
    endpoint.add("  e" + number + ":" + (number % 7 == 0 ? "   # number " + number : ""));
    endpoint.add("    request: GET /area" + number % 10 + "/things/" + number + "/{id}");
    endpoint.add("    response: {json: {id: " + number + ", name: \"the thing of that number\"}}");
    switch (number % 6) {
      case 0 -> endpoint.add("    latency: {normal: {mean: 30ms, sd: 5ms}}");
      case 1 -> endpoint.addAll(List.of("    errors:", "      down: {rate: 1%, status: 503}"));
      case 2 -> endpoint.add("    capacity: {concurrency: " + (1 + number % 4) + ", queue: 10}");
      case 3 -> endpoint.addAll(List.of("    latency: 5ms", "", "    # limited"));
      case 4 -> endpoint.add("    rateLimit: {rate: 100/s, per: client}");
      default -> endpoint.add("    calls: [{to: bank}]");
    }
    return endpoint;
  }

  /// The text with some changes more, which are to be kept or given up.
  String changed() {
    changed = new ArrayList<>(lines);
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      change();
    }
    return String.join("\n", changed) + (random.nextInt(8) == 0 ? "" : "\n");
  }

  private void change() {
    int at = random.nextInt(changed.size());
    switch (random.nextInt(16)) {
      case 0 -> replace("latency: ", "latency: " + (1 + random.nextInt(90)) + "ms");
      case 1 -> replace("scale: ", "scale: " + (1 + random.nextInt(9)) + "}}");
      case 2 -> replace("request: ", "request: GET /area1/things/" + fresh++ + "/{id}");
      case 3 -> replace("request: ", "request: GET /area1/things/7/{id}"); // perhaps there
      case 4 -> changed.addAll(endpointStart(at), endpoint(fresh++));
      case 5 -> removeEndpoint(endpointStart(at));
      case 6 -> changed.add(at, "    # a remark");
      case 7 -> changed.add(at, "");
      case 8 -> replace("capacity: ", "capacity: {concurrency: 2, queue: " + fresh++ + "}");
      case 9 -> replace("members: ", "members: [e1*, e" + random.nextInt(ENDPOINTS) + "]");
      case 10 -> changed.remove(at); // any line
      case 11 -> changed.set(at, changed.get(at) + random.nextInt(10));
      case 12 -> replace("errors:", "errors: {none: [down]}");
      case 13 -> replace("contention", "contention: {}");
      case 14 ->
          changed.add(
              endpointStart(at) + 1,
              random.nextInt(4) == 0
                  ? "    contention: {usl: {sigma: 0.1, kappa: 0.01}} # warned of"
                  : "    # of no matter");
      default -> replace("  e" + random.nextInt(ENDPOINTS) + ":", "e" + random.nextInt(200) + ":");
    }
  }

  /// Replaces what begins with `key` in one of the lines that have it.
  private void replace(String key, String by) {
    List<Integer> having = new ArrayList<>();
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).contains(key)) {
        having.add(i);
      }
    }
    if (!having.isEmpty()) {
      int at = having.get(random.nextInt(having.size()));
      String line = changed.get(at);
      int from = line.indexOf(key) + (key.startsWith("  e") ? 2 : 0);
      changed.set(at, line.substring(0, from) + by);
    }
  }

  private int endpointStart(int from) {
    for (int i = from; i < changed.size(); i++) {
      if (changed.get(i).startsWith("  e")) {
        return i;
      }
    }
    return changed.indexOf("endpoints:") + 1;
  }

  private void removeEndpoint(int at) {
    changed.remove(at);
    while (at < changed.size() && changed.get(at).startsWith("   ")) {
      changed.remove(at);
    }
  }

  /// What was changed stays.
  void keep() {
    lines = changed;
  }

  /// What was changed is forgotten.
  void giveUp() {
    changed = lines;
  }

  /// What was kept.
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
