package dev.understudy.config.diff;

import dev.understudy.config.Loaded;
import dev.understudy.config.document.Document;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a client would notice of a change from one configuration to another.
///
/// @param scenario in which endpoints are compared
/// @param added ids of endpoints that are new
/// @param removed ids of endpoints that are gone
/// @param service changes of the service as a whole
/// @param changes of endpoints that both have
public record BehaviourDiff(
    String scenario,
    List<String> added,
    List<String> removed,
    List<Change> service,
    List<Change> changes) {
  private static final int NAMED = 3; // endpoints that a line names

  public BehaviourDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    service = List.copyOf(service);
    changes = List.copyOf(changes);
  }

  /// One change, of all endpoints that have it.
  ///
  /// @param what such as `latency p50`
  /// @param from value before; empty where there was none
  /// @param to value after; empty where there is none
  /// @param endpoints ids; empty for the service as a whole
  public record Change(String what, String from, String to, List<String> endpoints) {
    public Change {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// Compares two configurations that have a plan, in a scenario that both have.
  ///
  /// @param scenario absent: the one that is active in the second
  /// @throws IllegalArgumentException where one has no plan
  public static BehaviourDiff of(Loaded before, Loaded after, Optional<String> scenario) {
    Plan then = before.plan().orElseThrow(() -> new IllegalArgumentException("no plan before"));
    Plan now = after.plan().orElseThrow(() -> new IllegalArgumentException("no plan after"));
    String id = scenario.orElseGet(() -> active(now));
    return of(before, id, after, id);
  }

  /// Compares any two configurations that have a plan: in the scenario that is active in the second
  /// where both have it, else in one that both have, else each in its own active one.
  ///
  /// @throws IllegalArgumentException where one has no plan
  public static BehaviourDiff between(Loaded before, Loaded after) {
    Plan then = before.plan().orElseThrow(() -> new IllegalArgumentException("no plan before"));
    Plan now = after.plan().orElseThrow(() -> new IllegalArgumentException("no plan after"));
    Optional<String> shared =
        Stream.concat(Stream.of(active(now)), now.scenarios().stream().map(Plan.Scenario::id))
            .filter(id -> then.scenario(id).isPresent())
            .findFirst();
    return of(
        before, shared.orElseGet(() -> active(then)), after, shared.orElseGet(() -> active(now)));
  }

  private static String active(Plan plan) {
    return plan.scenarios().get(plan.active()).id();
  }

  private static BehaviourDiff of(Loaded before, String oldId, Loaded after, String id) {
    Plan then = before.plan().orElseThrow();
    Plan now = after.plan().orElseThrow();
    Document was = before.document().orElseThrow();
    Document is = after.document().orElseThrow();
    Set<EndpointPlan> same =
        was.workflows().isEmpty() && is.workflows().isEmpty()
            ? same(then, oldId, now, id)
            : Set.of();
    Map<String, Map<String, String>> old = new Traits(was, then, oldId).byEndpoint(same);
    Map<String, Map<String, String>> changed = new Traits(is, now, id).byEndpoint(same);
    complete(old, changed.keySet());
    complete(changed, old.keySet());
    List<String> added = new ArrayList<>(changed.keySet());
    added.removeAll(old.keySet());
    List<String> removed = new ArrayList<>(old.keySet());
    removed.removeAll(changed.keySet());
    Map<String, String> whole = Traits.service(was, then);
    whole.putAll(Traits.workflows(before));
    Map<String, String> changedWhole = Traits.service(is, now);
    changedWhole.putAll(Traits.workflows(after));
    return new BehaviourDiff(
        id, added, removed, service(whole, changedWhole), changes(old, changed));
  }

  /// What one side tells apart in a workflow and this one does not is here as the endpoint is:
  /// `pay@purchase.last` as `pay@purchase`, else as `pay`.
  private static void complete(Map<String, Map<String, String>> all, Set<String> others) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>();
    for (String id : others) {
      int at = id.indexOf('@');
      int dot = id.indexOf('.', at + 1);
      if (at > 0 && !all.containsKey(id)) {
        Map<String, String> endpoint = all.get(id.substring(0, at));
        Map<String, String> inAll = dot < 0 ? endpoint : all.get(id.substring(0, dot));
        Map<String, String> same = inAll == null ? endpoint : inAll;
        if (same != null) {
          Map<String, String> inOrder = new LinkedHashMap<>(same);
          inOrder.keySet().removeIf(it -> it.startsWith("out of order")); // never in a step
          more.put(id, inOrder);
        }
      }
    }
    all.putAll(more);
  }

  /// Endpoints that the second configuration took over from the first: made from equal text, so
  /// nothing of them can differ.
  private static Set<EndpointPlan> same(Plan then, String oldId, Plan now, String id) {
    Set<EndpointPlan> old = Collections.newSetFromMap(new IdentityHashMap<>());
    old.addAll(endpoints(then, oldId));
    Set<EndpointPlan> same = Collections.newSetFromMap(new IdentityHashMap<>());
    for (EndpointPlan endpoint : endpoints(now, id)) {
      if (old.contains(endpoint)) {
        same.add(endpoint);
      }
    }
    return same;
  }

  private static List<EndpointPlan> endpoints(Plan plan, String scenario) {
    return plan.scenario(scenario).map(it -> it.at(0).endpoints()).orElse(List.of());
  }

  private static List<Change> service(Map<String, String> old, Map<String, String> changed) {
    List<Change> changes = new ArrayList<>();
    for (String what : names(old, changed)) {
      String from = old.getOrDefault(what, "");
      String to = changed.getOrDefault(what, "");
      if (!from.equals(to)) {
        changes.add(new Change(what, from, to, List.of()));
      }
    }
    return changes;
  }

  private static List<Change> changes(
      Map<String, Map<String, String>> old, Map<String, Map<String, String>> changed) {
    record Kind(String what, String from, String to) {}
    Map<Kind, List<String>> endpoints = new LinkedHashMap<>();
    changed.forEach(
        (id, traits) -> {
          Map<String, String> before = old.getOrDefault(id, traits);
          for (Change change : service(before, traits)) {
            endpoints
                .computeIfAbsent(
                    new Kind(change.what(), change.from(), change.to()), _ -> new ArrayList<>())
                .add(id);
          }
        });
    List<Change> changes = new ArrayList<>();
    endpoints.forEach(
        (kind, ids) -> changes.add(new Change(kind.what(), kind.from(), kind.to(), ids)));
    return changes;
  }

  private static Set<String> names(Map<String, String> old, Map<String, String> changed) {
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(changed.keySet());
    return names;
  }

  /// Whether a client would notice nothing.
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && service.isEmpty() && changes.isEmpty();
  }

  /// A line for each change: `latency p50 20ms -> 30ms 3 endpoints: a, b, c`.
  public String text() {
    if (isEmpty()) {
      return "no difference in behaviour (scenario " + scenario + ")\n";
    }
    StringBuilder text = new StringBuilder();
    added.forEach(id -> text.append("+ ").append(id).append('\n'));
    removed.forEach(id -> text.append("- ").append(id).append('\n'));
    List<Change> all = new ArrayList<>(service);
    all.addAll(changes);
    int width = all.stream().mapToInt(change -> change.what().length()).max().orElse(0);
    for (Change change : all) {
      text.append("  ").append(change.what()).repeat(' ', width - change.what().length());
      text.append("  ").append(shown(change.from())).append(" -> ").append(shown(change.to()));
      text.append(whom(change.endpoints())).append('\n');
    }
    return text.toString();
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static String whom(List<String> endpoints) {
    if (endpoints.isEmpty()) {
      return "";
    }
    String named = String.join(", ", endpoints.stream().limit(NAMED).toList());
    return switch (endpoints.size()) {
      case 1 -> "  " + named;
      default ->
          "  "
              + endpoints.size()
              + " endpoints: "
              + named
              + (endpoints.size() > NAMED ? ", ..." : "");
    };
  }
}
