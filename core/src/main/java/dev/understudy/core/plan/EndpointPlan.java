package dev.understudy.core.plan;

import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.List;

/// One endpoint, compiled.
///
/// @param id the stable name in metrics, overrides and records
/// @param key of its draws ([Streams#key])
/// @param fingerprint of everything that decides its behaviour: equal in two plans, the endpoint is
///   unchanged and keeps its state
/// @param law which outcome a request has
/// @param outcomes success first, then the errors in order of declaration
public record EndpointPlan(
    String id, long key, long fingerprint, OutcomeLaw law, List<OutcomePlan> outcomes) {
  public EndpointPlan {
    outcomes = List.copyOf(outcomes);
    if (outcomes.size() != law.size()) {
      throw new IllegalArgumentException(
          "law has " + law.size() + " outcomes, the plan " + outcomes.size());
    }
  }

  /// The fate of request `ordinal`, given its outcome. Pure; allocates nothing but the decision.
  public Decision decide(long ordinal, long arrivalNanos, int outcome) {
    OutcomePlan decided = outcomes.get(outcome);
    long service = (long) Math.rint(decided.latency().serviceNanos(key, ordinal));
    Reply reply = decided.outcome().reply();
    return new Decision(
        this,
        ordinal,
        arrivalNanos,
        outcome,
        status(reply.statuses(), ordinal),
        service,
        reply.body().length(key, ordinal));
  }

  /// The fate of request `ordinal` by itself, as `sample` prints it.
  public Decision decide(long ordinal, long arrivalNanos) {
    return decide(ordinal, arrivalNanos, law.at(key, ordinal));
  }

  private int status(List<Integer> statuses, long ordinal) {
    if (statuses.size() == 1) {
      return statuses.getFirst();
    }
    double u = Uniform.of(Streams.word0(key, ordinal, Purpose.OUTCOME, 1));
    return statuses.get((int) (u * statuses.size()));
  }
}
