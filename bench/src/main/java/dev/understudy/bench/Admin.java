package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How fast the admin API answers while the engine is under load, and what that does to the
/// engine's lateness: rounds with and without a client of the API in turn, so that both see the
/// same machine.
final class Admin implements Bench.Suite {
  private static final int CONNECTIONS = 1_000;
  private static final int ROUNDS = 3; // of each kind
  private static final int SECONDS = 20; // of each round, 8 where it has to be quick
  private static final int PER_SECOND = 50;
  private static final List<String> PATHS =
      List.of(
          "/api/v1/status",
          "/api/v1/stats?sort=rate",
          "/api/v1/stats/delayed",
          "/api/v1/history?series=*,delayed&from=-5m",
          "/api/v1/explain?endpoint=delayed",
          "/api/v1/timeline",
          "/api/v1/traffic",
          "/api/v1/health/ready",
          "/metrics");

  @Override
  public String method() {
    return "h2load, 1,000 connections with one request a second each, told to wait 500 ms. "
        + ROUNDS
        + " rounds without and "
        + ROUNDS
        + " with a client of the admin API in turn, which asks nine kinds of GET in turn, 50 a"
        + " second, whatever becomes of those before (open: slow answers hold nothing back)."
        + " Lateness is the server's own record, as the upper bound of a bucket; load tool, API"
        + " client and server share the machine.";
  }

  @Override
  public List<Row> run(Bed bed) {
    var configuration =
        bed.write(
            "admin.yaml",
            "version: 1\n"
                + "endpoints:\n"
                + "  delayed:\n"
                + "    request: GET /delayed\n"
                + "    response: {json: {status: up}}\n"
                + "    latency: 500ms\n");
    List<Double> alone = new ArrayList<>();
    List<Double> busy = new ArrayList<>();
    Asker asker = new Asker(bed.port() + 1);
    try (Server server =
        Server.understudy(bed.root(), configuration, bed.port(), "--max-connections", "3000")) {
      load(bed, server); // warm
      for (int i = 0; i < ROUNDS; i++) {
        alone.add(lateness(bed, server));
        asker.begin();
        busy.add(lateness(bed, server));
        asker.end();
      }
    }
    double noise = alone.stream().mapToDouble(it -> it).max().orElse(0);
    double worst = busy.stream().mapToDouble(it -> it).max().orElse(0);
    return List.of(
        new Row(
            "admin GETs under 1,000 connections of load",
            text(
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms, n %d, failed %d",
                asker.quantile(0.5),
                asker.quantile(0.99),
                asker.quantile(1),
                asker.count(),
                asker.failed.get()),
            "",
            "p99 <= 50 ms",
            Row.Verdict.of(asker.quantile(0.99) <= 50 && asker.failed.get() == 0)),
        new Row(
            "lateness p99 with the API busy at 50 req/s",
            text("<= %s ms", list(busy)),
            text("API idle <= %s ms", list(alone)),
            "not above the worst round without",
            Row.Verdict.of(worst <= noise)));
  }

  private static H2load load(Bed bed, Server server) {
    return H2load.paced(
        bed.scratch(), server.url("/delayed"), CONNECTIONS, 1, bed.either(SECONDS, 8));
  }

  /// Upper bound in ms of the 99th percentile of a round, by the server's own record.
  private static double lateness(Bed bed, Server server) {
    Lines before = new Lines(server.admin("/metrics?endpoints=none"));
    load(bed, server);
    return new Lines(server.admin("/metrics?endpoints=none"))
            .since(before)
            .bound("understudy_overall_lateness_seconds", 0.99)
        * 1e3;
  }

  private static String list(List<Double> millis) {
    return String.join(", ", millis.stream().map(it -> text("%.2f", it)).toList());
  }

  /// Asks the API at a fixed rate, open: a slow answer does not hold the next question back.
  private static final class Asker {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean asking = new AtomicBoolean();
    private Thread thread = new Thread();

    Asker(int port) {
      this.port = port;
    }

    void begin() {
      asking.set(true);
      thread = Thread.ofPlatform().daemon().start(this::ask);
    }

    void end() {
      asking.set(false);
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ask() {
      long next = System.nanoTime();
      for (int i = 0; asking.get(); i++) {
        String path = PATHS.get(i % PATHS.size());
        long begun = System.nanoTime();
        client
            .sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .whenComplete((reply, failure) -> answered(reply, failure, begun));
        next += 1_000_000_000L / PER_SECOND;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }

    private void answered(
        @Nullable HttpResponse<byte[]> reply, @Nullable Throwable failure, long begun) {
      if (failure != null || reply == null || reply.statusCode() != 200) {
        failed.incrementAndGet();
      } else {
        millis.add((System.nanoTime() - begun) / 1e6);
      }
    }

    int count() {
      return millis.size();
    }

    double quantile(double p) {
      double[] sorted = millis.stream().mapToDouble(it -> it).sorted().toArray();
      return sorted.length == 0
          ? Double.NaN
          : sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
    }
  }
}
