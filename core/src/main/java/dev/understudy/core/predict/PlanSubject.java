package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.plan.OutcomePlan;
import java.util.List;
import java.util.stream.Stream;

/// A plan's endpoints from their beginning: ordinals from 0, as a server that has just started.
public final class PlanSubject implements Subject {
  private final EndpointPlan[] endpoints;
  private final EndpointState[] states;
  private final Agenda agenda = new Agenda();

  /// @param plan the endpoints, in the plan's order
  public PlanSubject(List<EndpointPlan> plan) {
    endpoints = plan.toArray(EndpointPlan[]::new);
    states =
        Stream.generate(EndpointState::new).limit(endpoints.length).toArray(EndpointState[]::new);
  }

  @Override
  public List<String> endpoints() {
    return Stream.of(endpoints).map(EndpointPlan::id).toList();
  }

  @Override
  public List<String> outcomes(int endpoint) {
    return endpoints[endpoint].outcomes().stream().map(OutcomePlan::name).toList();
  }

  @Override
  public int servers(int endpoint) {
    return 0;
  }

  @Override
  public long key(int endpoint) {
    return endpoints[endpoint].key();
  }

  @Override
  public void arrive(int endpoint, long nanos, Caller caller) {
    Decision decision = states[endpoint].decide(endpoints[endpoint], nanos);
    long end = decision.deadlineNanos();
    caller.answered(
        new Answer(endpoint, decision.outcome(), Admission.SERVED, nanos, nanos, end, end));
  }

  @Override
  public Agenda agenda() {
    return agenda;
  }
}
