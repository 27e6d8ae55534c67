package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplePlanTest {
  private static final double MS = 1e6;

  @Test
  void everyThingThatIsJudgedHasARow() {
    EndpointModel told =
        EndpointModel.of(
            "get-product",
            Laws.logNormal(50 * MS, 0.5),
            ErrorModel.of("down", 0.01).withMeanRun(8),
            ErrorModel.of("slow", 0.05).withLatency(Laws.exponential(200 * MS)));
    SamplePlan plan = SamplePlan.of(told, 0.1);
    assertThat(plan.rows())
        .extracting(SamplePlan.Row::subject)
        .containsExactly(
            "mean",
            "p50",
            "p90",
            "p95",
            "p99",
            "p99.9", //
            "mean of slow",
            "p50 of slow",
            "p90 of slow",
            "p95 of slow",
            "p99 of slow",
            "p99.9 of slow", //
            "down",
            "down",
            "slow");
    // 95 % of the requests have the endpoint's times, 5 % those of `slow`
    assertThat(row(plan, "p99").interval()).hasValue((long) Math.ceil(1_339 / 0.95));
    assertThat(row(plan, "p50 of slow").interval()).hasValue(800 * 20);
    assertThat(row(plan, "slow").pass().orElseThrow()).isBetween(20_700L, 21_500L);
    assertThat(plan.passesAll().orElseThrow())
        .as("rate of down: 108,000 x 14.84")
        .isGreaterThan(1_500_000);
  }

  @Test
  void aMeanThatDoesNotSettleHasNoNumber() {
    SamplePlan plan = SamplePlan.of(EndpointModel.of("e", Laws.pareto(MS, 1.5)), 0.1);
    assertThat(row(plan, "mean").pass()).isEmpty();
    assertThat(row(plan, "p50").pass()).isPresent();
    assertThat(plan.passesAll()).isEqualTo(OptionalLong.empty());
  }

  /// 400 exact services at the planned n of p95: 90 % pass, 4 standard errors are 6 %.
  @Test
  void whatIsPlannedPassesInNineOfTenRuns() {
    EndpointModel told = EndpointModel.of("e", Laws.logNormal(50 * MS, 0.5));
    int n = (int) row(SamplePlan.of(told, 0.1), "p95").pass().orElseThrow();
    SplittableRandom seeds = new SplittableRandom(51);
    int passed = 0;
    for (int run = 0; run < 400; run++) {
      Observations seen =
          Serving.of(Laws.logNormal(50 * MS, 0.5)).observe(told, seeds.nextLong(), n, 1);
      passed +=
          Judge.judge(java.util.List.of(seen), Settings.fidelity(Overhead.NONE, Clock.NANOS))
                  .claims()
                  .stream()
                  .anyMatch(c -> c.subject().equals("p95") && c.verdict() == Verdict.PASS)
              ? 1
              : 0;
    }
    assertThat(passed / 400.0).isBetween(0.84, 0.97);
  }

  private static SamplePlan.Row row(SamplePlan plan, String subject) {
    return plan.rows().stream().filter(r -> r.subject().equals(subject)).findFirst().orElseThrow();
  }
}
