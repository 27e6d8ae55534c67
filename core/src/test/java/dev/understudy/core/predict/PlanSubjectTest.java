package dev.understudy.core.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.distribution.LogNormal;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Router;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanSubjectTest {
  /// What a run counts is what the plan decides, request by request.
  @Test
  void aPredictionCountsTheDecisionsOfThePlan() {
    EndpointPlan endpoint = endpoint();
    var subject = new PlanSubject(state(endpoint));
    var answers = new ArrayList<Answer>();
    for (int n = 0; n < 5000; n++) {
      subject.arrive(0, n * 1000L, answers::add);
    }
    for (int n = 0; n < 5000; n++) {
      var decision = endpoint.decide(n, n * 1000L);
      assertThat(answers.get(n).endNanos()).isEqualTo(decision.deadlineNanos());
      assertThat(answers.get(n).outcome()).isEqualTo(decision.outcome());
    }
    var run =
        new VirtualRun(
            new PlanSubject(state(endpoint)),
            List.of(new VirtualRun.Stream(0, new Arrivals.Paced(1000))),
            Horizon.of(5_000_000_000L));
    var whole = run.run().endpoints().getFirst().whole();
    long errors = answers.stream().filter(it -> it.outcome() == 1).count();
    assertThat(errors).isPositive();
    assertThat(whole.outcomes())
        .containsExactly(
            new Prediction.OutcomeCount("success", 5000 - errors),
            new Prediction.OutcomeCount("unavailable", errors));
    long sum = answers.stream().mapToLong(it -> it.endNanos() - it.arrivalNanos()).sum();
    assertThat(whole.latency().sumNanos()).isEqualTo(sum);
  }

  private static PlanState state(EndpointPlan endpoint) {
    return PlanState.start(
        new Plan("shop", 1, List.of(endpoint), Router.of(List.of()), Plan.Exposure.NOTHING, false),
        0,
        0);
  }

  private static EndpointPlan endpoint() {
    var law = new LatencyModel.Independent(new LogNormal(20e6, 0.5));
    var reply = new Reply(List.of(200), List.of(), new Body.Fixed("text/plain", new byte[0]));
    return new EndpointPlan(
        "list-products",
        Streams.key(20260211, 0, "list-products"),
        0,
        OutcomeLaw.of(new ErrorRate(0.05, OutcomeLaw.BY_CHANCE)),
        List.of(
            new OutcomePlan("success", law, new Outcome.Success(reply)),
            new OutcomePlan("unavailable", law, new Outcome.ErrorResponse(reply))));
  }
}
