package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A server judged by what it keeps of its own decisions. All seeds are fixed; two event loops
/// share the requests of an endpoint at random.
class EvidenceTest {
  private static final double MS = 1e6;
  private static final Distribution LAW = Laws.logNormal(50 * MS, 0.3);
  private static final ErrorRate DOWN = new ErrorRate(0.05, OutcomeLaw.BY_CHANCE);
  private static final Settings SERVED = Settings.fidelity(Overhead.NONE, Clock.NANOS);

  private static final DecisionModel STEADY =
      model(EndpointModel.of("get-cart", LAW, ErrorModel.of("down", 0.05)));
  private static final DecisionModel CHANGING =
      model(EndpointModel.of("get-cart", LAW, ErrorModel.of("down", 0.05)).changingWithTime());

  private static DecisionModel model(EndpointModel draws) {
    List<DecisionModel.Part> parts =
        draws.varying() ? List.of() : List.of(new DecisionModel.Part(LAW, 1));
    return new DecisionModel(draws, List.of(), parts, 1, List.of());
  }

  /// What a server does with a request, right or wrong.
  private record Behaviour(
      DoubleUnaryOperator time, OutcomeLaw outcomes, int together, double lateness) {
    static final Behaviour RIGHT = new Behaviour(LAW::quantile, OutcomeLaw.of(DOWN), 1, 0.0002);

    Behaviour timed(DoubleUnaryOperator wrong) {
      return new Behaviour(wrong, outcomes, together, lateness);
    }

    Behaviour failing(double rate) {
      ErrorRate wrong = new ErrorRate(rate, OutcomeLaw.BY_CHANCE);
      return new Behaviour(time, OutcomeLaw.of(wrong), together, lateness);
    }

    /// One draw decides the outcome of so many requests in a row.
    Behaviour failingTogether(int requests) {
      return new Behaviour(time, outcomes, requests, lateness);
    }

    Behaviour late(double share) {
      return new Behaviour(time, outcomes, together, share);
    }
  }

  private static Evidence serve(DecisionModel told, Behaviour does, long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    Evidence[] loops = {new Evidence(told), new Evidence(told)};
    for (int i = 0; i < n; i++) {
      Evidence loop = loops[random.nextInt(2)];
      int outcome = does.outcomes().at(seed, i / does.together());
      long nanos = (long) Math.rint(does.time().applyAsDouble(random.nextDouble(0x1p-53, 1)));
      loop.drew(i, outcome, OutcomeLaw.of(DOWN));
      loop.timed(i, outcome, nanos, LAW);
      loop.served(nanos, (long) (does.lateness() * nanos * 2 * random.nextDouble()));
    }
    return sum(told, loops);
  }

  private static Evidence sum(DecisionModel told, Evidence... loops) {
    Evidence sum = new Evidence(told);
    Stream.of(loops).forEach(sum::merge);
    return sum;
  }

  private static Report judge(Evidence... evidence) {
    return Judge.judgeServer(List.of(evidence), SERVED);
  }

  /// Runs of `rounds` that fail; each fails wrongly with probability 1 % at most.
  private static int failures(DecisionModel told, Behaviour does, int n, int rounds) {
    int failures = 0;
    for (int round = 0; round < rounds; round++) {
      failures += judge(serve(told, does, 1000 + round, n)).verdict() == Verdict.FAIL ? 1 : 0;
    }
    return failures;
  }

  /// 400 runs: P(more than 11 | 1 %) = 0.2 %; measured: 2.
  @Test
  void aServerThatDoesAsItSaysRarelyFails() {
    assertThat(failures(STEADY, Behaviour.RIGHT, 2000, 400)).isLessThanOrEqualTo(11);
  }

  @Test
  void aServerThatDoesAsItSaysPassesInTheEnd() {
    Report report = judge(serve(STEADY, Behaviour.RIGHT, 7, 60_000));
    assertThat(report.with(Verdict.NOT_ENOUGH_YET)).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.claims()).extracting(Claim::question).contains(Mode.EXACTNESS, Mode.FIDELITY);
  }

  @Test
  void aScaleErrorOfFifteenPercentBehindItsBackFails() {
    Behaviour slow = Behaviour.RIGHT.timed(u -> 1.15 * LAW.quantile(u));
    assertThat(failures(STEADY, slow, 2000, 50)).isEqualTo(50);
    assertThat(failures(CHANGING, slow, 2000, 50)).isEqualTo(50);
  }

  @Test
  void twoDrawsForOneErrorFail() {
    assertThat(failures(STEADY, Behaviour.RIGHT.failing(0.0975), 2000, 50)).isEqualTo(50);
    assertThat(failures(CHANGING, Behaviour.RIGHT.failing(0.0975), 2000, 50)).isEqualTo(50);
  }

  @Test
  void errorsThatSeveralRequestsShareFail() {
    Behaviour together = Behaviour.RIGHT.failingTogether(2);
    assertThat(failures(STEADY, together, 5000, 50)).isEqualTo(50);
  }

  @Test
  void repliesThatBeginLateFailByWhatWasServedAlone() {
    Report report = judge(serve(STEADY, Behaviour.RIGHT.late(0.2), 7, 5000));
    assertThat(report.with(Verdict.FAIL))
        .allMatch(claim -> claim.question() == Mode.FIDELITY)
        .extracting(Claim::subject)
        .contains("mean", "p50");
  }

  /// No law: what was decided for the same requests is what they are held to.
  @Test
  void servedTimesOfBehaviourThatChangesAreHeldToTheDecided() {
    Report late = judge(serve(CHANGING, Behaviour.RIGHT.late(0.2), 7, 5000));
    assertThat(late.with(Verdict.FAIL)).extracting(Claim::subject).contains("mean", "p50");
    Report punctual = judge(serve(CHANGING, Behaviour.RIGHT, 7, 20_000));
    assertThat(punctual.claims())
        .filteredOn(claim -> claim.question() == Mode.FIDELITY)
        .extracting(Claim::verdict)
        .containsOnly(Verdict.PASS);
  }

  /// A ramp that makes times up to four times as long and errors up to ten times as frequent.
  private static final class Ramp {
    final double[] factors;
    final OutcomeLaw[] laws;

    Ramp(int n) {
      factors = new double[n];
      laws = new OutcomeLaw[n];
      for (int i = 0; i < n; i++) {
        double intensity = (double) i / n;
        factors[i] = 1 + 3 * intensity;
        laws[i] = OutcomeLaw.of(new ErrorRate(0.05 * (1 + 9 * intensity), OutcomeLaw.BY_CHANCE));
      }
    }

    /// @param told factor and rates that are said to be in force at request i
    Evidence serve(long seed, Ramp told) {
      SplittableRandom random = new SplittableRandom(seed);
      Evidence[] loops = {new Evidence(CHANGING), new Evidence(CHANGING)};
      for (int i = 0; i < factors.length; i++) {
        Evidence loop = loops[random.nextInt(2)];
        int outcome = laws[i].next(seed, i, 0);
        double u = random.nextDouble(0x1p-53, 1);
        loop.drew(i, outcome, told.laws[i]);
        loop.timed(
            i,
            outcome,
            (long) Math.rint(factors[i] * LAW.quantile(u)),
            Scaled.of(LAW, told.factors[i]));
      }
      return sum(CHANGING, loops);
    }
  }

  /// 200 runs: P(more than 7 | 1 %) = 0.1 %.
  @Test
  void behaviourThatChangesIsJudgedByTheLawInForce() {
    Ramp ramp = new Ramp(3000);
    int failures = 0;
    for (int seed = 0; seed < 200; seed++) {
      failures += judge(ramp.serve(seed, ramp)).verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat(failures).isLessThanOrEqualTo(7);
  }

  /// The ramp runs all the same, but half a ramp late: the mean over time is right, the law in
  /// force is not.
  @Test
  void aChangeAtTheWrongTimeFails() {
    Ramp ramp = new Ramp(3000);
    Ramp late = new Ramp(3000);
    for (int i = 0; i < 3000; i++) {
      late.factors[i] = ramp.factors[(i + 1500) % 3000];
      late.laws[i] = ramp.laws[(i + 1500) % 3000];
    }
    for (int seed = 0; seed < 20; seed++) {
      Report report = judge(late.serve(seed, ramp));
      assertThat(report.with(Verdict.FAIL)).extracting(Claim::facet).contains(Facet.SHAPE);
    }
  }

  /// The count of an error whose rate changes has variance sum p(1-p); with n p(1-p) of the mean
  /// rate it would be 1.9 times as large here, and 2p - p^2 be found later.
  @Test
  void aRateThatChangesIsHeldToTheSumOfItsVariances() {
    Observations seen = new Observations(CHANGING.draws());
    OutcomeLaw calm = OutcomeLaw.of(new ErrorRate(0, OutcomeLaw.BY_CHANCE));
    OutcomeLaw broken = OutcomeLaw.of(new ErrorRate(0.9, OutcomeLaw.BY_CHANCE));
    for (int i = 0; i < 1000; i++) {
      seen.drew(i, i % 2 == 0 ? 0 : 1, i % 2 == 0 ? calm : broken);
    }
    Binomial chance = seen.chance(1, 1);
    assertThat(chance.n() * chance.p()).isCloseTo(450, within(1e-9));
    assertThat(chance.n() * chance.p() * (1 - chance.p())).isCloseTo(45, within(1e-9));
  }

  private static List<Verdict> verdicts(List<Claim> claims) {
    return claims.stream().map(Claim::verdict).toList();
  }

  @Test
  void whatCameBeforeIsTakenBack() {
    Evidence before = serve(STEADY, Behaviour.RIGHT.timed(u -> 9 * LAW.quantile(u)), 3, 2000);
    Evidence all = sum(STEADY, before, serve(STEADY, Behaviour.RIGHT, 4, 3000));
    assertThat(judge(all).verdict()).isEqualTo(Verdict.FAIL);
    all.subtract(before);
    assertThat(all.n()).isEqualTo(3000);
    List<Claim> since = judge(all).claims();
    List<Claim> alone = judge(serve(STEADY, Behaviour.RIGHT, 4, 3000)).claims();
    assertThat(since).extracting(Claim::verdict).isEqualTo(verdicts(alone));
    for (int i = 0; i < alone.size(); i++) {
      assertThat(since.get(i).n()).isEqualTo(alone.get(i).n());
      assertThat(since.get(i).served()).isCloseTo(alone.get(i).served(), withinPercentage(1e-9));
    }
  }

  /// A reader may come at any time, and finds no request twice and none of the past missing.
  @Test
  void evidenceIsReadWhileItIsWritten() throws InterruptedException {
    Evidence loop = new Evidence(STEADY);
    OutcomeLaw law = OutcomeLaw.of(DOWN);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 200_000; i++) {
                loop.drew(i, i % 20 == 0 ? 1 : 0, law);
                loop.timed(i, i % 20 == 0 ? 1 : 0, 50_000_000 + i, LAW);
                loop.served(50_000_000 + i, 1000);
              }
            });
    writer.start();
    long seen = 0;
    while (writer.isAlive()) {
      Evidence sum = sum(STEADY, loop);
      assertThat(sum.n()).isBetween(seen, 200_000L);
      seen = sum.n();
    }
    writer.join();
    assertThat(sum(STEADY, loop).n()).isEqualTo(200_000);
  }
}
