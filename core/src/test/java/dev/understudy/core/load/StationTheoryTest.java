package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Gamma;
import dev.understudy.core.distribution.LogNormal;
import dev.understudy.core.random.Streams;
import dev.understudy.core.schedule.Progress;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Stations against queueing theory, 1,000,000 requests each, by [BatchMeans]: alpha = 1e-5 a
/// comparison.
class StationTheoryTest {
  private static final int N = 1_000_000;
  private static final long KEY = Streams.key(20260211, 0, "station");

  @Test
  void theoryAgreesWithReferenceValuesTo1e9() {
    for (JsonNode queue : LoadReference.get("queues")) {
      JsonNode theory = queue.get("theory");
      switch (queue.get("name").asString()) {
        case "M/M/1 lam80 mu100" -> {
          near(QueueTheory.meanWait(1, 80, 0.01), theory.get("meanWait"));
          near(QueueTheory.waitQuantile(1, 80, 0.01, 0.99), theory.get("p99Wait"));
        }
        case "M/M/8 lam50 s0.120" -> {
          near(QueueTheory.erlangC(8, 6), theory.get("erlangC"));
          near(QueueTheory.waitQuantile(8, 50, 0.12, 0.99), theory.get("p99Wait"));
        }
        case "M/M/8 lam60 s0.120" -> near(QueueTheory.meanWait(8, 60, .12), theory.get("meanWait"));
        case "M/M/20 lam80 s0.180" ->
            near(QueueTheory.meanWait(20, 80, .18), theory.get("meanWait"));
        case "M/M/8/8+0 lam60 s0.120" -> near(QueueTheory.loss(8, 0, 7.2), theory.get("loss"));
        case "M/M/8/8+10 lam80 s0.120" -> {
          near(QueueTheory.loss(8, 10, 9.6), theory.get("loss"));
          near(QueueTheory.meanWaitWithLoss(8, 10, 80, 0.12), theory.get("meanWait"));
        }
        case "M/M/8/8+100 lam100 s0.120" ->
            near(QueueTheory.meanWaitWithLoss(8, 100, 100, 0.12), theory.get("meanWait"));
        case "M/M/1/1+5 lam80 s0.010" ->
            near(QueueTheory.meanQueue(1, 5, 0.8), theory.get("meanQueue"));
        case "M/M/8+D(0.5s) lam80 s0.120" -> deadline(8, 80, 0.12, 0.5, theory);
        case "M/M/1+D(0.05s) lam80 s0.010" -> deadline(1, 80, 0.01, 0.05, theory);
        case "M/M/1+D(0.05s) lam120 s0.010" -> deadline(1, 120, 0.01, 0.05, theory);
        case "M/D/1 lam80 s.01" ->
            near(QueueTheory.meanWaitMg1(80, 0.01, 0), theory.get("meanWait"));
        case "M/G/1 gamma(mean.01,sd.02) lam80" ->
            near(QueueTheory.meanWaitMg1(80, 0.01, 4), theory.get("meanWait"));
        case "M/G/1 lognormal(mean.01,cv.8) lam70" ->
            near(QueueTheory.meanWaitMg1(70, 0.01, 0.64), theory.get("meanWait"));
        default -> throw new AssertionError("not compared: " + queue.get("name"));
      }
    }
  }

  @Test
  void oneServerWaitsAsMm1() {
    Run run =
        run(Capacity.of(1), 80, exponential(0.01), QueueTheory.waitQuantile(1, 80, 0.01, .99));
    run.waits.assertMean(0.04, 0.1);
    run.beyond.assertMean(0.01, 0.5);
  }

  @Test
  void manyServersWaitAsErlangC() {
    for (int lambda : new int[] {50, 60}) {
      double p99 = QueueTheory.waitQuantile(8, lambda, 0.12, 0.99);
      Run run = run(Capacity.of(8), lambda, exponential(0.12), p99);
      run.waits.assertMean(QueueTheory.meanWait(8, lambda, 0.12), 0.2);
      run.beyond.assertMean(0.01, 0.8);
    }
    Run run = run(Capacity.of(20), 80, exponential(0.18), 0);
    run.waits.assertMean(QueueTheory.meanWait(20, 80, 0.18), 0.2);
    run.beyond.assertMean(QueueTheory.erlangC(20, 14.4), 0.1);
  }

  @Test
  void aFullQueueRejectsAsTheBirthDeathChain() {
    for (int[] setting : new int[][] {{8, 0, 60, 120}, {8, 10, 80, 120}, {1, 5, 80, 10}}) {
      double s = setting[3] / 1000.0;
      Run run =
          run(new Capacity(setting[0], setting[1], Long.MAX_VALUE), setting[2], exponential(s), 0);
      run.lost.assertMean(QueueTheory.loss(setting[0], setting[1], setting[2] * s), 0.1);
      if (setting[1] > 0) {
        double wait = QueueTheory.meanWaitWithLoss(setting[0], setting[1], setting[2], s);
        run.waits.assertMean(wait, 0.05);
      } else {
        assertThat(run.waits.mean()).isZero();
      }
    }
  }

  @Test
  void impatientRequestsTimeOutAsInTheory() {
    double[][] settings = {{8, 80, 0.12, 0.5}, {1, 80, 0.01, 0.05}, {1, 120, 0.01, 0.05}};
    for (double[] it : settings) {
      int c = (int) it[0];
      double[] theory = QueueTheory.deadline(c, it[1], it[2], it[3]);
      var capacity = new Capacity(c, Capacity.UNBOUNDED, (long) (it[3] * 1e9));
      Run run = run(capacity, it[1], exponential(it[2]), 0);
      run.lost.assertMean(theory[0], 0.1);
      run.waits.assertMean(theory[1], 0.05);
    }
  }

  @Test
  void generalServiceWaitsAsPollaczekAndKhinchineSay() {
    run(Capacity.of(1), 80, _ -> 0.01, 0).waits.assertMean(0.02, 0.1);
    Gamma gamma = new Gamma(0.25, 0.04); // mean 10 ms, sd 20 ms
    run(Capacity.of(1), 80, gamma::quantile, 0).waits.assertMean(0.1, 0.2);
    double sigma = Math.sqrt(Math.log1p(0.64)); // coefficient of variation 0.8
    var logNormal = new LogNormal(0.01 * Math.exp(-sigma * sigma / 2), sigma);
    double wait = QueueTheory.meanWaitMg1(70, 0.01, 0.64);
    run(Capacity.of(1), 70, logNormal::quantile, 0).waits.assertMean(wait, 0.1);
  }

  @Test
  void aWrongServerCountIsRejected() {
    BatchMeans wait = run(Capacity.of(8), 60, exponential(0.12), 0).waits;
    double ofNine = QueueTheory.meanWait(9, 60, 0.12);
    assertThat(Math.abs(wait.mean() - ofNine)).isGreaterThan(wait.halfWidth());
  }

  @Test
  void closedClientsFollowTheMachineRepairModel() {
    double[] theory = QueueTheory.machineRepair(50, 8, 1, 0.2);
    Station station = new FiniteStation(Capacity.of(8));
    var hold = new Hold();
    var arrivals = new PriorityQueue<Long>();
    int draw = 0;
    for (int client = 0; client < 50; client++) {
      arrivals.add(nanos(exponential(1).applyAsDouble(uniform(draw++, 2))));
    }
    var wait = new BatchMeans(N);
    var gap = new BatchMeans(N);
    long before = 0;
    for (int n = 0; n < N; n++) {
      long arrival = arrivals.remove();
      long service = nanos(exponential(0.2).applyAsDouble(uniform(n, 1)));
      station.arrive(arrival, hold.of(service), Progress.STEADY);
      wait.add((hold.startNanos() - arrival) / 1e9);
      gap.add((arrival - before) / 1e9);
      before = arrival;
      long think = nanos(exponential(1).applyAsDouble(uniform(draw++, 2)));
      arrivals.add(hold.endNanos() + think);
    }
    gap.assertMean(1 / theory[0], 0.02);
    wait.assertMean(theory[1], 0.05);
  }

  @Test
  void whatIsWaitingAndInServiceIsCountedAtAnyTime() {
    Station station = new FiniteStation(new Capacity(2, 10, 50));
    var hold = new Hold();
    assertThat(station.arrive(0, hold.of(100), Progress.STEADY)).isEqualTo(Admission.SERVED);
    assertThat(station.arrive(10, hold.of(100), Progress.STEADY)).isEqualTo(Admission.SERVED);
    assertThat(station.arrive(20, hold.of(100), Progress.STEADY)).isEqualTo(Admission.TIMED_OUT);
    assertThat(hold.startNanos()).isEqualTo(70);
    assertThat(station.arrive(60, hold.of(100), Progress.STEADY)).isEqualTo(Admission.SERVED);
    assertThat(hold.startNanos()).isEqualTo(100);
    assertThat(station.waiting(60)).isEqualTo(2);
    assertThat(station.waiting(70)).isEqualTo(1);
    assertThat(station.waiting(100)).isZero();
    assertThat(station.inService(99)).isEqualTo(2);
    assertThat(station.inService(205)).isZero();
  }

  private static void deadline(int c, double lambda, double s, double tau, JsonNode theory) {
    double[] computed = QueueTheory.deadline(c, lambda, s, tau);
    near(computed[0], theory.get("timeout"));
    near(computed[1], theory.get("meanWaitServed"));
  }

  private static void near(double computed, JsonNode expected) {
    assertThat(computed).isCloseTo(expected.asDouble(), within(1e-9 * expected.asDouble()));
  }

  private record Run(BatchMeans waits, BatchMeans lost, BatchMeans beyond) {}

  /// Poisson arrivals; `beyond` is the share of those served that waited longer than `threshold`
  /// seconds.
  private static Run run(
      Capacity capacity, double lambda, DoubleUnaryOperator serviceSeconds, double threshold) {
    Station station = new FiniteStation(capacity);
    var hold = new Hold();
    var run = new Run(new BatchMeans(N), new BatchMeans(N), new BatchMeans(N));
    double arrival = 0;
    for (int n = 0; n < N; n++) {
      arrival += exponential(1 / lambda).applyAsDouble(uniform(n, 0));
      long nanos = nanos(arrival);
      long service = nanos(serviceSeconds.applyAsDouble(uniform(n, 1)));
      Admission admission = station.arrive(nanos, hold.of(service), Progress.STEADY);
      run.lost.add(admission == Admission.SERVED ? 0 : 1);
      if (admission == Admission.SERVED) {
        double wait = (hold.startNanos() - nanos) / 1e9;
        run.waits.add(wait);
        run.beyond.add(wait > threshold ? 1 : 0);
      } else {
        run.waits.skip();
        run.beyond.skip();
      }
    }
    return run;
  }

  static DoubleUnaryOperator exponential(double mean) {
    return u -> -mean * Math.log1p(-u);
  }

  static double uniform(int n, int purpose) {
    return Streams.uniform(KEY, n, purpose);
  }

  static long nanos(double seconds) {
    return (long) Math.rint(seconds * 1e9);
  }
}
