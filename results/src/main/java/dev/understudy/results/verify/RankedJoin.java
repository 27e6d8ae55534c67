package dev.understudy.results.verify;

import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.JoinedTimes;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.results.format.Format.Statuses;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.ResultException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Joins files that have no place for the ordinal (h2load's log): the same requests stand on both
/// sides, so the k-th quickest is held against the k-th quickest. Memory is that of some sketches
/// for each endpoint.
final class RankedJoin {
  /// Requests that one side may have more than the other: those in flight when the other ended.
  private static final double MORE = 0.01;

  /// One endpoint. Decided by outcome, since a file may have no line of those that broke; what the
  /// client saw by sign.
  private static final class Sides {
    final Map<Integer, LatencySketch> decided = new TreeMap<>();
    final Map<Integer, Long> outcomes = new TreeMap<>();
    final Map<Integer, Long> signs = new HashMap<>();
    final LatencySketch seen = new LatencySketch();
    long requests;
    long untold; // decided, with an outcome that the plan does not have
  }

  private final Plan plan;
  private final Map<Integer, Sides> endpoints = new TreeMap<>();

  RankedJoin(Plan plan) {
    this.plan = plan;
  }

  /// A row of the record.
  ///
  /// @param outcome index in the endpoint's plan; -1: it has none of this name
  void decided(int endpoint, int outcome, long responseNanos) {
    Sides sides = sides(endpoint);
    if (outcome < 0) {
      sides.untold++;
      return;
    }
    sides.outcomes.merge(outcome, 1L, Long::sum);
    if (responseNanos != Row.UNKNOWN) {
      sides.decided.computeIfAbsent(outcome, _ -> new LatencySketch()).add(responseNanos);
    }
  }

  /// A row of the client that carries no ordinal.
  void seen(int endpoint, Row row) {
    Sides sides = sides(endpoint);
    sides.requests++;
    sides.signs.merge(Seen.of(row), 1L, Long::sum);
    if (Seen.whole(row) && row.elapsedNanos() != Row.UNKNOWN) {
      sides.seen.add(row.elapsedNanos());
    }
  }

  private Sides sides(int endpoint) {
    return endpoints.computeIfAbsent(endpoint, _ -> new Sides());
  }

  /// Both sides of each endpoint that the client asked.
  ///
  /// @param paced whether the times of an endpoint are not judged
  /// @throws ResultException where the record does not hold the requests of the file
  Map<Integer, JoinedTimes> join(String name, Statuses statuses, Set<Integer> paced) {
    Map<Integer, JoinedTimes> joined = new TreeMap<>();
    endpoints.forEach(
        (endpoint, sides) -> {
          if (sides.requests > 0) {
            joined.put(endpoint, join(name, endpoint, sides, statuses, paced.contains(endpoint)));
          }
        });
    return joined;
  }

  private JoinedTimes join(
      String name, int endpoint, Sides sides, Statuses statuses, boolean paced) {
    String id = plan.endpoints().get(endpoint).id();
    JoinedTimes joined = JoinedTimes.ranked(id);
    Map<Set<Integer>, Long> expected = new HashMap<>();
    long recorded = sides.untold;
    for (var each : sides.outcomes.entrySet()) {
      OutcomePlan outcome = plan.endpoints().get(endpoint).outcomes().get(each.getKey());
      Set<Integer> signs = Seen.of(outcome.outcome(), statuses);
      boolean whole = !Set.of(Seen.BROKEN, Seen.TIMEOUT).containsAll(signs);
      if (whole || statuses.tellsBroken()) {
        recorded += each.getValue();
        merge(expected, signs, each.getValue());
        if (whole && !paced && sides.decided.containsKey(each.getKey())) {
          joined.decided(sides.decided.get(each.getKey()));
        }
      }
    }
    if (Math.abs(recorded - sides.requests) > Math.max(10, MORE * recorded)) {
      throw new ResultException(
          name,
          0,
          String.format(
              Locale.ROOT,
              "the record has %,d requests of %s, this file %,d. Without ordinals both have to hold"
                  + " the same requests: one server, one record, one run of the client",
              recorded,
              id,
              sides.requests));
    }
    if (!paced) {
      joined.seen(sides.seen);
    }
    joined.outcomes(sides.requests, others(expected, sides, recorded));
    return joined;
  }

  /// Outcomes that share a sign are one.
  private static void merge(Map<Set<Integer>, Long> expected, Set<Integer> signs, long count) {
    Set<Integer> all = new HashSet<>(signs);
    long sum = count;
    for (Set<Integer> each : Set.copyOf(expected.keySet())) {
      if (each.stream().anyMatch(signs::contains)) {
        all.addAll(each);
        sum += expected.getOrDefault(each, 0L);
        expected.remove(each);
      }
    }
    expected.put(all, sum);
  }

  /// Requests that cannot have been what was decided: more of a sign than decisions that look so,
  /// beyond those that only one side has.
  private static long others(Map<Set<Integer>, Long> expected, Sides sides, long recorded) {
    Map<Integer, Long> left = new HashMap<>(sides.signs);
    long more = 0;
    for (var each : expected.entrySet()) {
      long found = each.getKey().stream().mapToLong(sign -> or0(left.remove(sign))).sum();
      more += Math.max(0, found - each.getValue());
    }
    more += left.values().stream().mapToLong(it -> it).sum();
    return Math.max(0, more - sides.untold - Math.abs(sides.requests - recorded));
  }

  private static long or0(@org.jspecify.annotations.Nullable Long count) {
    return count == null ? 0 : count;
  }
}
