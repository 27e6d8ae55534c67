package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.predict.Answer;
import dev.understudy.core.predict.PlanSubject;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the predictor makes of recorded arrivals.
final class Replay {
  private Replay() {}

  /// In the order in which requests came; those of one endpoint at one instant by ordinal.
  static List<Decision> inOrder(Iterable<Decision> made) {
    List<Decision> sorted = new ArrayList<>();
    made.forEach(sorted::add);
    sorted.sort(
        Comparator.comparingLong(Decision::arrivalNanos).thenComparingLong(Decision::ordinal));
    return sorted;
  }

  /// The predictor's answers for the arrivals of `made`, from a beginning at `clock`.
  static Answer[] answers(Plan plan, ScenarioClock clock, List<Decision> made) {
    long start = made.getFirst().arrivalNanos();
    PlanSubject subject = new PlanSubject(PlanState.start(plan, plan.active(), clock, start, 0));
    List<String> ids = plan.endpoints().stream().map(EndpointPlan::id).toList();
    Answer[] answers = new Answer[made.size()];
    for (int i = 0; i < answers.length; i++) {
      int request = i;
      long arrival = made.get(i).arrivalNanos();
      subject.agenda().advanceTo(arrival);
      subject.arrive(
          ids.indexOf(made.get(i).endpoint().id()), arrival, answer -> answers[request] = answer);
    }
    while (subject.agenda().runNext()) {}
    return answers;
  }

  /// Demands that the predictor decides each of `made` as it was, for the same arrivals.
  static void demandEquality(Plan plan, ScenarioClock clock, List<Decision> made) {
    Answer[] answers = answers(plan, clock, made);
    for (int i = 0; i < answers.length; i++) {
      Decision decision = made.get(i);
      assertThat(List.of(answers[i].outcome(), answers[i].startNanos(), answers[i].endNanos()))
          .as("request %s of %s", decision.ordinal(), decision.endpoint().id())
          .isEqualTo(
              List.of(
                  decision.outcome(),
                  decision.arrivalNanos() + decision.waitNanos(),
                  decision.deadlineNanos()));
    }
  }
}
