package dev.understudy.config.compile;

import dev.understudy.config.compile.EndpointDraft.SharedUse;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Pool;
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
  private final Optional<PlanCache> cache;
  private final Map<Pool, Integer> pools = new LinkedHashMap<>();
  private final Map<Limit, Integer> limits = new LinkedHashMap<>();
  private final Map<Plan.Link, Integer> links = new LinkedHashMap<>();
  private final Set<Pool> stagedPools = new HashSet<>();
  private @Nullable Activation last; // immutable, so a race costs at most a second making

  private record Activation(long epochNanos, Plan.Behaviours behaviours) {}

  private CompiledScenario(
      String id,
      int documented,
      List<EndpointDraft> drafts,
      List<Schedule> armed,
      LongFunction<CallTrees> calls,
      Optional<PlanCache> cache) {
    this.id = id;
    this.documented = documented;
    this.drafts = List.copyOf(drafts);
    this.armed = List.copyOf(armed);
    this.calls = calls;
    this.cache = cache;
    number();
  }

  /// @param documented how many of the drafts are of the document's endpoints; the others are what
  ///   workflows make of them
  /// @param armed its windows
  /// @param calendar whether a window of an endpoint or dependency goes by the calendar
  /// @param calls makes calls for an activation
  /// @param cache of plans, where scenarios share some
  static Plan.Scenario of(
      String id,
      int documented,
      List<EndpointDraft> drafts,
      List<Schedule> armed,
      boolean calendar,
      LongFunction<CallTrees> calls,
      Optional<PlanCache> cache) {
    CompiledScenario scenario = new CompiledScenario(id, documented, drafts, armed, calls, cache);
    return calendar ? scenario : Plan.constant(id, scenario.behaviours(0));
  }

  /// Numbers what is shared, and finds the pools that have to be staged: a pool with one staged
  /// endpoint is staged for all.
  private void number() {
    Map<Pool, List<EndpointDraft>> users = new HashMap<>();
    for (EndpointDraft draft : drafts) {
      SharedUse use = draft.shared();
      use.pool().ifPresent(pool -> pools.putIfAbsent(pool, pools.size()));
      use.limit().ifPresent(limit -> limits.putIfAbsent(limit, limits.size()));
      use.link().ifPresent(link -> links.putIfAbsent(link, links.size()));
      use.pool().ifPresent(p -> users.computeIfAbsent(p, _ -> new ArrayList<>(1)).add(draft));
    }
    users.forEach(
        (pool, its) -> {
          if (its.stream().anyMatch(draft -> draft.staged() || comesLate(draft, its))) {
            stagedPools.add(pool);
          }
        });
  }

  /// Whether requests come to the pool in another order than they arrived: held back by a limit
  /// that others do not pass.
  private static boolean comesLate(EndpointDraft draft, List<EndpointDraft> sharing) {
    Optional<Limit> limit = draft.shared().limit();
    boolean delays = limit.filter(it -> it.maxDelayNanos() > 0).isPresent();
    return delays
        && (limit.orElseThrow().perClient()
            || sharing.stream().anyMatch(other -> !other.shared().limit().equals(limit)));
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
      Load load = load(draft, trees);
      long fingerprint = fingerprint(draft, trees);
      Transfer transfer = transfer(draft);
      plans.add(
          cache.isEmpty() || draft.windows().isCalendar()
              ? plan(draft, fingerprint, load, transfer, epochNanos)
              : cache
                  .get()
                  .get(
                      draft,
                      fingerprint,
                      load,
                      transfer,
                      () -> plan(draft, fingerprint, load, transfer, epochNanos)));
    }
    return new Plan.Behaviours(
        plans.subList(0, documented),
        plans.subList(documented, plans.size()),
        new Plan.Resources(
            pools.keySet().stream().map(this::marked).toList(),
            List.copyOf(limits.keySet()),
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

  private Pool marked(Pool pool) {
    return new Pool(pool.name(), pool.capacity(), pool.contention(), stagedPools.contains(pool));
  }

  private Load load(EndpointDraft draft, CallTrees trees) {
    SharedUse use = draft.shared();
    if (use.pool().isEmpty() && use.limit().isEmpty() && use.calls().isEmpty()) {
      return Load.NONE;
    }
    CallTree tree = trees.of(draft.id(), use.calls());
    return new Load(
        use.limit().map(limit -> List.of(number(limits, limit))).orElse(List.of()),
        use.pool().map(pool -> number(pools, pool)).orElse(Load.NO_POOL),
        use.holds(),
        tree,
        use.limit().map(_ -> List.of(use.refused())).orElse(List.of()),
        use.rejected(),
        use.timedOut(),
        use.failedCalls(),
        use.callNames(),
        draft.staged() || use.pool().filter(stagedPools::contains).isPresent());
  }

  private Transfer transfer(EndpointDraft draft) {
    Transfer transfer = draft.transfer();
    return draft
        .shared()
        .link()
        .map(
            link ->
                new Transfer(
                    transfer.responseBytesPerSecond(),
                    transfer.requestBytesPerSecond(),
                    transfer.scope(),
                    number(links, link)))
        .orElse(transfer);
  }

  private static long fingerprint(EndpointDraft draft, CallTrees trees) {
    if (draft.shared().calls().isEmpty()) {
      return draft.fingerprint();
    }
    Fingerprint print = new Fingerprint().with(draft.fingerprint());
    trees.print(draft.shared().calls(), print);
    return print.value();
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
        draft.store());
  }
}
