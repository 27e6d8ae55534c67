package dev.understudy.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.random.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutcomeLawTest {
  private static final long KEY = Streams.key(20260211, 0, "get-product");

  private static final OutcomeLaw RUNS =
      OutcomeLaw.of(
          new ErrorRate(0.01, 8),
          new ErrorRate(0.005, OutcomeLaw.BY_CHANCE),
          new ErrorRate(0.002, 4));

  @Test
  void runsFallWhereTheReferenceChainHasThem() throws IOException {
    List<List<Integer>> runs = new ArrayList<>();
    int outcome = 0;
    int start = 0;
    for (int n = 0; n <= 6000; n++) {
      int next = RUNS.next(KEY, n, outcome);
      if (next != outcome && n > 0) {
        if (outcome != 0) {
          runs.add(List.of(outcome, start, n - 1));
        }
        start = n;
      }
      outcome = next;
    }
    List<List<Integer>> expected = new ArrayList<>();
    for (JsonNode run : reference().path("runsWithinFirst6000").values()) {
      expected.add(run.values().stream().map(JsonNode::asInt).toList());
    }
    assertThat(expected).isNotEmpty();
    assertThat(runs).containsAll(expected);
  }

  @Test
  void anyRequestAloneHasTheOutcomeOfTheSequence() {
    int outcome = 0;
    for (int n = 0; n < 20_000; n++) {
      outcome = RUNS.next(KEY, n, outcome);
      assertThat(RUNS.at(KEY, n)).as("request %d", n).isEqualTo(outcome);
    }
  }

  /// n = 1,000,000 requests; the estimators' standard errors are below 0.5 % (rate, with runs:
  /// sqrt(VIF) times that of chance), so 5 sigma holds for all but one seed in a million.
  @Test
  void longRunRatesAndMeanRunsAreThoseDeclared() {
    int n = 1_000_000;
    long[] count = new long[4];
    long[] starts = new long[4];
    int previous = 0;
    for (int i = 0; i < n; i++) {
      int outcome = RUNS.next(KEY, i, previous);
      count[outcome]++;
      if (outcome != previous) {
        starts[outcome]++;
      }
      previous = outcome;
    }
    double[] rate = {0.983, 0.01, 0.005, 0.002};
    double[] run = {0, 8, 1, 4};
    for (int i = 1; i < 4; i++) {
      double inflation = Math.max(1, 2 * run[i] * (1 - rate[i]) - 1);
      double standardError = Math.sqrt(rate[i] * (1 - rate[i]) * inflation / n);
      assertThat((double) count[i] / n).isCloseTo(rate[i], within(5 * standardError));
      double mean = (double) count[i] / starts[i];
      double meanError = run[i] * Math.sqrt((1 - 1 / (run[i] + 0.01)) / starts[i]) + 0.01;
      assertThat(mean).isCloseTo(RUNS.meanRun(i), within(5 * meanError));
    }
    assertThat(RUNS.meanRun(1)).isCloseTo(8, within(1e-9));
    assertThat(RUNS.meanRun(3)).isCloseTo(4, within(1e-9));
  }

  @Test
  void withoutRunsTheOutcomeIsOneDrawAgainstDisjointIntervals() {
    OutcomeLaw law = OutcomeLaw.of(new ErrorRate(0.3, 0), new ErrorRate(0.2, 0));
    for (int n = 0; n < 1000; n++) {
      double v = Streams.uniform(KEY, n, 1);
      int expected = v < 0.5 ? 0 : v < 0.8 ? 1 : 2;
      assertThat(law.next(KEY, n, 2)).isEqualTo(expected);
    }
    assertThat(law.hasRuns()).isFalse();
  }

  @Test
  void anErrorOfRateOneLeavesNoSuccessAndOneOfRateZeroNeverOccurs() {
    OutcomeLaw law = OutcomeLaw.of(new ErrorRate(1, 0), new ErrorRate(0, 0));
    for (int n = 0; n < 10_000; n++) {
      assertThat(law.next(KEY, n, 0)).isEqualTo(1);
    }
  }

  @Test
  void ratesAboveOneAreRefused() {
    assertThatThrownBy(() -> OutcomeLaw.of(new ErrorRate(0.7, 0), new ErrorRate(0.4, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErrorRate(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runsShorterThanChanceAreRefusedWithWhatChanceGives() {
    assertThatThrownBy(() -> OutcomeLaw.of(new ErrorRate(0.3, 1.1)))
        .isInstanceOf(OutcomeLaw.ShortRunException.class)
        .hasMessage("runs of 1.1 are shorter than chance, which gives 1.43");
  }

  @Test
  void runsOfExactlyChanceAreIndependentDraws() {
    OutcomeLaw law = OutcomeLaw.of(new ErrorRate(0.5, 2));
    assertThat(law.meanRun(1)).isCloseTo(2, within(1e-6));
  }

  private static JsonNode reference() throws IOException {
    try (var in = OutcomeLawTest.class.getResourceAsStream("outcome-chain.json")) {
      return JsonMapper.shared().readTree(in);
    }
  }
}
