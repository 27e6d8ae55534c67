package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every example that a client can judge, served with all latencies 15 % longer behind the judge's
/// back: `verify` must find it.
final class Slower implements Bench.Suite {
  private static final int CONNECTIONS = 1_000;

  /// Has no time of its own that could be longer.
  private static final String TOLD_NOTHING = "health-check";

  @Override
  public String method() {
    return "Each example is served with a group over all endpoints that makes latencies 15 % longer, and with an endpoint without delay that tells what transport takes. h2load asks one endpoint after another, 1,000 connections at two requests a second each, until `understudy verify` against the example as written finds a claim that fails: the first endpoint should do. Margin 10 %, Holm over all claims of a file.";
  }

  @Override
  public List<Row> run(Bed bed) {
    Path baseline = bed.write("baseline.yaml", Examples.BASELINE);
    Path slower = bed.write("slower.yaml", Examples.SLOWER);
    List<Row> rows = new ArrayList<>();
    int port = bed.port();
    for (var example : ExampleRequest.byExample(bed.root()).entrySet()) {
      if (!example.getKey().equals(TOLD_NOTHING)) {
        Path file = bed.root().resolve("examples/" + example.getKey() + ".yaml");
        try (Server server =
            Server.understudyOf(bed.root(), List.of(file, baseline, slower), port, Map.of())) {
          server.answered(ExampleRequest.BASELINE.path());
          rows.add(row(bed, server, example.getKey(), List.of(file, baseline), example.getValue()));
          System.out.println(Report.line(rows.getLast()));
        }
        port += 2;
      }
    }
    return rows;
  }

  private static Row row(
      Bed bed, Server server, String example, List<Path> files, List<ExampleRequest> requests) {
    Path transport = bed.scratch().resolve("baseline.h2load");
    Path log = bed.scratch().resolve("slower.h2load");
    H2load.log(transport, server, ExampleRequest.BASELINE, CONNECTIONS, 2, 5_000);
    List<String> asked = new ArrayList<>();
    Verdicts last = new Verdicts(0, 0, 0, List.of());
    for (ExampleRequest request : requests) {
      if (request.breaks() || !last.failed().isEmpty()) {
        continue;
      }
      H2load.log(log, server, request, CONNECTIONS, 2, bed.either(21_000, 6_000));
      last =
          Verdicts.of(
              bed,
              files,
              log,
              "--endpoint",
              request.endpoint(),
              "--baseline",
              transport.toString());
      asked.add(text("%s (%s)", request.endpoint(), last.counts()));
    }
    return new Row(
        "15 % longer, " + example,
        last.failed().isEmpty() ? "not found" : "fails: " + String.join(", ", last.failed()),
        "asked, with requests: claims passed / open / failed: " + String.join("; ", asked),
        "found",
        Row.Verdict.of(!last.failed().isEmpty()));
  }
}
