package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.cli.CommandLineRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text to prediction, held to queueing theory. Ten runs of independent seeds give a mean and its
/// standard error; theory lies within 5 of them (t with 9 degrees of freedom: one run in 1,400
/// would not; the seeds are fixed).
@Timeout(60)
class PredictTheoryTest {
  private static final int RUNS = 10;
  private static final int SERVERS = 8;
  private static final int QUEUE = 100;
  private static final double SERVICE = 0.120;
  private static final double FLOOR = 1e-5; // of 500,000 requests a rarer loss may not occur at all

  private static List<JsonNode> runs(String latency, double rate) {
    String text =
        """
        version: 1
        endpoints:
          create-order:
            request: POST /orders
            latency: %s
            capacity: {concurrency: %d, queue: %d}
        """
            .formatted(latency, SERVERS, QUEUE);
    List<JsonNode> runs = new ArrayList<>();
    for (int seed = 1; seed <= RUNS; seed++) {
      String arrivals = "poisson " + rate + "/s for 30m";
      CommandLineRun run =
          CommandLineRun.withInput(
              text,
              "predict",
              "-",
              "--arrivals",
              arrivals,
              "--warmup",
              "3m",
              "--json",
              "--seed",
              "" + seed);
      assertThat(run.exitCode()).as(run.err()).isZero();
      runs.add(JsonMapper.shared().readTree(run.out()).at("/endpoints/create-order"));
    }
    return runs;
  }

  private static void check(
      String what, List<JsonNode> runs, double theory, ToDoubleFunction<JsonNode> figure) {
    double mean = runs.stream().mapToDouble(figure).average().orElseThrow();
    double square =
        runs.stream().mapToDouble(it -> Math.pow(figure.applyAsDouble(it) - mean, 2)).sum();
    double error = Math.sqrt(square / (RUNS - 1) / RUNS);
    assertThat(mean).as(what).isCloseTo(theory, within(5 * error + FLOOR));
    assertThat(error).as("what theory is compared with").isLessThan(0.1 * theory + 1e-3);
  }

  /// M/M/8 with 100 places to wait: p_j by a^j / (1 .. min(j, 8)), PASTA, Little.
  @Test
  void exponentialServiceIsErlangsStation() {
    for (double rate : new double[] {40, 55, 63, 70}) {
      double load = rate * SERVICE;
      double[] p = new double[SERVERS + QUEUE + 1];
      p[0] = 1;
      double sum = 1;
      for (int j = 1; j < p.length; j++) {
        p[j] = p[j - 1] * load / Math.min(j, SERVERS);
        sum += p[j];
      }
      double lost = p[p.length - 1] / sum;
      double waiting = 0;
      double waits = 0;
      for (int j = SERVERS; j < p.length - 1; j++) {
        waits += p[j] / sum;
      }
      for (int j = SERVERS; j < p.length; j++) {
        waiting += (j - SERVERS) * p[j] / sum;
      }
      List<JsonNode> runs = runs("{exponential: {mean: 120ms}}", rate);
      double taken = rate * (1 - lost);
      check(rate + " utilisation", runs, taken * SERVICE / SERVERS, number("/utilisation"));
      check(rate + " throughput", runs, taken, number("/throughputPerSecond"));
      check(rate + " wait ms", runs, waiting / taken * 1e3, number("/waitMeanMs"));
      check(rate + " queue", runs, waiting, number("/queueLength"));
      check(rate + " waits", runs, waits / (1 - lost), share("waited", "served"));
      check(rate + " lost", runs, lost, share("refused", "requests"));
    }
  }

  /// A saturated station serves what its servers can, whatever the law: 8 / 120 ms.
  @Test
  void aSaturatedStationServesItsCapacity() {
    List<JsonNode> runs = runs("{gamma: {mean: 120ms, sd: 40ms}}", 90);
    check("throughput", runs, SERVERS / SERVICE, number("/throughputPerSecond"));
    check("refused", runs, 1 - SERVERS / SERVICE / 90, share("refused", "requests"));
  }

  private static ToDoubleFunction<JsonNode> number(String pointer) {
    return run -> run.at(pointer).asDouble();
  }

  private static ToDoubleFunction<JsonNode> share(String of, String in) {
    return run -> run.get(of).asDouble() / run.get(in).asDouble();
  }
}
