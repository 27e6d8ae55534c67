package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.predict.Answer;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run and its prediction: the same decisions for the same arrivals, and waiting times where
/// theory puts them. Decided values are compared, so a machine that is busy changes nothing.
class LiveAgainstPredictionTest {
  private static final int SEEDS = 8;

  private static final long SEED = 1;

  private static final String AT_ARRIVAL =
      """
      endpoints:
        pay:
          request: GET /pay
          latency: {gamma: {mean: 8ms, sd: 4ms}}
          errors: {unavailable: {rate: 10%, status: 503, meanRun: 4}}
          capacity: {concurrency: 2, queue: 10, timeout: 30ms, whenFull: {status: 503}}
          contention: {linear: {perRequest: 10%, above: 1}}
        partner:
          request: GET /partner
          latency: 3ms
          rateLimit: {rate: 80/s, burst: 5, delay: 20ms}
          calls: [{to: fraud, timeout: 10ms, onFailure: ignore}]
      dependencies:
        fraud: {latency: {exponential: {mean: 6ms}}}
      """;

  private static final String IN_STAGES =
      """
      endpoints:
        order:
          request: GET /order
          latency: {exponential: {mean: 5ms}}
          capacity: {concurrency: 4, queue: 20}
          calls:
            - to: payments
              timeout: 40ms
              retry: {attempts: 3, backoff: {initial: 5ms, factor: 2, jitter: 50%}}
              onFailure: {status: 502}
            - parallel: [{to: stock}, {to: fraud, timeout: 8ms, onFailure: ignore}]
        refund:
          request: GET /refund
          latency: 4ms
          calls: [{to: payments}]
      dependencies:
        payments:
          latency: {lognormal: {mean: 8ms, sd: 4ms}}
          errors: {down: {rate: 20%, status: 500}}
          capacity: {concurrency: 2}
          breaker: {window: 20, minimum: 10, failureRate: 40%, open: 50ms, trials: 2}
        stock: {latency: 2ms, capacity: {concurrency: 1}}
        fraud: {latency: {exponential: {mean: 4ms}}}
      """;

  @Test
  void aLiveRunDecidesAsPredictedForItsArrivals() throws Exception {
    Plan plan = plan(AT_ARRIVAL);
    List<Decision> made =
        OpenLoad.decisions(plan, OpenLoad.poisson(600, 500), 1, "/pay", "/partner");
    assertThat(outcomes(made)).contains("success", "unavailable", "queue timeout", "rate limited");
    Replay.demandEquality(plan, ScenarioClock.activated(0, 0), made);
  }

  /// In pairs that are read at once: the second comes when the first does, however long the first
  /// has taken to decide.
  @Test
  void aLiveRunInStagesDecidesAsPredictedForItsArrivals() throws Exception {
    Plan plan = plan(IN_STAGES);
    List<Decision> made =
        OpenLoad.decisions(plan, OpenLoad.poisson(300, 150), 2, "/order", "/refund");
    assertThat(outcomes(made)).contains("success", "payments failed");
    Replay.demandEquality(plan, ScenarioClock.activated(0, 0), made);
  }

  /// With windows and a stall, and a driver that comes up to 5 ms late: what is decided is a
  /// function of the arrivals and not of when timers fire. Seed 7.
  @ParameterizedTest
  @ValueSource(strings = {AT_ARRIVAL, IN_STAGES})
  void windowsAndLateTimersChangeNothing(String endpoints) {
    String windows =
        """
        windows:
          brownout:
            on: all
            at: {start: 1s, duration: 2s, every: 3s}
            ramp: {up: 500ms, down: 500ms}
            behaviour: {latency: {scale: 3}}
          gc: {on: all, at: {every: 700ms, duration: 40ms, jitter: 100ms}, behaviour: {stall: true}}
        """;
    Plan plan = plan(endpoints + windows);
    List<Decision> made = new ArrayList<>();
    VirtualServer server =
        new VirtualServer(
            plan,
            EngineOptions.listeningOn("", 0)
                .withObserver(ended -> ended.decision().ifPresent(made::add)));
    ScenarioClock clock = server.plans.current().state.clock();
    List<VirtualServer> connections = new ArrayList<>(List.of(server));
    for (int i = 1; i < 16; i++) {
      connections.add(server.another());
    }
    String[] paths =
        endpoints.equals(AT_ARRIVAL)
            ? new String[] {"/pay", "/partner"}
            : new String[] {"/order", "/refund"};
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      server.ticker.advance(1 + random.nextInt(5_000_000), TimeUnit.NANOSECONDS);
      connections.get(i % 16).get(paths[i % 2]);
      if (random.nextInt(2) == 0) {
        server.advanceMillis(0);
      }
      connections.get(i % 16).received();
    }
    server.advanceMillis(10_000);
    assertThat(made).hasSize(2000);
    Replay.demandEquality(plan, clock, Replay.inOrder(made));
  }

  /// Poisson arrivals at 60, 90 and 120 % of 400/s, M/M/4, with seeds 1 to 8, chosen before any was
  /// looked at. Given the arrivals as they came, a right server's mean wait is one more of those
  /// that 199 other seeds have: its rank gives an exact p-value, two-sided. Fisher's sum over the
  /// seeds; alpha is 1/300 for each load, so 1 % for all three. Two servers more are told apart.
  @ParameterizedTest
  @ValueSource(ints = {60, 90, 120})
  void waitingTimesOfAnOpenLoadLieInThePredictedBand(int percent) throws Exception {
    double fisher = 0;
    double fisherOfMore = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<Decision> made =
          OpenLoad.decisions(
              station(seed, 4), OpenLoad.poisson(5 * percent, 4.0 * percent), 1, "/pay");
      double[] others =
          IntStream.range(100, 299)
              .mapToDouble(other -> meanWait(station(other, 4), made))
              .toArray();
      double live = made.stream().mapToLong(Decision::waitNanos).average().orElseThrow();
      fisher -= 2 * Math.log(twoSided(live, others));
      fisherOfMore -= 2 * Math.log(twoSided(meanWait(station(seed, 6), made), others));
      Replay.demandEquality(station(seed, 4), ScenarioClock.activated(0, 0), made);
    }
    assertThat(beyondChiSquare(fisher)).isGreaterThan(1 / 300.0);
    assertThat(beyondChiSquare(fisherOfMore)).isLessThan(1e-6);
  }

  /// Chance of a rank as far out as that of `value` among the others and itself; never too small.
  private static double twoSided(double value, double[] others) {
    long below = Arrays.stream(others).filter(other -> other < value).count();
    double out = Math.min(below, others.length - below) + 1;
    return Math.min(1, 2 * out / (others.length + 1));
  }

  /// P(X > x) for chi-square with 2 degrees of freedom a seed: e^(-x/2) sum (x/2)^j / j!.
  private static double beyondChiSquare(double x) {
    double term = Math.exp(-x / 2);
    double sum = 0;
    for (int j = 0; j < SEEDS; j++) {
      sum += term;
      term *= x / 2 / (j + 1);
    }
    return sum;
  }

  private static Plan station(long seed, int servers) {
    return plan(
        seed,
        """
        endpoints:
          pay:
            request: GET /pay
            latency: {exponential: {mean: 10ms}}
            capacity: {concurrency: %d}
        """
            .formatted(servers));
  }

  private static double meanWait(Plan plan, List<Decision> arrivals) {
    Answer[] answers = Replay.answers(plan, ScenarioClock.activated(0, 0), arrivals);
    return Arrays.stream(answers)
        .mapToLong(answer -> answer.startNanos() - answer.arrivalNanos())
        .average()
        .orElseThrow();
  }

  private static List<String> outcomes(List<Decision> made) {
    return made.stream().map(decision -> decision.outcomePlan().name()).distinct().toList();
  }
}
