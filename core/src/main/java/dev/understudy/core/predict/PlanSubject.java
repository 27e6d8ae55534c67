package dev.understudy.core.predict;

import dev.understudy.core.dependency.Breaker;
import dev.understudy.core.dependency.Call;
import dev.understudy.core.dependency.CallTree;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.dependency.Parallel;
import dev.understudy.core.dependency.Sequence;
import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.Stalls;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A plan in virtual time: the code that the server runs, decided on a virtual clock. Its endpoints
/// are the document's, then what workflows make of them: `pay@purchase.last`.
public final class PlanSubject implements Subject {
  private final PlanState state;
  private final Decider decider;
  private final Consumer<Decision> observer;
  private final List<EndpointPlan> endpoints;
  private final List<StationFacts> stations;
  private final List<StationFacts> dependencies;
  private final List<String> breakers;

  /// @param state the plan from its beginning, which belongs to the run alone
  public PlanSubject(PlanState state) {
    this(state, _ -> {});
  }

  /// @param observer is told of every decision, in the order in which they are made
  public PlanSubject(PlanState state, Consumer<Decision> observer) {
    this.state = state;
    this.decider = new Decider(state);
    this.observer = observer;
    this.endpoints = state.served();
    this.stations =
        state.resources().pools().stream()
            .map(it -> new StationFacts(it.name(), it.size(state::clock)))
            .toList();
    this.dependencies =
        state.resources().dependencies().stream()
            .map(it -> new StationFacts(it.id(), it.size(state::clock)))
            .toList();
    String[] named = new String[state.resources().breakers().size()];
    Arrays.fill(named, "unused");
    endpoints.forEach(
        it -> it.load().allCalls().forEach(calls -> nameBreakers(it.id(), calls.tree(), named)));
    for (Dependency dependency : state.resources().dependencies()) {
      nameBreakers(dependency.id(), dependency.calls(), named);
    }
    this.breakers = List.of(named);
  }

  /// A breaker is its caller's, for one dependency.
  private static void nameBreakers(String caller, CallTree tree, String[] named) {
    switch (tree) {
      case Call call ->
          call.breaker().ifPresent(it -> named[it.index()] = caller + " -> " + call.to().id());
      case Sequence sequence -> sequence.steps().forEach(it -> nameBreakers(caller, it, named));
      case Parallel parallel -> parallel.branches().forEach(it -> nameBreakers(caller, it, named));
    }
  }

  @Override
  public List<String> endpoints() {
    return endpoints.stream().map(EndpointPlan::id).toList();
  }

  @Override
  public List<String> outcomes(int endpoint) {
    return endpoints.get(endpoint).outcomes().stream().map(OutcomePlan::name).toList();
  }

  @Override
  public int ownOutcomes(int endpoint) {
    return endpoints.get(endpoint).law().size();
  }

  @Override
  public long key(int endpoint) {
    return endpoints.get(endpoint).key();
  }

  @Override
  public List<StationFacts> stations() {
    return stations;
  }

  @Override
  public int station(int endpoint) {
    int pool = endpoints.get(endpoint).load().pool();
    return pool == Load.NO_POOL ? NO_STATION : pool;
  }

  @Override
  public double limitPerSecond(int endpoint) {
    return endpoints.get(endpoint).load().limits().stream()
        .map(it -> state.resources().limits().get(it))
        .filter(it -> !it.perClient())
        .mapToDouble(Limit::perSecond)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public List<StationFacts> dependencies() {
    return dependencies;
  }

  @Override
  public Optional<EventStation.Meter> dependencyMeter(int dependency, long nanos) {
    return state.dependencyMeter(dependency, nanos);
  }

  @Override
  public List<String> breakers() {
    return breakers;
  }

  @Override
  public Breaker.Meter breakerMeter(int breaker, long nanos) {
    return state.breakerMeter(breaker, nanos);
  }

  @Override
  public void arrive(int endpoint, long nanos, Caller caller) {
    decider.arrive(endpoint, nanos, new Waiting(endpoint, caller));
  }

  @Override
  public Agenda agenda() {
    return state.agenda();
  }

  private final class Waiting implements Decider.Caller {
    private final int endpoint;
    private final Caller caller;

    Waiting(int endpoint, Caller caller) {
      this.endpoint = endpoint;
      this.caller = caller;
    }

    @Override
    public Object client(Limit limit) {
      return caller.client();
    }

    @Override
    public void decided(Decision decision) {
      observer.accept(decision);
      Load load = decision.endpoint().load();
      Admission admission = admission(load, decision.outcome());
      long start = decision.arrivalNanos() + decision.waitNanos();
      caller.answered(
          new Answer(
              endpoint,
              decision.outcome(),
              admission,
              decision.arrivalNanos(),
              start,
              load.holds() ? decision.deadlineNanos() : served(decision, start),
              decision.deadlineNanos(),
              decision.detail().calls()));
    }
  }

  /// Limits and stations refuse with outcomes of their own.
  private static Admission admission(Load load, int outcome) {
    boolean queued = load.pool() != Load.NO_POOL;
    if ((queued && outcome == load.rejected()) || load.refused().contains(outcome)) {
      return Admission.REJECTED;
    }
    return queued && outcome == load.timedOut() ? Admission.TIMED_OUT : Admission.SERVED;
  }

  /// When a request that starts at `start` has been served, its calls still to come.
  private long served(Decision decision, long start) {
    if (start == Occurrences.NEVER) {
      return start;
    }
    EndpointPlan endpoint = decision.endpoint();
    Progress progress =
        endpoint.stalls().size() == 0
            ? Progress.STEADY
            : new Stalls(endpoint.stalls(), state.clock());
    return Math.min(decision.deadlineNanos(), progress.finish(start, decision.serviceNanos()));
  }
}
