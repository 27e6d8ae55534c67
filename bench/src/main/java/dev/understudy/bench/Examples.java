package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every example that a client can judge: served as written, and with all latencies 15 % longer
/// behind the judge's back.
final class Examples implements Bench.Suite {
  private static final int CONNECTIONS = 1_000;

  static final String BASELINE =
      "version: 1\nendpoints:\n  baseline: {request: GET /understudy-baseline, latency: 0ms}\n";
  static final String SLOWER =
      "version: 1\ngroups:\n  slower: {members: [\"*\"], behaviour: {latency: {scale: 1.15}}, priority: 99}\n";

  /// The files of h2load, JMeter and the k6-format client; empty where a tool has nothing to say.
  private record Told(Optional<Verdicts> h2load, Optional<Verdicts> jmeter, Verdicts k6) {
    boolean pass() {
      return failed().isEmpty();
    }

    List<String> failed() {
      List<String> failed = new ArrayList<>(k6.failed());
      h2load.ifPresent(it -> failed.addAll(it.failed()));
      jmeter.ifPresent(it -> failed.addAll(it.failed()));
      return failed;
    }
  }

  @Override
  public String method() {
    return "Each example is served over sockets together with an endpoint without delay, which tells what transport takes, and asked over 1,000 connections: by h2load (`--log-file`, one endpoint after another, each connection two requests a second), by JMeter (JTL, 1,000 threads, all endpoints in turn that do not break every connection) and by a small client of our own that writes k6's CSV (all endpoints in turn, each connection two requests a second). "
        + "`understudy verify` then holds each file to the example: *requests: claims passed / open / failed*, at 10 % margin, Holm over all claims of a file. *Open* is \"not enough yet\": it names claims such as a p99.9 or a rate of 0.05 % that need more requests (`understudy samples`). The last column is the same with all latencies 15 % longer, served from a copy that the judge does not see; there a claim must fail. "
        + "Durations are taken from the actual start of a request; late starts (coordinated omission) change the pacing, not the law that is tested.";
  }

  @Override
  public List<Row> run(Bed bed) {
    Path baseline = bed.write("baseline.yaml", BASELINE);
    Path slower = bed.write("slower.yaml", SLOWER);
    List<Row> rows = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    int port = bed.port();
    for (Map.Entry<String, List<ExampleRequest>> example :
        ExampleRequest.byExample(bed.root()).entrySet()) {
      Path file = bed.root().resolve("examples/" + example.getKey() + ".yaml");
      Told told;
      try (Server server =
          Server.understudyOf(bed.root(), List.of(file, baseline), port, Map.of())) {
        told = ask(bed, server, port, List.of(file, baseline), example.getValue());
      }
      Verdicts changed;
      try (Server server =
          Server.understudyOf(bed.root(), List.of(file, baseline, slower), port + 2, Map.of())) {
        server.answered(ExampleRequest.BASELINE.path());
        changed = k6(bed, port + 2, List.of(file, baseline), example.getValue());
      }
      boolean noTime = example.getKey().equals("health-check");
      boolean met = told.pass() && (noTime || !changed.failed().isEmpty());
      table.add(cells(example.getKey(), example.getValue().size(), told, changed, noTime));
      System.out.println(table.getLast());
      rows.add(
          new Row(
              "example " + example.getKey(),
              told.pass() ? "as written: pass" : "as written: failed " + told.failed(),
              noTime
                  ? "told 0 ms: 15 % more is the same"
                  : "15 % longer: " + changed.failed().size() + " claims fail",
              "pass, then fail",
              Row.Verdict.of(met)));
      port += 4;
      bed.breathe();
    }
    bed.table(
        new Table(
            "Examples",
            List.of(
                "example", "endpoints", "h2load", "JMeter", "k6 format", "15 % longer, k6 format"),
            table));
    return rows;
  }

  private static List<String> cells(
      String example, int endpoints, Told told, Verdicts changed, boolean noTime) {
    return List.of(
        example,
        "" + endpoints,
        told.h2load().map(Verdicts::counts).orElse("-"),
        told.jmeter().map(Verdicts::counts).orElse("-"),
        told.k6().counts(),
        noTime
            ? "told 0 ms"
            : changed.failed().isEmpty()
                ? "**passes**, " + changed.counts()
                : text("%s: %s", changed.counts(), first(changed.failed())));
  }

  private static String first(List<String> failed) {
    return String.join(", ", failed.subList(0, Math.min(3, failed.size())))
        + (failed.size() > 3 ? ", ..." : "");
  }

  private static Told ask(
      Bed bed, Server server, int port, List<Path> files, List<ExampleRequest> requests) {
    server.answered(ExampleRequest.BASELINE.path());
    K6Client.run(
        bed.scratch().resolve("warm.csv"), port, List.of(ExampleRequest.BASELINE), 100, 20, 40);
    Optional<Verdicts> h2load = Optional.empty();
    Path transport = bed.scratch().resolve("baseline.h2load");
    H2load.log(transport, server, ExampleRequest.BASELINE, CONNECTIONS, 2, 5_000);
    for (ExampleRequest request : requests) {
      if (!request.breaks()) {
        Path log = bed.scratch().resolve("example.h2load");
        H2load.log(log, server, request, CONNECTIONS, 2, bed.either(21_000, 6_000));
        Verdicts one =
            Verdicts.of(
                bed,
                files,
                log,
                "--endpoint",
                request.endpoint(),
                "--baseline",
                transport.toString());
        h2load = Optional.of(h2load.map(it -> it.and(one)).orElse(one));
      }
    }
    List<ExampleRequest> mixed = new ArrayList<>(requests);
    mixed.add(ExampleRequest.BASELINE);
    List<ExampleRequest> whole = mixed.stream().filter(it -> !it.breaks()).toList();
    Path jtl = bed.scratch().resolve(requests.getFirst().example() + ".jtl");
    int loops = Math.max(2, Math.ceilDiv(bed.either(24, 8), whole.size()));
    Jmeter.run(bed, jtl, port, whole, CONNECTIONS, 700, loops);
    Verdicts jmeter = Verdicts.of(bed, files, jtl, options(whole));
    return new Told(h2load, Optional.of(jmeter), k6(bed, port, files, requests));
  }

  private static Verdicts k6(Bed bed, int port, List<Path> files, List<ExampleRequest> requests) {
    List<ExampleRequest> mixed = new ArrayList<>(requests);
    mixed.add(ExampleRequest.BASELINE);
    Path csv = bed.scratch().resolve(requests.getFirst().example() + ".k6.csv");
    K6Client.run(csv, port, mixed, CONNECTIONS, 2, bed.either(26, 8));
    return Verdicts.of(bed, files, csv, options(requests));
  }

  private static String[] options(List<ExampleRequest> requests) {
    List<String> options = new ArrayList<>(List.of("--baseline", "baseline"));
    requests.stream()
        .filter(request -> !request.equals(ExampleRequest.BASELINE))
        .forEach(request -> options.addAll(List.of("--endpoint", request.endpoint())));
    return options.toArray(String[]::new);
  }
}
