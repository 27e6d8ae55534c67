package dev.understudy.config.compile;

import dev.understudy.config.compile.EndpointDraft.Limited;
import dev.understudy.config.compile.EndpointDraft.SharedUse;
import dev.understudy.config.compile.EndpointDraft.Station;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A scenario whose windows go by the calendar: drafts of all endpoints, put together with what
/// they share, anew for each activation. Without the calendar it is put together once.
final class CompiledScenario implements Plan.Scenario {
  private final String id;
  private final int documented;
  private final List<EndpointDraft> drafts;
  private final List<Schedule> armed;
  private final LongFunction<CallTrees> calls;
  private final PlanCache cache;
  private final Map<Station, Integer> pools = new LinkedHashMap<>();
  private final Map<Limited, Integer> limits = new LinkedHashMap<>();
  private final Map<Plan.Link, Integer> links = new LinkedHashMap<>();
  private final Set<Station> stagedPools = new HashSet<>();
  private Plan.@Nullable Behaviours standing;
  private @Nullable Activation last; // immutable, so a race costs at most a second making

  private record Activation(long epochNanos, Plan.Behaviours behaviours) {}

  /// @param documented how many of the drafts are of the document's endpoints; the others are what
  ///   workflows make of them
  /// @param armed its windows
  /// @param calls makes calls for an activation
  /// @param cache of plans that scenarios share, or versions of the document
  /// @param before the scenario in the version before, where all that is shared is the same
  CompiledScenario(
      String id,
      int documented,
      List<EndpointDraft> drafts,
      List<Schedule> armed,
      LongFunction<CallTrees> calls,
      PlanCache cache,
      Optional<CompiledScenario> before) {
    this.id = id;
    this.documented = documented;
    this.drafts = List.copyOf(drafts);
    this.armed = List.copyOf(armed);
    this.calls = calls;
    this.cache = cache;
    if (before.isPresent()) {
      CompiledScenario known = before.orElseThrow();
      pools.putAll(known.pools);
      limits.putAll(known.limits);
      links.putAll(known.links);
      stagedPools.addAll(known.stagedPools);
    } else {
      number();
    }
  }

  /// The same without the calendar: put together once.
  ///
  /// @param before as this was made with
  Plan.Scenario constant(Optional<CompiledScenario> before) {
    Plan.Behaviours known = before.map(it -> it.standing).orElse(null);
    Plan.Behaviours behaviours =
        known == null ? behaviours(0) : behaviours(before.orElseThrow(), known);
    standing = behaviours;
    return Plan.constant(id, behaviours);
  }

  /// As those of the version before, but for the endpoints that differ; none of them has calls.
  private Plan.Behaviours behaviours(CompiledScenario before, Plan.Behaviours made) {
    CallTrees none = calls.apply(0);
    List<EndpointPlan> plans = new ArrayList<>(made.endpoints());
    plans.addAll(made.variants());
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i) != before.drafts.get(i)) {
        plans.set(i, plan(drafts.get(i), none, 0));
      }
    }
    return new Plan.Behaviours(
        plans.subList(0, documented),
        plans.subList(documented, plans.size()),
        made.resources(),
        windows(0));
  }

  /// Numbers what is shared, and finds the pools that have to be staged: a pool with one staged
  /// endpoint is staged for all.
  private void number() {
    Map<Station, List<EndpointDraft>> users = new HashMap<>();
    for (EndpointDraft draft : drafts) {
      SharedUse use = draft.shared();
      use.station().ifPresent(pool -> pools.putIfAbsent(pool, pools.size()));
      use.limit().ifPresent(limit -> limits.putIfAbsent(limit, limits.size()));
      use.link().ifPresent(link -> links.putIfAbsent(link, links.size()));
      use.station().ifPresent(p -> users.computeIfAbsent(p, _ -> new ArrayList<>(1)).add(draft));
    }
    users.forEach(
        (pool, its) -> {
          if (!pool.capacities().isEmpty()
              || its.stream().anyMatch(draft -> draft.staged() || comesLate(draft, its))) {
            stagedPools.add(pool);
          }
        });
  }

  /// Whether requests come to the pool in another order than they arrived: held back by a limit
  /// that others do not pass.
  private static boolean comesLate(EndpointDraft draft, List<EndpointDraft> sharing) {
    Optional<Limit> limit = draft.shared().limit().map(Limited::limit);
    boolean delays = limit.filter(it -> it.maxDelayNanos() > 0).isPresent();
    return delays
        && (limit.orElseThrow().perClient()
            || sharing.stream()
                .anyMatch(other -> !other.shared().limit().equals(draft.shared().limit())));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean calendar() {
    return true;
  }

  @Override
  public Plan.Behaviours at(long epochNanos) {
    Activation known = last;
    if (known != null && known.epochNanos() == epochNanos) {
      return known.behaviours();
    }
    Activation made = new Activation(epochNanos, behaviours(epochNanos));
    last = made;
    return made.behaviours();
  }

  private Plan.Behaviours behaviours(long epochNanos) {
    CallTrees trees = calls.apply(epochNanos);
    List<EndpointPlan> plans = new ArrayList<>(drafts.size());
    for (EndpointDraft draft : drafts) {
      plans.add(plan(draft, trees, epochNanos));
    }
    return new Plan.Behaviours(
        plans.subList(0, documented),
        plans.subList(documented, plans.size()),
        new Plan.Resources(
            pools.keySet().stream().map(it -> it.at(stagedPools.contains(it), epochNanos)).toList(),
            limits.keySet().stream().map(it -> it.at(epochNanos)).toList(),
            trees.all(),
            trees.breakers(),
            List.copyOf(links.keySet())),
        windows(epochNanos));
  }

  /// Those that an instant of the calendar has ended before they began are not armed any more.
  private List<Plan.Window> windows(long epochNanos) {
    List<Plan.Window> windows = new ArrayList<>(armed.size());
    for (Schedule schedule : armed) {
      schedule
          .at(epochNanos)
          .ifPresent(times -> windows.add(new Plan.Window(schedule.window().id().value(), times)));
    }
    return windows;
  }

  private static <T> int number(Map<T, Integer> numbers, T of) {
    return numbers.getOrDefault(of, -1);
  }

  private Load load(EndpointDraft draft, CallTrees trees, long epochNanos) {
    SharedUse use = draft.shared();
    if (use.station().isEmpty()
        && use.limit().isEmpty()
        && use.calls().steps().isEmpty()
        && use.otherCalls().isEmpty()) {
      return Load.NONE;
    }
    return new Load(
        use.limit().map(limit -> List.of(number(limits, limit))).orElse(List.of()),
        use.station().map(pool -> number(pools, pool)).orElse(Load.NO_POOL),
        use.holds(),
        calls(draft, use.calls(), trees),
        use.limit().map(_ -> List.of(use.refused())).orElse(List.of()),
        use.rejected(),
        use.timedOut(),
        draft.staged() || use.station().filter(stagedPools::contains).isPresent(),
        Timed.at(
            use.otherCalls().stream()
                .map(it -> new Timed<>(it.schedule(), calls(draft, it.value(), trees)))
                .toList(),
            epochNanos));
  }

  private static Load.Calls calls(EndpointDraft draft, EndpointDraft.Calls calls, CallTrees trees) {
    return new Load.Calls(trees.of(draft.id(), calls.steps()), calls.failed(), calls.names());
  }

  private Transfer transfer(EndpointDraft draft, long epochNanos) {
    return draft
        .transfer()
        .at(draft.shared().link().map(link -> number(links, link)).orElse(-1), epochNanos);
  }

  private static long fingerprint(EndpointDraft draft, CallTrees trees) {
    if (draft.shared().allCalls().isEmpty()) {
      return draft.fingerprint();
    }
    Fingerprint print = new Fingerprint().with(draft.fingerprint());
    trees.print(draft.shared().allCalls(), print);
    return print.value();
  }

  private EndpointPlan plan(EndpointDraft draft, CallTrees trees, long epochNanos) {
    Load load = load(draft, trees, epochNanos);
    long fingerprint = fingerprint(draft, trees);
    Transfer transfer = transfer(draft, epochNanos);
    return draft.isCalendar()
        ? plan(draft, fingerprint, load, transfer, epochNanos)
        : cache.get(
            draft,
            fingerprint,
            load,
            transfer,
            () -> plan(draft, fingerprint, load, transfer, epochNanos));
  }

  private static EndpointPlan plan(
      EndpointDraft draft, long fingerprint, Load load, Transfer transfer, long epochNanos) {
    return new EndpointPlan(
        draft.id(),
        draft.key(),
        fingerprint,
        draft.law(),
        draft.outcomes(),
        draft.windows().modulation(epochNanos),
        draft.windows().stalls(epochNanos),
        load,
        transfer,
        draft.outOfOrder(),
        draft.store(),
        draft.terms());
  }
}
