package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.ArrayList;
import java.util.List;

/// Resident memory and processor time, from idle to 10,000 connections that wait for a log-normal
/// reply.
final class Memory implements Bench.Suite {
  private static final String DOCUMENT =
      "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    response: {json: {status: up}}\n    latency: {lognormal: {p50: 600ms, p99: 2s}}\n";

  @Override
  public String method() {
    return "One server; h2load with 1,000, 5,000 and 10,000 connections in turn (closed workload, ten requests each, log-normal replies of p50 600 ms). Resident memory is VmRSS of the server's process after each, CPU its user and system time over the requests of each.";
  }

  @Override
  public List<Row> run(Bed bed) {
    List<Row> rows = new ArrayList<>();
    try (Server ours =
        Server.understudy(
            bed.root(),
            bed.write("memory.yaml", DOCUMENT),
            bed.port(),
            "--max-connections",
            "12000")) {
      ours.answered("/delayed");
      double idle = ours.residentMiB();
      for (int connections : new int[] {1_000, 5_000, 10_000}) {
        double before = ours.cpuSeconds();
        H2load client = H2load.closed(bed.scratch(), ours.url("/delayed"), connections, 10);
        double cpu = (ours.cpuSeconds() - before) / (connections * 10.0) * 1000;
        double loaded = ours.residentMiB();
        boolean last = connections == 10_000;
        rows.add(
            new Row(
                text("resident memory after %,d connections", connections),
                text("%.0f MiB, errors %d", loaded, client.errors()),
                text("idle %.0f MiB; CPU %.3f s for 1,000 requests", idle, cpu),
                last ? "<= 256 MiB" : "",
                last ? Row.Verdict.of(loaded <= 256 && client.errors() == 0) : Row.Verdict.NONE));
      }
    }
    return rows;
  }
}
