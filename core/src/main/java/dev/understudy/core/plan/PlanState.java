package dev.understudy.core.plan;

import dev.understudy.core.dependency.Breaker;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.dependency.StagedCalls;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.load.LimitMeter;
import dev.understudy.core.load.Limiter;
import dev.understudy.core.load.SharedLink;
import dev.understudy.core.load.Station;
import dev.understudy.core.plan.Plan.Behaviours;
import dev.understudy.core.plan.Plan.Resources;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.workflow.Playing;
import dev.understudy.core.workflow.Shared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/// A scenario in force: its behaviours, and everything that remembers. Shared by event loops; each
/// has a [Decider] on it.
///
/// What a follower leaves unchanged keeps its state: endpoints of equal fingerprint their ordinals,
/// pools, limits and links of equal description their queues and tokens. Staged stations and
/// breakers live on one [Agenda] and under its monitor; they go on while all shared things are
/// unchanged.
public final class PlanState {
  private final Plan plan;
  private final int scenario;
  private final Behaviours behaviours;
  private final Stages stages;
  private final List<EndpointState> endpoints;
  private final List<PoolState> pools;
  private final List<Limits> limits;
  private final List<LimitMeter> limitMeters;
  private final List<SharedLink> links;
  private final StagedCalls calls;
  private final List<EndpointPlan> served;
  private final Playing playing;
  private final Shared shared;
  private volatile ScenarioClock clock;

  /// What is decided in event order.
  ///
  /// @param clock of the state that has it, for windows that change stations
  private record Stages(
      Agenda agenda,
      List<Optional<EventStation>> dependencies,
      List<Breaker> breakers,
      AtomicReference<ScenarioClock> clock) {
    static Stages of(Resources resources, ScenarioClock now) {
      Agenda agenda = new Agenda();
      AtomicReference<ScenarioClock> clock = new AtomicReference<>(now);
      return new Stages(
          agenda,
          resources.dependencies().stream().map(it -> it.newStation(agenda, clock::get)).toList(),
          resources.breakers().stream().map(Breaker::new).toList(),
          clock);
    }
  }

  private PlanState(
      Plan plan,
      int scenario,
      Behaviours behaviours,
      ScenarioClock clock,
      long nowNanos,
      Kept kept) {
    this.plan = plan;
    this.scenario = scenario;
    this.behaviours = behaviours;
    this.clock = clock;
    Resources now = behaviours.resources();
    Optional<PlanState> before = kept.queues();
    Resources then = before.map(PlanState::resources).orElse(Resources.NONE);
    boolean same = before.isPresent() && now.equals(then);
    stages = same ? before.get().stages : Stages.of(now, clock);
    calls = new StagedCalls(stages.agenda(), stages.dependencies(), stages.breakers(), this::clock);
    served = behaviours.served();
    shared =
        before
            .map(
                it ->
                    it.plan != plan
                        ? it.shared.reloaded(plan.workflows().stores())
                        : it.scenario == scenario ? it.shared : it.shared.activated())
            .orElseGet(() -> Shared.start(plan.workflows().stores()));
    playing =
        before
            .map(it -> it.plan == plan ? it.playing : it.playing.followedBy(plan.workflows()))
            .orElseGet(() -> Playing.start(plan.workflows()));
    endpoints =
        carried(
            served,
            kept.ordinals().map(PlanState::served).orElse(List.of()),
            kept.ordinals().map(it -> it.endpoints).orElse(List.of()),
            endpoint -> new Identity(endpoint, kept.sameBehaviour()),
            endpoint -> new EndpointState());
    pools =
        carried(
            now.pools(),
            then.pools(),
            before.map(it -> it.pools).orElse(List.of()),
            pool -> pool.staged() && !same ? new Object() : pool,
            pool -> PoolState.of(pool, stages.agenda(), stages.clock()::get));
    limits =
        carried(
            now.limits(),
            then.limits(),
            before.map(it -> it.limits).orElse(List.of()),
            limit -> limit,
            limit -> Limits.of(limit, nowNanos));
    limitMeters =
        carried(
            now.limits(),
            then.limits(),
            before.map(it -> it.limitMeters).orElse(List.of()),
            limit -> limit,
            _ -> new LimitMeter());
    links =
        carried(
            now.links(),
            then.links(),
            before.map(it -> it.links).orElse(List.of()),
            link -> link,
            link -> new SharedLink(nowNanos));
    if (same) {
      clock(clock, nowNanos); // it may be another scenario's
    }
  }

  /// The states from which a follower takes over what is unchanged.
  ///
  /// @param ordinals of endpoints
  /// @param queues of all that is shared
  /// @param sameBehaviour whether a scenario alone can have changed an endpoint
  private record Kept(
      Optional<PlanState> ordinals, Optional<PlanState> queues, boolean sameBehaviour) {
    static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty(), false);

    static Kept all(PlanState before, boolean sameBehaviour) {
      return new Kept(Optional.of(before), Optional.of(before), sameBehaviour);
    }
  }

  /// What makes an endpoint the same one: its id and seed, and its behaviour unless that is known
  /// to have changed by a scenario alone.
  private record Identity(String id, long key, long fingerprint) {
    Identity(EndpointPlan endpoint, boolean sameBehaviour) {
      this(endpoint.id(), endpoint.key(), sameBehaviour ? 0 : endpoint.fingerprint());
    }
  }

  /// For each description of `now` the state that the equal one of `then` had, or a fresh one.
  private static <D, S> List<S> carried(
      List<D> now,
      List<D> then,
      List<S> states,
      Function<D, Object> identity,
      Function<D, S> fresh) {
    Map<Object, S> known = new HashMap<>();
    for (int i = 0; i < then.size(); i++) {
      known.put(identity.apply(then.get(i)), states.get(i));
    }
    return now.stream()
        .map(
            description -> {
              S kept = known.get(identity.apply(description));
              return kept != null ? kept : fresh.apply(description);
            })
        .toList();
  }

  /// A plan's first scenario from its beginning: ordinals from 0, everything idle.
  ///
  /// @param nowNanos the caller's clock
  /// @param epochNanos the same instant, UTC since 1970
  public static PlanState start(Plan plan, long nowNanos, long epochNanos) {
    return start(plan, plan.active(), ScenarioClock.activated(nowNanos, 0), nowNanos, epochNanos);
  }

  /// A scenario from its beginning, its windows on a given clock.
  public static PlanState start(
      Plan plan, int scenario, ScenarioClock clock, long nowNanos, long epochNanos) {
    long anchor = epochNanos - clock.scenarioNanos(nowNanos);
    Behaviours behaviours = plan.scenarios().get(scenario).at(anchor);
    return new PlanState(plan, scenario, behaviours, clock, nowNanos, Kept.NOTHING);
  }

  /// The state after the document changed: the scenario in force goes on, and its clock, where the
  /// new plan still has it.
  public PlanState reloaded(Plan next, long nowNanos, long epochNanos) {
    int index = next.active();
    ScenarioClock nextClock = ScenarioClock.activated(nowNanos, 0);
    for (int i = 0; i < next.scenarios().size(); i++) {
      if (next.scenarios().get(i).id().equals(scenario().id())) {
        index = i;
        nextClock = clock;
      }
    }
    // A calendar is anchored where the scenario's clock reads zero.
    Behaviours following =
        next.scenarios().get(index).at(epochNanos - nextClock.scenarioNanos(nowNanos));
    return new PlanState(next, index, following, nextClock, nowNanos, Kept.all(this, false));
  }

  /// The state after scenario number `index` of the same plan was activated at `nowNanos`. All
  /// endpoints keep their ordinals.
  public PlanState activated(int index, ScenarioClock itsClock, long nowNanos, long epochNanos) {
    Behaviours following =
        plan.scenarios().get(index).at(epochNanos - itsClock.scenarioNanos(nowNanos));
    return new PlanState(plan, index, following, itsClock, nowNanos, Kept.all(this, true));
  }

  /// The state that begins anew with some of what it remembers: the scenario and its clock go on.
  ///
  /// @param ordinals every endpoint's next request is its first
  /// @param queues everything shared is as at the start; requests in flight keep what they were
  ///   told
  public PlanState renewed(boolean ordinals, boolean queues, long nowNanos) {
    Kept kept =
        new Kept(
            ordinals ? Optional.empty() : Optional.of(this),
            queues ? Optional.empty() : Optional.of(this),
            true);
    return new PlanState(plan, scenario, behaviours, clock, nowNanos, kept);
  }

  public Plan plan() {
    return plan;
  }

  /// The scenario in force.
  public Plan.Scenario scenario() {
    return plan.scenarios().get(scenario);
  }

  /// The endpoints under the scenario in force.
  public List<EndpointPlan> endpoints() {
    return behaviours.endpoints();
  }

  /// All that requests are served as: the endpoints, then what workflows make of them.
  public List<EndpointPlan> served() {
    return served;
  }

  /// What all requests share beside.
  public Shared shelf() {
    return shared;
  }

  /// The sessions of workflows.
  public Playing playing() {
    return playing;
  }

  public Resources resources() {
    return behaviours.resources();
  }

  public EndpointState endpoint(int index) {
    return endpoints.get(index);
  }

  /// The scenario's clock as it stands.
  public ScenarioClock clock() {
    return clock;
  }

  /// Pauses, jumps or changes the speed of the scenario's time.
  ///
  /// @param nowNanos the caller's clock; what waits at a station may find a server then
  public void clock(ScenarioClock changed, long nowNanos) {
    clock = changed;
    synchronized (stages.agenda()) {
      stages.clock().set(changed);
      stations().forEach(station -> station.clockChanged(nowNanos));
    }
  }

  private Stream<EventStation> stations() {
    return Stream.concat(
        stages.dependencies().stream().flatMap(Optional::stream),
        pools.stream()
            .flatMap(
                pool ->
                    pool instanceof PoolState.InStages(EventStation station)
                        ? Stream.of(station)
                        : Stream.empty()));
  }

  /// Where staged requests go on. Whoever uses it holds its monitor.
  public Agenda agenda() {
    return stages.agenda();
  }

  /// A bandwidth that several transfers share.
  public SharedLink link(int index) {
    return links.get(index);
  }

  PoolState pool(int index) {
    return pools.get(index);
  }

  /// Factor on the service time of a request that starts at scenario time `t` in a pool.
  double slowdown(int pool, int inService, long t) {
    return resources().pools().get(pool).slowdown(inService, t);
  }

  Limiter limiter(int index, Decider.Caller caller, long nanos) {
    return limits.get(index).of(resources().limits().get(index), caller, nanos, this::clock);
  }

  StagedCalls calls() {
    return calls;
  }

  /// The armed windows under the scenario in force.
  public List<Plan.Window> windows() {
    return behaviours.windows();
  }

  /// What a limit has decided.
  public LimitMeter limitMeter(int index) {
    return limitMeters.get(index);
  }

  /// What a breaker does with calls. One that has been open for its time is half open from its next
  /// call on.
  public Breaker.State breaker(int index) {
    synchronized (stages.agenda()) {
      return stages.breakers().get(index).state();
    }
  }

  /// Requests that met a limit's shared limiter because its table of clients was full.
  public long crowded(int limit) {
    return limits.get(limit).crowded();
  }

  /// What a pool's station looks like at `nowNanos`.
  public StationReading pool(int index, long nowNanos) {
    Pool pool = resources().pools().get(index);
    return switch (pools.get(index)) {
      case PoolState.AtArrival(Station station) ->
          new StationReading(
              pool.name(),
              pool.servers(clock.scenarioNanos(nowNanos)),
              station.inService(nowNanos),
              station.waiting(nowNanos));
      case PoolState.InStages(EventStation station) ->
          reading(pool.name(), pool.servers(clock.scenarioNanos(nowNanos)), station);
    };
  }

  /// What a dependency's station looks like; nothing where it has none.
  public Optional<StationReading> dependency(int index, long nowNanos) {
    Dependency dependency = resources().dependencies().get(index);
    return stages
        .dependencies()
        .get(index)
        .map(
            station ->
                reading(
                    dependency.id(), dependency.servers(clock.scenarioNanos(nowNanos)), station));
  }

  /// What a dependency's station has seen up to `nowNanos`; nothing where it has none.
  public Optional<EventStation.Meter> dependencyMeter(int index, long nowNanos) {
    synchronized (stages.agenda()) {
      return stages.dependencies().get(index).map(station -> station.meter(nowNanos));
    }
  }

  /// What a breaker has done up to `nowNanos`.
  public Breaker.Meter breakerMeter(int index, long nowNanos) {
    synchronized (stages.agenda()) {
      return stages.breakers().get(index).meter(nowNanos);
    }
  }

  private StationReading reading(String name, int servers, EventStation station) {
    synchronized (stages.agenda()) {
      return new StationReading(name, servers, station.inService(), station.waiting());
    }
  }

  /// @param servers 0 where nothing bounds them
  public record StationReading(String name, int servers, int inService, int waiting) {}
}
