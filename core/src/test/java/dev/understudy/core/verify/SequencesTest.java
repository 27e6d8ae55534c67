package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.numeric.StandardNormal;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.random.Streams;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Runs, connections and successive times.
class SequencesTest {
  /// 400 keys, n = 20,000, rate 1 %, L = 8: MODELS 7.2 simulated a coverage of 95.7 % for 1/L and
  /// 97 % for the rate with n/VIF. 4 standard errors of 400 trials are 4 %.
  @Test
  void intervalsOfRunLengthAndRateCoverWhatWasTold() {
    OutcomeLaw law = OutcomeLaw.of(new ErrorRate(0.01, 8));
    EndpointModel model =
        EndpointModel.withoutLatency("e", ErrorModel.of("down", 0.01).withMeanRun(8));
    assertThat(model.inflation(0)).as("2 x 8 x 0.99 - 1").isCloseTo(14.84, within(1e-12));
    int runs = 0;
    int rates = 0;
    for (int round = 0; round < 400; round++) {
      long key = Streams.key(round, 0, "e");
      RunCounts counts = new RunCounts(2);
      int previous = law.at(key, 0);
      long errors = previous;
      for (int n = 1; n < 20_000; n++) {
        int next = law.next(key, n, previous);
        counts.add(previous, next);
        errors += next;
        previous = next;
      }
      runs += counts.meanRun(1, 0.95).contains(8) ? 1 : 0;
      double inflation = model.inflation(0);
      rates +=
          Binomial.interval(errors / inflation, 20_000 / inflation, 0.95).contains(0.01) ? 1 : 0;
    }
    assertThat(runs / 400.0).isBetween(0.92, 0.99);
    assertThat(rates / 400.0).isBetween(0.93, 1.0);
  }

  /// A frequent error in long runs leaves another one less room: its variance grows by the formula.
  /// 600 keys, so the estimated variance has a standard error of 6 %.
  @Test
  void runsOfOneErrorInflateTheOthersToo() {
    OutcomeLaw law =
        OutcomeLaw.of(new ErrorRate(0.3, 20), new ErrorRate(0.2, OutcomeLaw.BY_CHANCE));
    EndpointModel model =
        EndpointModel.withoutLatency(
            "e", ErrorModel.of("down", 0.3).withMeanRun(20), ErrorModel.of("busy", 0.2));
    Moments rate = new Moments();
    for (int round = 0; round < 600; round++) {
      long key = Streams.key(round, 0, "e");
      int outcome = law.at(key, 0);
      int busy = 0;
      for (int n = 1; n <= 4_000; n++) {
        busy += outcome == 2 ? 1 : 0;
        outcome = law.next(key, n, outcome);
      }
      rate.add(busy / 4_000.0);
    }
    double byChance = 0.2 * 0.8 / 4_000;
    assertThat(model.inflation(1)).isCloseTo(1 + 0.06 * 26 / 0.56, within(1e-9));
    assertThat(rate.variance() / byChance).isCloseTo(model.inflation(1), within(0.9));
  }

  @Test
  void connectionsAreFollowedApartUpToTheBound() {
    ConnectionRuns runs = new ConnectionRuns(2);
    for (int request = 0; request < 3; request++) {
      for (int connection = 0; connection < 20_000; connection++) {
        runs.add(connection, connection % 2); // each connection has made up its mind
      }
    }
    assertThat(runs.counts().followed(1)).isEqualTo(runs.counts().followed(0));
    assertThat(runs.counts().ended(1)).isZero();
    assertThat(runs.counts().followed(1)).isEqualTo(12_288);
    assertThat(runs.unfollowed()).isEqualTo(3 * (20_000 - 12_288));
  }

  /// 2,000 rounds at n = 200: the level of the test for independence is 5 % within 4 standard
  /// errors, 2 %.
  @Test
  void independentDrawsAreCalledDependentAtTheStatedLevel() {
    SplittableRandom random = new SplittableRandom(17);
    int rejected = 0;
    int covered = 0;
    for (int round = 0; round < 2_000; round++) {
      LagOne lag = new LagOne();
      double last = random.nextDouble();
      for (int i = 0; i < 200; i++) {
        double next = random.nextDouble();
        lag.add(last, next);
        last = next;
      }
      rejected += lag.pValue() <= 0.05 ? 1 : 0;
      covered += lag.interval(0.95).contains(0) ? 1 : 0;
    }
    assertThat(rejected / 2_000.0).isBetween(0.03, 0.07);
    assertThat(covered).isEqualTo(2_000 - rejected);
  }

  /// r = 0.6, n = 2,000, 300 rounds: innovations pass KS at the stated level, the draws themselves
  /// do not.
  @Test
  void innovationsUndoTheCorrelation() {
    SplittableRandom random = new SplittableRandom(19);
    Innovations innovations = Innovations.ofSpearman(0.6);
    assertThat(innovations.rho()).isCloseTo(0.61803398875, within(1e-11));
    int plain = 0;
    int undone = 0;
    Moments spearman = new Moments();
    for (int round = 0; round < 300; round++) {
      PitSketch draws = new PitSketch();
      PitSketch residuals = new PitSketch();
      LagOne lag = new LagOne();
      double z = StandardNormal.quantile(random.nextDouble());
      double last = StandardNormal.cdf(z);
      for (int n = 0; n < 2_000; n++) {
        double e = StandardNormal.quantile(random.nextDouble(1e-15, 1));
        z = innovations.rho() * z + Math.sqrt(1 - innovations.rho() * innovations.rho()) * e;
        double u = StandardNormal.cdf(z);
        draws.add(u);
        residuals.add(innovations.of(last, u));
        lag.add(last, u);
        last = u;
      }
      plain += draws.kolmogorovSmirnov().pValue() <= 0.05 ? 1 : 0;
      undone += residuals.kolmogorovSmirnov().pValue() <= 0.05 ? 1 : 0;
      spearman.add(lag.correlation());
    }
    assertThat(spearman.mean()).isCloseTo(0.6, within(0.006));
    assertThat(plain / 300.0).as("KS on dependent draws").isGreaterThan(0.2);
    assertThat(undone / 300.0).as("KS on innovations").isLessThan(0.1);
  }
}
