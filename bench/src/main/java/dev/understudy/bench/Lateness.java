package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.ArrayList;
import java.util.List;

/// How late replies are: by the server's own record, and for a client beside nginx answering at
/// once to the same pacing.
final class Lateness implements Bench.Suite {
  private record Case(
      int connections,
      double delayMillis,
      double perConnection,
      int rounds,
      double p50,
      double p99,
      double nginxFactor) {}

  private static final List<Case> CASES =
      List.of(
          new Case(1_000, 500, 1, 16, 0.2, 2, 1),
          new Case(5_000, 1_000, 0.5, 8, 1, 10, 2),
          new Case(10_000, 1_000, 0.5, 6, 1, 10, 2));

  @Override
  public List<Row> run(Bench.Bed bed) {
    List<Row> rows = new ArrayList<>();
    int port = bed.port();
    for (Case c : CASES) {
      var configuration =
          bed.write(
              "delay.yaml",
              "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    response: {json: {status: up}}\n    latency: "
                  + (long) c.delayMillis()
                  + "ms\n");
      H2load nginx;
      try (Server peer =
          Server.nginx(bed.scratch(), port + 10, Runtime.getRuntime().availableProcessors())) {
        nginx =
            H2load.paced(
                bed.scratch(), peer.url("/"), c.connections(), c.perConnection(), c.rounds());
      }
      try (Server ours =
          Server.understudy(bed.root(), configuration, port, "--max-connections", "12000")) {
        String url = ours.url("/delayed");
        H2load.paced(bed.scratch(), url, c.connections(), c.perConnection(), c.rounds());
        Lines before = new Lines(ours.admin("/metrics"));
        H2load client =
            H2load.paced(bed.scratch(), url, c.connections(), c.perConnection(), c.rounds());
        Lines own = new Lines(ours.admin("/metrics")).since(before);
        double p50 = client.quantileMillis(0.5) - c.delayMillis();
        double p99 = client.quantileMillis(0.99) - c.delayMillis();
        String what = text("%,d connections, %.0f ms, paced", c.connections(), c.delayMillis());
        rows.add(
            new Row(
                "lateness, own record, " + what,
                text(
                    "p50 <= %.2f ms, p99 <= %.2f ms",
                    own.bound("understudy_lateness_seconds", 0.5) * 1e3,
                    own.bound("understudy_lateness_seconds", 0.99) * 1e3),
                "",
                text("p50 <= %.1f ms, p99 <= %.0f ms", c.p50(), c.p99()),
                Row.Verdict.of(
                    own.bound("understudy_lateness_seconds", 0.5) * 1e3 <= c.p50()
                        && own.bound("understudy_lateness_seconds", 0.99) * 1e3 <= c.p99())));
        rows.add(
            new Row(
                "lateness, client, " + what,
                text("p50 %.2f ms, p99 %.2f ms, errors %d", p50, p99, client.errors()),
                text(
                    "nginx p50 %.2f ms, p99 %.2f ms",
                    nginx.quantileMillis(0.5), nginx.quantileMillis(0.99)),
                text("<= %.0f x nginx", c.nginxFactor()),
                Row.Verdict.of(
                    client.errors() == 0
                        && p50 <= c.nginxFactor() * nginx.quantileMillis(0.5)
                        && p99 <= c.nginxFactor() * nginx.quantileMillis(0.99))));
      }
      port += 20;
    }
    rows.add(allAtOnce(bed, port));
    return rows;
  }

  private static Row allAtOnce(Bench.Bed bed, int port) {
    var configuration =
        bed.write(
            "second.yaml",
            "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    latency: 1s\n");
    try (Server ours =
        Server.understudy(bed.root(), configuration, port, "--max-connections", "12000")) {
      H2load client = H2load.closed(bed.scratch(), ours.url("/delayed"), 10_000, 3);
      return new Row(
          "10,000 connections at once, 1 s",
          text(
              "lateness p50 %.1f ms, p99 %.1f ms, max %.1f ms, errors %d",
              client.quantileMillis(0.5) - 1000,
              client.quantileMillis(0.99) - 1000,
              client.maxMillis() - 1000,
              client.errors()),
          "",
          "no error, no refusal",
          Row.Verdict.of(client.errors() == 0));
    }
  }
}
