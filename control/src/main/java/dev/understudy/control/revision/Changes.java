package dev.understudy.control.revision;

import dev.understudy.config.Loaded;
import dev.understudy.config.document.Endpoint;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a configuration changes against the one before, in words. Both are valid.
public final class Changes {
  private static final int NAMED = 5; // ids of a kind; the rest is counted

  private Changes() {}

  /// True where both serve the same, whatever their texts look like.
  public static boolean none(Loaded before, Loaded after) {
    return before.document().equals(after.document())
        && plan(before).seed() == plan(after).seed()
        && fingerprints(before).equals(fingerprints(after)); // bodies and samples come from files
  }

  /// One line, such as `create-order changed; gone removed`.
  public static String describe(Loaded before, Loaded after) {
    Set<String> same = same(before, after);
    Map<String, Behaviour> old = behaviours(before, same);
    Map<String, Behaviour> now = behaviours(after, same);
    List<String> parts = new ArrayList<>();
    if (plan(before).seed() != plan(after).seed()) {
      parts.add("seed " + plan(before).seed() + " -> " + plan(after).seed());
    }
    Set<String> changed = new LinkedHashSet<>(now.keySet());
    changed.retainAll(old.keySet());
    changed.removeIf(id -> Objects.equals(now.get(id), old.get(id)));
    add(parts, changed, "changed");
    add(parts, without(now.keySet(), old.keySet()), "added");
    add(parts, without(old.keySet(), now.keySet()), "removed");
    return parts.isEmpty() ? "every endpoint as before" : String.join("; ", parts);
  }

  /// What is compared: its text, and what is compiled from it and from the files it names.
  private record Behaviour(Endpoint written, Long fingerprint) {}

  /// Ids of endpoints that the second took over from the first as they were.
  private static Set<String> same(Loaded before, Loaded after) {
    Map<String, EndpointPlan> old = new HashMap<>();
    plan(before).endpoints().forEach(endpoint -> old.put(endpoint.id(), endpoint));
    Set<String> same = new HashSet<>();
    for (EndpointPlan endpoint : plan(after).endpoints()) {
      if (old.get(endpoint.id()) == endpoint) {
        same.add(endpoint.id());
      }
    }
    return same;
  }

  private static Map<String, Behaviour> behaviours(Loaded loaded, Set<String> but) {
    Map<String, Long> fingerprints = fingerprints(loaded);
    Map<String, Behaviour> byId = new LinkedHashMap<>();
    for (Endpoint endpoint : loaded.document().orElseThrow().endpoints()) {
      String id = endpoint.id().value();
      if (!but.contains(id)) {
        byId.put(id, new Behaviour(endpoint, fingerprints.getOrDefault(id, 0L)));
      }
    }
    return byId;
  }

  private static Map<String, Long> fingerprints(Loaded loaded) {
    Map<String, Long> byId = new HashMap<>();
    for (EndpointPlan endpoint : plan(loaded).endpoints()) {
      byId.put(endpoint.id(), endpoint.fingerprint());
    }
    return byId;
  }

  private static Plan plan(Loaded loaded) {
    return loaded.plan().orElseThrow();
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static void add(List<String> parts, Set<String> ids, String what) {
    if (ids.isEmpty()) {
      return;
    }
    String names = String.join(", ", ids.stream().limit(NAMED).toList());
    String more = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
    parts.add(names + more + " " + what);
  }
}
