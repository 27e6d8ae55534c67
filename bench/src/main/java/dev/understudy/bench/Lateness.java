package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.ArrayList;
import java.util.List;

/// How late replies are: by the server's own record, and for a client beside nginx answering at
/// once to the same pacing, in turn.
final class Lateness implements Bench.Suite {
  private static final int ROUNDS = 3;

  private record Case(
      int connections,
      double delayMillis,
      double perConnection,
      int requests,
      double p50,
      double p99,
      double nginxFactor) {
    String name() {
      return text("%,d connections, %.0f ms", connections, delayMillis);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(1_000, 500, 1, 9, 0.2, 2, 1),
          new Case(5_000, 1_000, 0.5, 5, 1, 10, 2),
          new Case(10_000, 1_000, 0.5, 4, 1, 10, 2));

  /// p50 and p99 above what was told, in ms, by round.
  private static final class Seen {
    final double[] p50 = new double[ROUNDS];
    final double[] p99 = new double[ROUNDS];
    long errors;
    long heldBack;

    void add(int round, H2load client, double told) {
      p50[round] = client.quantileMillis(0.5) - told;
      p99[round] = client.quantileMillis(0.99) - told;
      errors += client.errors();
      heldBack += client.heldBack();
    }
  }

  @Override
  public String method() {
    return "h2load with one line a request, every connection at a fixed rate of its own (1 or 0.5 requests a second), connections started evenly over one period; its first request is left out. The period exceeds the reply's time, so slow replies hold nothing back unless they outlast it: *held back* counts those that did (coordinated omission). "
        + ROUNDS
        + " rounds, nginx and ours in turn after one round of warm-up for both; medians of the rounds' percentiles. *Own record* is what the server's `/metrics` says of the same requests (written - decided), as the upper bound of a bucket.";
  }

  @Override
  public List<Row> run(Bed bed) {
    List<Row> rows = new ArrayList<>();
    int port = bed.port();
    for (Case c : CASES) {
      rows.addAll(measure(bed, c, port));
      bed.breathe();
      port += 20;
    }
    rows.add(allAtOnce(bed, port));
    return rows;
  }

  private static List<Row> measure(Bed bed, Case c, int port) {
    var configuration =
        bed.write(
            "delay.yaml",
            "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    response: {json: {status: up}}\n    latency: "
                + (long) c.delayMillis()
                + "ms\n");
    Seen ours = new Seen();
    Seen nginx = new Seen();
    Lines own;
    try (Server peer =
            Server.nginx(bed.scratch(), port + 10, Runtime.getRuntime().availableProcessors());
        Server server =
            Server.understudy(bed.root(), configuration, port, "--max-connections", "12000")) {
      client(bed, peer.url("/"), c);
      client(bed, server.url("/delayed"), c);
      Lines before = new Lines(server.admin("/metrics"));
      for (int round = 0; round < ROUNDS; round++) {
        nginx.add(round, client(bed, peer.url("/"), c), 0);
        ours.add(round, client(bed, server.url("/delayed"), c), c.delayMillis());
      }
      own = new Lines(server.admin("/metrics")).since(before);
    }
    bed.ratio(Ratio.of("lateness p50/nginx, " + c.name(), Ratio.Better.LOWER, ours.p50, nginx.p50));
    bed.ratio(Ratio.of("lateness p99/nginx, " + c.name(), Ratio.Better.LOWER, ours.p99, nginx.p99));
    return List.of(own(c, own), client(c, ours, nginx));
  }

  private static H2load client(Bed bed, String url, Case c) {
    return H2load.paced(bed.scratch(), url, c.connections(), c.perConnection(), c.requests());
  }

  private static Row own(Case c, Lines own) {
    double p50 = own.bound("understudy_lateness_seconds", 0.5) * 1e3;
    double p99 = own.bound("understudy_lateness_seconds", 0.99) * 1e3;
    return new Row(
        "lateness, own record, " + c.name(),
        text("p50 <= %.2f ms, p99 <= %.2f ms", p50, p99),
        "",
        text("p50 <= %.1f ms, p99 <= %.0f ms", c.p50(), c.p99()),
        Row.Verdict.of(p50 <= c.p50() && p99 <= c.p99()));
  }

  private static Row client(Case c, Seen ours, Seen nginx) {
    double p50 = Ratio.median(ours.p50);
    double p99 = Ratio.median(ours.p99);
    double nginx50 = Ratio.median(nginx.p50);
    double nginx99 = Ratio.median(nginx.p99);
    return new Row(
        "lateness, client, " + c.name(),
        text(
            "p50 %.2f ms, p99 %.2f ms, errors %d, held back %d",
            p50, p99, ours.errors, ours.heldBack),
        text("nginx p50 %.2f ms, p99 %.2f ms, held back %d", nginx50, nginx99, nginx.heldBack),
        text("<= %.0f x nginx", c.nginxFactor()),
        Row.Verdict.of(
            ours.errors == 0
                && p50 <= c.nginxFactor() * nginx50
                && p99 <= c.nginxFactor() * nginx99));
  }

  private static Row allAtOnce(Bed bed, int port) {
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
          "closed workload: all ask again at once, so queueing for two cores is in it",
          "no error, no refusal",
          Row.Verdict.of(client.errors() == 0));
    }
  }
}
