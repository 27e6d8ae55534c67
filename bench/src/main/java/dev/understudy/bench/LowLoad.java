package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.ArrayList;
import java.util.List;

/// One request every two seconds and connection: is a server that mostly sleeps still on time?
final class LowLoad implements Bench.Suite {
  private static final double DELAY_MILLIS = 50;
  private static final double PER_CONNECTION = 0.5;

  @Override
  public String method() {
    return "h2load, each connection 0.5 requests a second at its own time, told to wait 50 ms, no warm-up beyond each connection's first request; nginx answers at once to the same pacing. Few requests: read n before a percentile. CPU is what the server's process used in that time, idle work included.";
  }

  @Override
  public List<Row> run(Bed bed) {
    var configuration =
        bed.write(
            "low.yaml",
            "version: 1\nendpoints:\n  delayed:\n    request: GET /delayed\n    response: {json: {status: up}}\n    latency: 50ms\n");
    int rounds = bed.either(21, 8);
    List<Row> rows = new ArrayList<>();
    try (Server ours = Server.understudy(bed.root(), configuration, bed.port());
        Server nginx = Server.nginx(bed.scratch(), bed.port() + 10, 1)) {
      for (int connections : new int[] {1, 10}) {
        Lines before = new Lines(ours.admin("/metrics"));
        double cpu = ours.cpuSeconds();
        long start = System.nanoTime();
        H2load client =
            H2load.paced(bed.scratch(), ours.url("/delayed"), connections, PER_CONNECTION, rounds);
        double share = (ours.cpuSeconds() - cpu) / ((System.nanoTime() - start) / 1e9);
        Lines own = new Lines(ours.admin("/metrics")).since(before);
        H2load peer =
            H2load.paced(bed.scratch(), nginx.url("/"), connections, PER_CONNECTION, rounds);
        rows.add(
            new Row(
                text("low load, %d connection%s", connections, connections == 1 ? "" : "s"),
                text(
                    "n %d; lateness p50 %.2f, p90 %.2f, max %.2f ms; own record p90 <= %.2f ms; %.1f %% of a core; errors %d",
                    client.micros().length,
                    client.quantileMillis(0.5) - DELAY_MILLIS,
                    client.quantileMillis(0.9) - DELAY_MILLIS,
                    client.maxMillis() - DELAY_MILLIS,
                    own.bound("understudy_lateness_seconds", 0.9) * 1e3,
                    100 * share,
                    client.errors()),
                text(
                    "nginx p50 %.2f, p90 %.2f, max %.2f ms",
                    peer.quantileMillis(0.5), peer.quantileMillis(0.9), peer.maxMillis()),
                "",
                Row.Verdict.NONE));
      }
    }
    return rows;
  }
}
