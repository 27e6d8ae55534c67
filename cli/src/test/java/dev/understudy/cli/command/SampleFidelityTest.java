package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.Binomial;
import dev.understudy.core.verify.Interval;
import dev.understudy.core.verify.KolmogorovSmirnov;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What `sample` prints is what was configured: each family with several parameter sets, errors and
/// runs. Seed 20260211 throughout.
class SampleFidelityTest {
  private static final List<String> LAWS =
      List.of(
          "uniform: {min: 10ms, max: 50ms}",
          "uniform: {mean: 30ms, sd: 5ms}",
          "triangular: {min: 10ms, mode: 20ms, max: 60ms}",
          "normal: {mean: 50ms, sd: 10ms}",
          "normal: {mean: 30ms, sd: 25ms}",
          "normal: {mu: 30ms, sigma: 20ms}",
          "exponential: {mean: 60ms}",
          "exponential: {scale: 60ms}, max: 100ms",
          "gamma: {mean: 120ms, sd: 40ms}",
          "gamma: {mean: 10ms, sd: 12ms}",
          "gamma: {p50: 20ms, p99: 90ms}",
          "erlang: {k: 3, mean: 30ms}",
          "weibull: {mean: 35ms, shape: 1.6}",
          "weibull: {median: 5ms, shape: 0.7}",
          "lognormal: {p50: 20ms, p99: 150ms}",
          "lognormal: {mean: 180ms, sd: 90ms}",
          "lognormal: {mean: 40ms, p99: 200ms}, min: 5ms, max: 400ms",
          "pareto: {min: 80ms, shape: 2.5}",
          "lomax: {mean: 20ms, shape: 3}",
          "loglogistic: {median: 180ms, shape: 4}, max: 5s",
          "beta: {min: 1ms, max: 50ms, mean: 20ms, sd: 8ms}",
          "beta: {min: 1ms, mode: 5ms, max: 50ms}",
          "mixture: [{weight: 9, normal: {mean: 30ms, sd: 5ms}}, {weight: 1, pareto: {min: 80ms, shape: 2.5}}]",
          "quantiles: {p10: 8ms, p50: 20ms, p90: 45ms, p99: 200ms}",
          "spliced: {body: {lognormal: {p50: 40ms, p90: 90ms}}, tail: {from: p99, shape: 1.8}}",
          "lognormal: {p50: 20ms, p99: 150ms}, offset: 5ms");

  private static final int N = 100_000;

  @TempDir private Path folder;

  /// KS at 1 %, n = 100,000. Times are printed to the nanosecond, far below what the test can see.
  @TestFactory
  Iterable<DynamicTest> drawsOfEachFamilyPassKolmogorovAndSmirnov() throws IOException {
    StringBuilder text = new StringBuilder("version: 1\nseed: 20260211\nendpoints:\n");
    for (int i = 0; i < LAWS.size(); i++) {
      text.append("  e%d: {request: GET /e%d, latency: {%s}}\n".formatted(i, i, LAWS.get(i)));
    }
    Path file = Files.writeString(Files.createTempDirectory("laws").resolve("laws.yaml"), text);
    List<EndpointPlan> endpoints =
        Configurations.parse("laws.yaml", text.toString(), LoadOptions.of(1))
            .plan()
            .orElseThrow()
            .endpoints();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < LAWS.size(); i++) {
      Distribution law = endpoints.get(i).outcomes().getFirst().latency().law();
      String id = "e" + i;
      tests.add(
          DynamicTest.dynamicTest(
              LAWS.get(i),
              () -> {
                double[] u =
                    Arrays.stream(sample(file, id, N))
                        .mapToDouble(line -> law.cdf(Double.parseDouble(line.split(",")[1]) * 1000))
                        .sorted()
                        .toArray();
                assertThat(KolmogorovSmirnov.ofSorted(u).pValue()).isGreaterThan(0.01);
              }));
    }
    return tests;
  }

  @Test
  void errorRatesLieInTheirExactIntervals() throws IOException {
    Path file =
        write(
            "errors: {gone: {rate: 0.5%, status: 404}, down: {rate: 10%, status: 503}, lying: {rate: 0.1%, status: 200}}");
    long[] count = new long[3];
    for (String line : sample(file, "e", N)) {
      switch (line.substring(line.lastIndexOf(',') + 1)) {
        case "gone" -> count[0]++;
        case "down" -> count[1]++;
        case "lying" -> count[2]++;
        default -> {}
      }
    }
    double[] rate = {0.005, 0.1, 0.001};
    for (int i = 0; i < rate.length; i++) {
      Interval interval = Binomial.interval(count[i], N, 0.99);
      assertThat(rate[i]).isBetween(interval.low(), interval.high());
    }
  }

  /// 18,750 runs: the mean run's standard error is 0.7 %, 3 % are four of them.
  @Test
  void runsHaveTheirMeanLengthAndTheirLongRunRate() throws IOException {
    Path file = write("errors: {down: {rate: 5%, status: 503, meanRun: 8}}");
    long errors = 0;
    long runs = 0;
    boolean before = false;
    int n = 3_000_000;
    for (String line : sample(file, "e", n)) {
      boolean down = line.endsWith(",down");
      errors += down ? 1 : 0;
      runs += down && !before ? 1 : 0;
      before = down;
    }
    assertThat((double) errors / runs).isBetween(8 * 0.97, 8 * 1.03);
    assertThat((double) errors / n).isBetween(0.05 * 0.97, 0.05 * 1.03);
  }

  private Path write(String errors) throws IOException {
    return Files.writeString(
        folder.resolve("errors.yaml"),
        "version: 1\nseed: 20260211\nendpoints:\n  e: {request: GET /e, latency: 5ms, "
            + errors
            + "}\n");
  }

  private static String[] sample(Path file, String endpoint, int n) {
    CommandLineRun run =
        CommandLineRun.of("sample", file.toString(), "--endpoint", endpoint, "-n", "" + n);
    assertThat(run.exitCode()).as(run.err()).isZero();
    String[] lines = run.out().split("\n");
    assertThat(lines[0]).isEqualTo("ordinal,latency_us,outcome");
    return Arrays.copyOfRange(lines, 1, lines.length);
  }
}
