package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.List;

/// Resident memory, idle and with 10,000 connections that wait for a log-normal reply.
final class Memory implements Bench.Suite {
  @Override
  public List<Row> run(Bench.Bed bed) {
    var configuration =
        bed.write(
            "memory.yaml",
            "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    response: {json: {status: up}}\n    latency: {lognormal: {p50: 600ms, p99: 2s}}\n");
    try (Server ours =
        Server.understudy(bed.root(), configuration, bed.port(), "--max-connections", "12000")) {
      double idle = ours.residentMiB();
      H2load client = H2load.closed(bed.scratch(), ours.url("/delayed"), 10_000, 10);
      double loaded = ours.residentMiB();
      return List.of(
          new Row(
              "resident memory after 10,000 connections",
              text("%.0f MiB, errors %d", loaded, client.errors()),
              text("idle %.0f MiB", idle),
              "<= 256 MiB",
              Row.Verdict.of(loaded <= 256 && client.errors() == 0)));
    }
  }
}
