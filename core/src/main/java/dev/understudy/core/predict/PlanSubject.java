package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.plan.Decider;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Load;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.PlanState;
import java.util.List;

/// A plan in virtual time: the code that the server runs, decided on a virtual clock.
public final class PlanSubject implements Subject {
  private final PlanState state;
  private final Decider decider;

  /// @param state the plan from its beginning, which belongs to the run alone
  public PlanSubject(PlanState state) {
    this.state = state;
    this.decider = new Decider(state);
  }

  @Override
  public List<String> endpoints() {
    return state.endpoints().stream().map(EndpointPlan::id).toList();
  }

  @Override
  public List<String> outcomes(int endpoint) {
    return state.endpoints().get(endpoint).outcomes().stream().map(OutcomePlan::name).toList();
  }

  @Override
  public int servers(int endpoint) {
    int pool = state.endpoints().get(endpoint).load().pool();
    return pool == Load.NO_POOL
        ? 0
        : state.resources().pools().get(pool).capacity().map(Capacity::servers).orElse(0);
  }

  @Override
  public long key(int endpoint) {
    return state.endpoints().get(endpoint).key();
  }

  @Override
  public void arrive(int endpoint, long nanos, Caller caller) {
    decider.arrive(endpoint, nanos, new Waiting(endpoint, caller));
  }

  @Override
  public Agenda agenda() {
    return state.agenda();
  }

  /// All requests of a run come from one client.
  private record Waiting(int endpoint, Caller caller) implements Decider.Caller {
    @Override
    public Object client(Limit limit) {
      return "";
    }

    @Override
    public void decided(Decision decision) {
      Load load = decision.endpoint().load();
      int outcome = decision.outcome();
      boolean queued = load.pool() != Load.NO_POOL;
      boolean rejected = (queued && outcome == load.rejected()) || load.refused().contains(outcome);
      boolean timedOut = queued && outcome == load.timedOut();
      Admission admission =
          rejected ? Admission.REJECTED : timedOut ? Admission.TIMED_OUT : Admission.SERVED;
      long start = decision.arrivalNanos() + decision.waitNanos();
      long released =
          load.holds()
              ? decision.deadlineNanos()
              : Math.min(decision.deadlineNanos(), start + decision.serviceNanos());
      caller.answered(
          new Answer(
              endpoint,
              outcome,
              admission,
              decision.arrivalNanos(),
              start,
              released,
              decision.deadlineNanos()));
    }
  }
}
