package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.numeric.StandardNormal;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// The judge is judged: what is right passes, five bugs of real tools fail. Seeds fixed; a right
/// service fails in 1 % of all seeds.
class JudgeTest {
  private static final double MS = 1e6;
  private static final Distribution LATENCY = Laws.logNormal(50 * MS, 0.3);
  private static final EndpointModel TOLD =
      EndpointModel.of(
          "get-product", LATENCY, ErrorModel.of("busy", 0.02), ErrorModel.of("down", 0.01));
  private static final ErrorRate BUSY = new ErrorRate(0.02, OutcomeLaw.BY_CHANCE);
  private static final ErrorRate DOWN = new ErrorRate(0.01, OutcomeLaw.BY_CHANCE);
  private static final int N = 20_000;

  @Test
  void aFaithfulServicePassesBothQuestions() {
    Observations seen = Serving.of(LATENCY, BUSY, DOWN).observe(TOLD, 1, 160_000, 1000);
    assertThat(exactly(seen).claims()).allMatch(c -> c.verdict() == Verdict.PASS);
    assertThat(faithfully(seen).claims()).allMatch(c -> c.verdict() == Verdict.PASS);
    assertThat(exactly(seen).verdict()).isEqualTo(Verdict.PASS);
  }

  /// 400 runs of n = 2,000, 9 tests each: at most 1 % of the reports fail; 4 standard errors above
  /// is 3 %.
  @Test
  void anyFailureAtAllInAFaithfulReportIsARareAccident() {
    int failed = 0;
    for (int seed = 0; seed < 400; seed++) {
      Observations seen = Serving.of(LATENCY, BUSY, DOWN).observe(TOLD, seed, 2_000, 50);
      failed += exactly(seen).verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat(failed).isLessThanOrEqualTo(12);
  }

  @Test
  void fifteenPercentSlowerFails() {
    Observations seen = Serving.of(Scaled.of(LATENCY, 1.15), BUSY, DOWN).observe(TOLD, 2, N, 1000);
    assertThat(failures(exactly(seen))).contains("shape", "tails", "mean");
    assertThat(failures(faithfully(seen))).contains("mean", "p50", "p90", "shape");
    assertThat(claim(faithfully(seen), "p50").reason())
        .isEqualTo("slower than told by more than the margin");
  }

  @Test
  void fivePercentSlowerFailsExactlyButIsWithinTheMargin() {
    Observations seen = Serving.of(Scaled.of(LATENCY, 1.05), BUSY, DOWN).observe(TOLD, 3, N, 1000);
    assertThat(failures(exactly(seen))).contains("shape", "mean");
    assertThat(failures(faithfully(seen))).isEmpty();
    for (String subject : List.of("mean", "p50", "p90", "p99", "shape")) {
      assertThat(claim(faithfully(seen), subject).verdict()).as(subject).isEqualTo(Verdict.PASS);
    }
  }

  /// An "exponential" that is uniform, with the same mean.
  @Test
  void aWrongFamilyOfEqualMeanFails() {
    EndpointModel told = EndpointModel.of("e", Laws.exponential(50 * MS));
    Observations seen = Serving.of(Laws.uniform(0, 100 * MS)).observe(told, 4, N, 1000);
    assertThat(failures(exactly(seen))).contains("shape", "tails");
    assertThat(failures(faithfully(seen))).contains("shape", "p99");
    assertThat(claim(faithfully(seen), "mean").verdict()).isEqualTo(Verdict.PASS);
  }

  /// A normal whose negative draws are served as 0.
  @Test
  void aHeapAtZeroFails() {
    Distribution cut = Laws.normalCutAtZero(30 * MS, 20 * MS);
    DoubleUnaryOperator clamped = u -> Math.max(0, 30 * MS + 20 * MS * StandardNormal.quantile(u));
    Observations seen = Serving.sampling(clamped).observe(EndpointModel.of("e", cut), 5, N, 1000);
    assertThat(failures(exactly(seen))).contains("shape", "tails");
    assertThat(failures(faithfully(seen))).contains("shape");
  }

  /// Two draws, either of which makes an error: 2p - p^2 instead of p.
  @Test
  void drawingTwiceForAnErrorFails() {
    Observations seen =
        Serving.of(LATENCY, BUSY, new ErrorRate(0.0199, OutcomeLaw.BY_CHANCE))
            .observe(TOLD, 6, N, 1000);
    assertThat(failures(exactly(seen))).contains("down", "all outcomes");
    assertThat(failures(faithfully(seen))).containsExactly("down");
    assertThat(claim(faithfully(seen), "down").reason())
        .isEqualTo("more often than told by more than the margin");
  }

  /// A "seeded 10 %" that is 0 % or 100 % for a connection.
  @Test
  void decidingOnceForEachConnectionFails() {
    EndpointModel told = EndpointModel.of("e", LATENCY, ErrorModel.of("down", 0.1));
    ErrorRate down = new ErrorRate(0.1, OutcomeLaw.BY_CHANCE);
    for (int connections : new int[] {10, 100, 1000}) {
      Serving wrong = Serving.of(LATENCY, down).onceForEachOf(connections);
      Observations seen = wrong.observe(told, 8, N, connections);
      assertThat(failures(exactly(seen))).contains("down on one connection");
      assertThat(failures(faithfully(seen))).contains("down on one connection");
      Observations right = Serving.of(LATENCY, down).observe(told, 8, N, connections);
      assertThat(failures(exactly(right))).isEmpty();
    }
  }

  @Test
  void runsPassWhereToldAndFailWhereNot() {
    ErrorModel down = ErrorModel.of("down", 0.02);
    EndpointModel runs = EndpointModel.of("e", LATENCY, down.withMeanRun(8));
    EndpointModel chance = EndpointModel.of("e", LATENCY, down);
    Serving serving = Serving.of(LATENCY, new ErrorRate(0.02, 8));
    assertThat(failures(exactly(serving.observe(runs, 9, 200_000, 1000)))).isEmpty();
    assertThat(failures(exactly(serving.observe(chance, 9, N, 1000)))).contains("down");
    Observations independent =
        Serving.of(LATENCY, new ErrorRate(0.02, OutcomeLaw.BY_CHANCE)).observe(runs, 9, N, 1000);
    Claim run =
        exactly(independent).claims().stream()
            .filter(c -> c.facet() == Facet.RUN_LENGTH)
            .findFirst()
            .orElseThrow();
    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).isEqualTo("runs are shorter than told");
  }

  @Test
  void tooFewRequestsSayHowManyMore() {
    Observations seen = Serving.of(LATENCY, BUSY, DOWN).observe(TOLD, 10, 1_000, 100);
    Report report = faithfully(seen);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
    assertThat(claim(report, "p50").verdict()).isEqualTo(Verdict.PASS);
    Claim high = claim(report, "p99.9");
    assertThat(high.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
    assertThat(high.moreNeeded().orElseThrow()).isGreaterThanOrEqualTo(1_995);
    assertThat(claim(report, "busy").verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
  }

  @Test
  void nothingSeenYetNeedsWhatThePlanNeeds() {
    Report report = faithfully(new Observations(TOLD));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
    assertThat(claim(report, "down").moreNeeded()).hasValue(107_140); // 1082.2 x 99
    assertThat(claim(report, "mean").moreNeeded()).hasValue(102);
    assertThat(report.with(Verdict.PASS)).isEmpty();
    assertThat(exactly(new Observations(TOLD)).with(Verdict.PASS)).isEmpty();
  }

  @Test
  void whatWasNeverToldFailsUnlessTransportMayExplainIt() {
    Observations seen = Serving.of(LATENCY, BUSY, DOWN).observe(TOLD, 11, N, 1000);
    for (int i = 0; i < 10; i++) {
      seen.addOther();
    }
    assertThat(failures(exactly(seen))).containsExactly("other outcomes");
    Settings client = Settings.fidelity(new Overhead(0.1 * MS, 0.001), Clock.NANOS);
    assertThat(claim(judge(seen, client), "other outcomes").verdict()).isEqualTo(Verdict.PASS);
    for (int i = 0; i < 60; i++) {
      seen.addOther();
    }
    assertThat(claim(judge(seen, client), "other outcomes").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void anErrorWithTimesOfItsOwnIsJudgedByThem() {
    EndpointModel told =
        EndpointModel.of(
            "e", LATENCY, ErrorModel.of("slow", 0.2).withLatency(Laws.fixed(200 * MS)));
    Observations seen = new Observations(told);
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < N; i++) {
      boolean slow = random.nextDouble() < 0.2;
      double u = random.nextDouble(1e-15, 1);
      seen.add(slow ? 1 : 0, slow ? (long) (200 * MS) : Math.round(LATENCY.quantile(u)));
    }
    assertThat(failures(exactly(seen))).isEmpty();
    assertThat(claim(exactly(seen), "shape of slow").verdict()).isEqualTo(Verdict.PASS);
    assertThat(claim(faithfully(seen), "p50 of slow").verdict()).isEqualTo(Verdict.PASS);
    for (int i = 0; i < 2000; i++) {
      seen.add(1, (long) (210 * MS));
    }
    assertThat(failures(exactly(seen))).contains("shape of slow");
  }

  /// r = 0.6: told, it passes and its innovations are tested; not told, it fails; told, but absent,
  /// it fails.
  @Test
  void correlationPassesWhereToldAndFailsWhereNot() {
    EndpointModel plain = EndpointModel.of("e", LATENCY);
    EndpointModel told = plain.withCorrelation(0.6);
    assertThat(failures(exactly(correlated(told, 0.6)))).isEmpty();
    assertThat(claim(exactly(correlated(told, 0.6)), "successive times").verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(failures(exactly(correlated(plain, 0.6)))).contains("successive times");
    assertThat(failures(faithfully(correlated(plain, 0.6)))).contains("successive times");
    assertThat(failures(exactly(correlated(told, 0)))).contains("successive times");
  }

  private static Observations correlated(EndpointModel told, double spearman) {
    Innovations copula = Innovations.ofSpearman(spearman);
    double rho = copula.rho();
    SplittableRandom random = new SplittableRandom(13);
    Observations seen = new Observations(told);
    double z = 0;
    for (int i = 0; i < N; i++) {
      double e = StandardNormal.quantile(random.nextDouble(1e-15, 1));
      z = i == 0 ? e : rho * z + Math.sqrt(1 - rho * rho) * e;
      seen.add(0, Math.round(LATENCY.quantile(StandardNormal.cdf(z))), i, Observations.UNKNOWN);
    }
    return seen;
  }

  /// A ramp that scales by 1..3 while errors rise from 1 to 5 %: one sketch of F_t(x) judges all of
  /// it; against the law of the start it is rejected.
  @Test
  void behaviourThatChangesWithTimeIsJudgedByTheLawInForce() {
    EndpointModel told =
        EndpointModel.of("e", LATENCY, ErrorModel.of("down", 0.01)).changingWithTime();
    Observations right = new Observations(told);
    Observations pooled = new Observations(told);
    SplittableRandom random = new SplittableRandom(14);
    for (int i = 0; i < N; i++) {
      double intensity = (double) i / N;
      Distribution law = Scaled.of(LATENCY, 1 + 2 * intensity);
      double rate = 0.01 + 0.04 * intensity;
      long nanos = Math.round(law.quantile(random.nextDouble(1e-15, 1)));
      int outcome = random.nextDouble() < rate ? 1 : 0;
      right.addVarying(outcome, nanos, i, -1, law, new double[] {1 - rate, rate});
      pooled.addVarying(outcome, nanos, i, -1, LATENCY, new double[] {0.99, 0.01});
    }
    assertThat(failures(exactly(right))).isEmpty();
    assertThat(claim(exactly(right), "shape").verdict()).isEqualTo(Verdict.PASS);
    assertThat(failures(exactly(pooled))).contains("shape", "down");
  }

  @Test
  void rowsOutOfOrderAreNotUsedForWhatNeedsOrder() {
    EndpointModel told = EndpointModel.of("e", LATENCY, ErrorModel.of("down", 0.1).withMeanRun(5));
    Observations seen = new Observations(told);
    seen.add(1, 50, 7, -1);
    seen.add(1, 50, 6, -1);
    assertThat(seen.outOfOrder()).isEqualTo(1);
    assertThat(exactly(seen).claims())
        .filteredOn(c -> c.facet() == Facet.RUN_LENGTH)
        .singleElement()
        .matches(c -> c.verdict() == Verdict.NOT_JUDGED && c.reason().contains("server's order"));
  }

  @Test
  void partsMergeToTheSameReport() {
    Serving serving = Serving.of(LATENCY, BUSY, DOWN);
    Observations left = serving.observe(TOLD, 15, N, 100);
    Observations right = serving.observe(TOLD, 16, N, 100);
    left.merge(right);
    assertThat(left.n()).isEqualTo(2 * N);
    assertThat(left.count(0) + left.count(1) + left.count(2)).isEqualTo(2 * N);
    assertThat(failures(exactly(left))).isEmpty();
    assertThat(claim(exactly(left), "shape").n()).isEqualTo(2 * N);
  }

  private static Report exactly(Observations seen) {
    return judge(seen, Settings.exactness());
  }

  private static Report faithfully(Observations seen) {
    return judge(seen, Settings.fidelity(Overhead.NONE, Clock.NANOS));
  }

  private static Report judge(Observations seen, Settings settings) {
    return Judge.judge(List.of(seen), settings);
  }

  private static List<String> failures(Report report) {
    return report.with(Verdict.FAIL).stream().map(Claim::subject).toList();
  }

  private static Claim claim(Report report, String subject) {
    return report.claims().stream()
        .filter(c -> c.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
