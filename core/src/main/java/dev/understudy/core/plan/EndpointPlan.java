package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import dev.understudy.core.schedule.Timetable;
import dev.understudy.core.workflow.StoreUse;
import java.util.List;
import java.util.Optional;

/// One endpoint, compiled.
///
/// @param id the stable name in metrics, overrides and records
/// @param key of its draws ([Streams#key])
/// @param fingerprint of everything that decides its behaviour: equal in two plans, the endpoint is
///   unchanged and keeps its state
/// @param law which outcome a request has by itself
/// @param outcomes success first, then the errors in order of declaration, then what limits,
///   stations and calls can make of it
/// @param modulation how windows change its laws
/// @param stalls the windows in which nothing moves
/// @param load what stands between a request and its service
/// @param transfer how fast bytes pass
/// @param outOfOrder outcomes of requests that a workflow refuses, by the endpoint's role
/// @param store what a request that succeeds does with a store
/// @param terms on which it takes requests
public record EndpointPlan(
    String id,
    long key,
    long fingerprint,
    OutcomeLaw law,
    List<OutcomePlan> outcomes,
    Modulation modulation,
    Timetable stalls,
    Load load,
    Transfer transfer,
    List<Integer> outOfOrder,
    Optional<StoreUse> store,
    Terms terms) {
  public EndpointPlan {
    outcomes = List.copyOf(outcomes);
    outOfOrder = List.copyOf(outOfOrder);
    if (outcomes.size() < law.size()) {
      throw new IllegalArgumentException(
          "law has " + law.size() + " outcomes, the plan " + outcomes.size());
    }
  }

  /// An endpoint that no workflow refuses.
  public EndpointPlan(
      String id,
      long key,
      long fingerprint,
      OutcomeLaw law,
      List<OutcomePlan> outcomes,
      Modulation modulation,
      Timetable stalls,
      Load load,
      Transfer transfer) {
    this(
        id,
        key,
        fingerprint,
        law,
        outcomes,
        modulation,
        stalls,
        load,
        transfer,
        List.of(),
        Optional.empty(),
        Terms.NONE);
  }

  /// An endpoint whose behaviour depends neither on time nor on load.
  public EndpointPlan(
      String id, long key, long fingerprint, OutcomeLaw law, List<OutcomePlan> outcomes) {
    this(
        id,
        key,
        fingerprint,
        law,
        outcomes,
        Modulation.NONE,
        Timetable.EMPTY,
        Load.NONE,
        Transfer.UNPACED);
  }

  /// True where a request's fate depends on its ordinal alone.
  public boolean steady() {
    return modulation.effects().isEmpty() && stalls.size() == 0 && load.isNone();
  }

  /// Whether a request with this outcome had a service time: nothing turned it away before.
  public boolean reachesService(int outcome) {
    return outcome < law.size()
        || load.allCalls().stream().anyMatch(calls -> calls.failed().contains(outcome));
  }

  /// The fate of request `ordinal`, given its outcome, where neither time nor load matters. Pure;
  /// allocates nothing but the decision.
  public Decision decide(long ordinal, long arrivalNanos, int outcome) {
    OutcomePlan decided = outcomes.get(outcome);
    long service = (long) Math.rint(decided.latency().serviceNanos(key, ordinal));
    return new Decision.Steady(
        this,
        ordinal,
        arrivalNanos,
        outcome,
        service,
        decided.outcome().reply().body().length(key, ordinal));
  }

  /// The fate of request `ordinal` by itself, as `sample` prints it: without windows, queues and
  /// calls.
  public Decision decide(long ordinal, long arrivalNanos) {
    return decide(ordinal, arrivalNanos, law.at(key, ordinal));
  }

  Decision decided(
      long ordinal,
      long arrivalNanos,
      int outcome,
      long waitNanos,
      long serviceNanos,
      long callNanos,
      long deadlineNanos,
      Distribution drawnFrom,
      Decision.Detail detail) {
    Reply reply = outcomes.get(outcome).outcome().reply();
    return new Decision.Loaded(
        this,
        ordinal,
        arrivalNanos,
        outcome,
        status(outcome, ordinal),
        waitNanos,
        serviceNanos,
        callNanos,
        deadlineNanos,
        reply.body().length(key, ordinal),
        drawnFrom,
        detail);
  }

  /// The status of request `ordinal`, given its outcome. Equally likely, where there are several.
  int status(int outcome, long ordinal) {
    List<Integer> statuses = outcomes.get(outcome).outcome().reply().statuses();
    if (statuses.size() == 1) {
      return statuses.getFirst();
    }
    double u = Uniform.of(Streams.word0(key, ordinal, Purpose.OUTCOME, 1));
    return statuses.get((int) (u * statuses.size()));
  }
}
