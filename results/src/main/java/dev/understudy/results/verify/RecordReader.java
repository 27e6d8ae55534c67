package dev.understudy.results.verify;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Evidence;
import dev.understudy.results.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a server's record, and tells them apart by scenario and endpoint.
final class RecordReader {
  private record Key(String scenario, int endpoint) {}

  private final Plan plan;
  private final List<String> only;
  private final Map<String, Plan.Behaviours> scenarios = new HashMap<>();
  private final Map<String, Integer> endpoints = new HashMap<>();
  private final Map<Key, RecordedEndpoint> recorded = new LinkedHashMap<>();
  private final Strays strays = new Strays();
  private String mainScenario = "";
  private long revision = -1;
  private long earlier;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /// @param only ids of the endpoints that are judged; empty: all
  RecordReader(Plan plan, List<String> only) {
    this.plan = plan;
    this.only = only;
    for (int i = 0; i < plan.endpoints().size(); i++) {
      endpoints.put(plan.endpoints().get(i).id(), i);
    }
  }

  /// The endpoint's index, where the row is one of the latest revision and of the plan; else -1.
  int take(Row row) {
    Row.Recorded own = row.recorded().orElseThrow();
    if (own.revision() > revision) {
      earlier += recorded.values().stream().mapToLong(RecordedEndpoint::rows).sum();
      recorded.clear();
      revision = own.revision();
    }
    if (own.revision() < revision) {
      earlier++;
      return -1;
    }
    Integer endpoint = endpoints.get(row.label());
    if (endpoint == null) {
      strays.add(row, "no endpoint has this id");
      return -1;
    }
    Plan.Behaviours behaviours = behaviours(row, own);
    if (behaviours == null) {
      strays.add(row, "there is no scenario " + own.scenario());
      return -1;
    }
    if (!only.isEmpty() && !only.contains(row.label())) {
      return -1;
    }
    firstNanos = Math.min(firstNanos, row.startNanos());
    lastNanos = Math.max(lastNanos, row.startNanos());
    EndpointPlan served = behaviours.endpoints().get(endpoint);
    Plan.Resources resources = behaviours.resources();
    recorded
        .computeIfAbsent(
            new Key(own.scenario(), endpoint),
            key ->
                new RecordedEndpoint(served, resources, name(key), !Double.isNaN(own.slowdown())))
        .take(row);
    return endpoint;
  }

  private String name(Key key) {
    String id = plan.endpoints().get(key.endpoint()).id();
    return key.scenario().equals(mainScenario) ? id : id + " in " + key.scenario();
  }

  /// Calendars go by the time at which the scenario's clock read zero.
  private Plan.@Nullable Behaviours behaviours(Row row, Row.Recorded own) {
    Plan.Behaviours known = scenarios.get(own.scenario());
    if (known != null) {
      return known;
    }
    for (Plan.Scenario scenario : plan.scenarios()) {
      if (scenario.id().equals(own.scenario())) {
        if (scenarios.isEmpty()) {
          mainScenario = own.scenario();
        }
        Plan.Behaviours made = scenario.at(row.startNanos() - own.scenarioNanos());
        scenarios.put(own.scenario(), made);
        return made;
      }
    }
    return null;
  }

  /// What was seen of each endpoint, in the plan's order.
  List<Evidence> evidence() {
    return recorded.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Key::endpoint)))
        .map(entry -> entry.getValue().evidence())
        .filter(evidence -> evidence.n() > 0) // others were all refused by their workflow
        .toList();
  }

  Strays strays() {
    return strays;
  }

  /// Rows that count.
  long rows() {
    return recorded.values().stream().mapToLong(RecordedEndpoint::rows).sum();
  }

  long firstNanos() {
    return firstNanos == Long.MAX_VALUE ? Row.UNKNOWN : firstNanos;
  }

  long lastNanos() {
    return firstNanos == Long.MAX_VALUE ? Row.UNKNOWN : lastNanos;
  }

  /// Endpoints of the plan without a row.
  List<String> unasked() {
    List<String> unasked = new ArrayList<>();
    for (int i = 0; i < plan.endpoints().size(); i++) {
      int endpoint = i;
      if (recorded.keySet().stream().noneMatch(key -> key.endpoint() == endpoint)) {
        unasked.add(plan.endpoints().get(i).id());
      }
    }
    return unasked;
  }

  /// What whoever reads the verdict has to know. After [#evidence].
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (earlier > 0) {
      notes.add(text("%,d rows are of revisions before %d: not judged", earlier, revision));
    }
    long replayed = 0;
    for (var each : recorded.entrySet()) {
      RecordedEndpoint endpoint = each.getValue();
      replayed += endpoint.replayed();
      if (endpoint.missing() > 0) {
        notes.add(
            text(
                "%s: %,d of %,d ordinals have no row: dropped, rotated away, or still in flight",
                name(each.getKey()), endpoint.missing(), endpoint.missing() + endpoint.rows()));
      }
    }
    recorded.forEach(
        (key, endpoint) -> {
          if (endpoint.refused() > 0) {
            notes.add(
                text(
                    "%s: %,d requests were refused by their workflow and drew nothing",
                    name(key), endpoint.refused()));
          }
        });
    notes.add(
        replayed == 0
            ? "no service time is that of the configuration's seed: another seed was served"
            : text(
                "%,d of %,d service times are, to the nanosecond, those that the seed draws",
                replayed, rows()));
    return notes;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
