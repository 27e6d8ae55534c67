package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.verify.BandTest;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Overhead;
import java.util.ArrayList;
import java.util.List;

/// Lateness by law and number of connections: fixed times, a normal, a log-normal.
final class Laws implements Bench.Suite {
  private static final int[] CONNECTIONS = {1_000, 5_000, 10_000};
  private static final String[] LAWS = {
    "fixed: 10ms",
    "fixed: 50ms",
    "fixed: 100ms",
    "fixed: 500ms",
    "normal: {mean: 50ms, sd: 10ms}",
    "lognormal: {p50: 50ms, p99: 250ms}"
  };

  @Override
  public String method() {
    return "h2load with one line a request; 1,000 connections at 1 request a second each, 5,000 and 10,000 at 0.5, connections started evenly over one period and their first request left out. *Own*: upper bound of p99 of written - decided in the server's `/metrics`. *Seen*: p50 / p99 / p99.9 above the told time (fixed), or p50 / p99 above the law's own (random: sampling noise is in it, and D stands beside). "
        + "D takes no allowance for transport. *Held* are replies that outlasted the period, so that the next request was late (coordinated omission).";
  }

  @Override
  public List<Row> run(Bed bed) {
    StringBuilder document = new StringBuilder("version: 1\nendpoints:\n");
    for (int i = 0; i < LAWS.length; i++) {
      document.append(
          text(
              "  e%d:%n    request: GET /e%d%n    response: {json: {status: up}}%n    latency: {%s}%n",
              i, i, LAWS[i]));
    }
    List<EndpointPlan> plans =
        Configurations.parse("laws.yaml", document.toString(), LoadOptions.of(1))
            .plan()
            .orElseThrow()
            .endpoints();
    List<List<String>> rows = new ArrayList<>();
    try (Server ours =
        Server.understudy(
            bed.root(),
            bed.write("laws.yaml", document.toString()),
            bed.port(),
            "--max-connections",
            "12000")) {
      Wrk.run(ours.url("/e0"), 64, bed.seconds(15, 5));
      for (int i = 0; i < LAWS.length; i++) {
        List<String> row = new ArrayList<>(List.of("`" + LAWS[i] + "`"));
        Distribution law = plans.get(i).outcomes().getFirst().latency().law();
        for (int connections : CONNECTIONS) {
          row.add(measure(bed, ours, "/e" + i, connections, LAWS[i].startsWith("fixed"), law));
        }
        rows.add(row);
        bed.breathe();
      }
    }
    bed.table(
        new Table(
            "Lateness, ms",
            List.of("law", "1,000 connections", "5,000 connections", "10,000 connections"),
            rows));
    return List.of();
  }

  private static String measure(
      Bed bed, Server ours, String path, int connections, boolean fixed, Distribution law) {
    boolean few = connections == 1_000;
    Lines before = new Lines(ours.admin("/metrics"));
    H2load client =
        H2load.paced(
            bed.scratch(), ours.url(path), connections, few ? 1 : 0.5, few ? bed.either(8, 5) : 4);
    double own =
        new Lines(ours.admin("/metrics")).since(before).bound("understudy_lateness_seconds", 0.99)
            * 1e3;
    String tail =
        text(
            "; n %,d, errors %d, held %d",
            client.micros().length, client.errors(), client.heldBack());
    double p50 = client.quantileMillis(0.5) - law.quantile(0.5) / 1e6;
    double p99 = client.quantileMillis(0.99) - law.quantile(0.99) / 1e6;
    if (fixed) {
      double p999 = client.quantileMillis(0.999) - law.quantile(0.5) / 1e6;
      return text("own <= %.2f; seen %.2f / %.2f / %.2f", own, p50, p99, p999) + tail;
    }
    LatencySketch seen = new LatencySketch();
    for (double micros : client.micros()) {
      seen.add((long) (micros * 1000));
    }
    double distance = BandTest.of(seen, law, Overhead.NONE, Clock.NANOS).distance();
    return text("own <= %.2f; seen %+.2f / %+.2f, D %.4f", own, p50, p99, distance) + tail;
  }
}
