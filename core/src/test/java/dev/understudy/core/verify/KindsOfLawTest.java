package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.distribution.Distribution;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Laws with jumps, humps, gaps and heavy tails, served as told. Seed fixed, n = 60,000.
class KindsOfLawTest {
  private static final double MS = 1e6;

  private static final Map<String, Distribution> LAWS =
      Map.of(
          "a fixed time", Laws.fixed(50 * MS),
          "a fixed time between two nanoseconds", Laws.fixed(50 * MS + 0.6),
          "a uniform", Laws.uniform(10 * MS, 20 * MS),
          "a cut normal", Laws.normalCutAtZero(30 * MS, 20 * MS),
          "a heavy tail", Laws.pareto(10 * MS, 1.8));

  @Test
  void everyKindPassesBothQuestionsWhenServedAsTold() {
    LAWS.forEach(
        (name, law) -> {
          Observations seen = Serving.of(law).observe(EndpointModel.of("e", law), 61, 60_000, 100);
          Report exact = Judge.judge(List.of(seen), Settings.exactness());
          Report faithful =
              Judge.judge(List.of(seen), Settings.fidelity(Overhead.NONE, Clock.NANOS));
          assertThat(exact.verdict())
              .as("%s: %s", name, exact.with(Verdict.FAIL))
              .isEqualTo(Verdict.PASS);
          assertThat(faithful.with(Verdict.FAIL)).as(name).isEmpty();
          assertThat(faithful.with(Verdict.PASS)).as(name).isNotEmpty();
        });
  }

  /// The tail index 1.8 instead of 2.5, the median as told: seen by the tail, and the mean is not
  /// asked.
  @Test
  void aHeavierTailThanToldFailsByItsTail() {
    Distribution told = Laws.pareto(10 * MS, 1.8);
    Distribution served = Laws.pareto(10 * MS * Math.pow(2, 1 / 1.8 - 1 / 2.5), 2.5);
    Observations seen = Serving.of(served).observe(EndpointModel.of("e", told), 62, 60_000, 100);
    Report faithful = Judge.judge(List.of(seen), Settings.fidelity(Overhead.NONE, Clock.NANOS));
    assertThat(faithful.with(Verdict.FAIL))
        .extracting(Claim::subject)
        .contains("p95", "p99", "p99.9");
    assertThat(faithful.with(Verdict.NOT_JUDGED))
        .singleElement()
        .matches(c -> c.facet() == Facet.MEAN && c.reason().contains("does not settle"));
  }

  /// Between F(x-) and F(x) the randomised u is uniform: 20,000 of a law with one jump, KS at 1 in
  /// a million.
  @Test
  void aJumpIsSpreadEvenly() {
    PitSketch uniforms = new PitSketch();
    SplittableRandom random = new SplittableRandom(63);
    for (int i = 0; i < 20_000; i++) {
      uniforms.add(RandomisedPit.of(Laws.fixed(50 * MS), (long) (50 * MS), random.nextDouble()));
    }
    assertThat(uniforms.kolmogorovSmirnov().pValue()).isGreaterThan(1e-6);
    assertThat(RandomisedPit.of(Laws.fixed(50 * MS), (long) (50 * MS) + 1, 0.5)).isEqualTo(1);
    assertThat(RandomisedPit.of(Laws.fixed(50 * MS), (long) (50 * MS) - 1, 0.5)).isZero();
  }
}
