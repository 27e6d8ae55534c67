package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.BandTest;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.KolmogorovSmirnov;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Overhead;
import java.util.ArrayList;
import java.util.List;

/// What 1,000 connections measure against what was configured, by the band test of MODELS.md 7.2;
/// the transport's share is measured in the same run on an endpoint without delay.
final class Fidelity implements Bench.Suite {
  private static final int CONNECTIONS = 1_000;
  private static final double PER_CONNECTION = 1;
  private static final int ROUNDS = 23; // the first does not count: 22,000 requests

  private static final String PICTURED =
      "mixture: [{weight: 9, normal: {mean: 30ms, sd: 5ms}}, {weight: 1, pareto: {min: 80ms, shape: 2.5}, max: 800ms}]";

  private static final String[] LAWS = {
    "fixed: 50ms",
    "normal: {mean: 50ms, sd: 10ms}",
    "lognormal: {p50: 20ms, p99: 150ms}",
    "exponential: {mean: 60ms}",
    "gamma: {mean: 120ms, sd: 40ms}",
    PICTURED
  };

  @Override
  public String method() {
    return "h2load with one line a request, 1,000 connections, each one request a second at its own time; a connection's first request is left out. D is the distance of Kolmogorov and Smirnov by the band test: what transport adds lies between 0 and the p99.9 of an endpoint without delay that was asked in the same run; it is never subtracted. *Held back* counts replies that outlasted the second, so that the connection's next request was late.";
  }

  @Override
  public List<Row> run(Bed bed) {
    StringBuilder document = new StringBuilder(Throughput.HEALTH);
    for (int i = 0; i < LAWS.length; i++) {
      document.append(
          "  e%d:\n    request: GET /e%d\n    response: {json: {status: up}}\n    latency: {%s}\n"
              .formatted(i, i, LAWS[i]));
    }
    List<EndpointPlan> endpoints =
        Configurations.parse("fidelity.yaml", document.toString(), LoadOptions.of(1))
            .plan()
            .orElseThrow()
            .endpoints();
    Clock clock = new Clock(1000, Clock.Reading.ROUNDED_DOWN);
    List<Row> rows = new ArrayList<>();
    try (Server ours =
        Server.understudy(
            bed.root(),
            bed.write("fidelity.yaml", document.toString()),
            bed.port(),
            "--seed",
            "1")) {
      H2load.paced(bed.scratch(), ours.url("/health"), CONNECTIONS, PER_CONNECTION, 10);
      LatencySketch undelayed = sketch(measure(bed, ours, "/health"));
      Overhead overhead = Overhead.measured(undelayed, clock);
      for (int i = 0; i < LAWS.length; i++) {
        H2load client = measure(bed, ours, "/e" + i);
        Distribution law = endpoints.get(i + 1).outcomes().getFirst().latency().law();
        KolmogorovSmirnov test = BandTest.of(sketch(client), law, overhead, clock);
        if (LAWS[i].equals(PICTURED)) {
          bed.picture(
              "told-and-served.svg",
              "The measured distribution lies on the configured one",
              Chart.toldAndServed(
                  "A cache: 9 of 10 hits around 30 ms, 1 of 10 misses from 80 ms on", law, client));
        }
        rows.add(
            new Row(
                "fidelity, 1,000 connections, " + LAWS[i],
                text(
                    "D %.4f, n %,d, errors %d, held back %d",
                    test.distance(), test.n(), client.errors(), client.heldBack()),
                text("transport p99.9 %.2f ms", overhead.nanos() / 1e6),
                text(
                    "D <= %.4f (1 %%)", KolmogorovSmirnov.CRITICAL_1_PERCENT / Math.sqrt(test.n())),
                Row.Verdict.of(test.pValue() >= 0.01 && client.errors() == 0)));
      }
    }
    return rows;
  }

  private static H2load measure(Bed bed, Server server, String path) {
    return H2load.paced(bed.scratch(), server.url(path), CONNECTIONS, PER_CONNECTION, ROUNDS);
  }

  private static LatencySketch sketch(H2load client) {
    LatencySketch sketch = new LatencySketch();
    for (double micros : client.micros()) {
      sketch.add((long) (micros * 1000));
    }
    return sketch;
  }
}
