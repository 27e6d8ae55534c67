package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Real clients against examples/shop.yaml: what curl, wrk, h2load and JMeter measure beside what
/// the document tells. `Clients ROOT`; writes docs/evidence/clients.md.
public final class Clients {
  private static final int PORT = 28_980;

  private record Measured(String client, String endpoint, double[] millis, double errorShare) {}

  private Clients() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path shop = root.resolve("examples/shop.yaml");
    Path scratch = Files.createTempDirectory("understudy-clients");
    List<EndpointPlan> endpoints =
        Configurations.load(List.of(shop), LoadOptions.of(1)).plan().orElseThrow().endpoints();
    List<Measured> measured = new ArrayList<>();
    String curl;
    Wrk wrk;
    try (Server server = Server.understudy(root, shop, PORT)) {
      curl = Command.run(List.of("curl", "-si", server.url("/products")));
      wrk = Wrk.run(server.url("/health"), 64, Duration.ofSeconds(8));
      measured.add(h2load(scratch, server, "list-products", "/products", 200));
      measured.add(h2load(scratch, server, "get-cart", "/cart", 200));
      measured.add(h2load(scratch, server, "get-order", "/orders/1001", 200));
      measured.addAll(jmeter(root, scratch));
    }
    StringBuilder page = new StringBuilder();
    page.append("# Real clients\n\nWritten by `./dev clients` on ")
        .append(LocalDate.now())
        .append(
            """
            : examples/shop.yaml, server and clients on one machine. Clients see the transport besides the service time; JMeter counts whole milliseconds.

            | client | endpoint | n | p50 told / seen | p90 told / seen | p99 told / seen | errors told / seen |
            |---|---|---|---|---|---|---|
            """);
    for (Measured one : measured) {
      page.append(row(one, endpoints)).append('\n');
    }
    page.append(
        text(
            "%nwrk, 64 connections on `/health` (no delay): %,.0f requests/s, p50 %.2f ms, p99 %.2f ms, %d errors.%n%ncurl:%n%n```%n%s%n```%n",
            wrk.requestsPerSecond(),
            wrk.p50Millis(),
            wrk.p99Millis(),
            wrk.errors(),
            curl.replace("\r", "").strip()));
    Files.writeString(root.resolve("docs/evidence/clients.md"), page);
    System.out.print(page);
  }

  private static Measured h2load(
      Path scratch, Server server, String endpoint, String path, int connections) {
    H2load run = H2load.paced(scratch, server.url(path), connections, 2, 51);
    double[] millis = Arrays.stream(run.micros()).map(micros -> micros / 1000).toArray();
    return new Measured(
        "h2load", endpoint, millis, (double) run.errors() / (run.errors() + millis.length));
  }

  /// Samples by label; the first of each thread opens its connection and is left out.
  private static List<Measured> jmeter(Path root, Path scratch) throws IOException {
    Path results = scratch.resolve("result.jtl");
    Command.run(
        List.of(
            root.resolve("bench/clients/jmeter").toString(),
            "-n",
            "-t",
            root.resolve("bench/clients/shop.jmx").toString(),
            "-l",
            results.toString(),
            "-j",
            scratch.resolve("jmeter.log").toString(),
            "-Jport=" + PORT,
            "-Jthreads=50",
            "-Jloops=100"));
    List<String> lines = Files.readAllLines(results);
    List<String> header = List.of(lines.getFirst().split(","));
    int elapsed = header.indexOf("elapsed");
    int label = header.indexOf("label");
    int success = header.indexOf("success");
    List<Measured> measured = new ArrayList<>();
    for (String endpoint : List.of("list-products", "get-product", "create-order", "get-order")) {
      List<String[]> rows =
          lines.stream()
              .skip(1 + 200)
              .map(line -> line.split(","))
              .filter(row -> row.length > success && row[label].equals(endpoint))
              .toList();
      DoubleStream good =
          rows.stream()
              .filter(row -> row[success].equals("true"))
              .mapToDouble(row -> Double.parseDouble(row[elapsed]));
      long bad = rows.stream().filter(row -> row[success].equals("false")).count();
      measured.add(
          new Measured("JMeter", endpoint, good.sorted().toArray(), (double) bad / rows.size()));
    }
    return measured;
  }

  private static String row(Measured one, List<EndpointPlan> endpoints) {
    EndpointPlan told =
        endpoints.stream().filter(it -> it.id().equals(one.endpoint())).findFirst().orElseThrow();
    Distribution law = told.outcomes().getFirst().latency().law();
    double errors = 0;
    for (int i = 1; i < told.law().size(); i++) {
      boolean visible =
          told.outcomes().get(i).outcome().reply().statuses().stream().anyMatch(it -> it >= 400)
              || told.outcomes().get(i).name().equals("reset");
      errors += visible ? told.law().rate(i) : 0;
    }
    StringBuilder row =
        new StringBuilder(
            text("| %s | %s | %,d ", one.client(), one.endpoint(), one.millis().length));
    for (double p : new double[] {0.5, 0.9, 0.99}) {
      int rank = (int) Math.ceil(p * one.millis().length) - 1;
      row.append(text("| %.1f / %.1f ms ", law.quantile(p) / 1e6, one.millis()[Math.max(0, rank)]));
    }
    return row.append(text("| %.2f / %.2f %% |", errors * 100, one.errorShare() * 100)).toString();
  }
}
