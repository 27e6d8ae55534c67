package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Predictions in-process: what they write where, and how they end. Seeds are those of the files.
@Timeout(60)
class PredictCommandTest {
  private static final String CONFIG = "src/test/resources/dev/understudy/cli/config/";
  private static final String LAYERS = CONFIG + "layers.yaml";
  private static final String STATION = CONFIG + "station.yaml";

  @TempDir private Path folder;

  private static String predict(String... args) {
    List<String> line = new ArrayList<>(List.of("predict"));
    line.addAll(List.of(args));
    CommandLineRun run = CommandLineRun.of(line.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  /// 8 servers of 120 ms on average, sd 40 ms, a queue of 100: saturated from 66.7/s on.
  @Test
  void aSweepIsATableWithTheKnee() throws IOException {
    String table = predict(STATION, "--endpoint", "create-order", "--rate", "40/s,55/s,63/s,70/s");
    Golden.check("predict/sweep.txt", table);
    assertThat(Files.readString(Path.of("../docs/how-to/predict.md"))).contains(table.indent(4));
  }

  @Test
  void arrivalsOverTimeAreTablesAndCharts() {
    Golden.check(
        "predict/arrivals.txt",
        predict(LAYERS, "--scenario", "rough", "--arrivals", "poisson 120/s for 10m"));
  }

  @Test
  void anIntervalHasALineOfItsOwn() {
    String[] line = {
      LAYERS,
      "--scenario",
      "rough",
      "--endpoint",
      "create-order",
      "--arrivals",
      "paced 40/s",
      "--from",
      "4m",
      "--to",
      "8m",
      "--interval",
      "30s"
    };
    Golden.check("predict/intervals.txt", predict(line));
  }

  @Test
  void closedClientsAreHeldBackByTheirOwnAnswers() {
    Golden.check(
        "predict/clients.txt",
        predict(
            STATION, "--endpoint", "create-order", "--clients", "closed 50, think exponential 1s"));
  }

  @Test
  void jsonHasTheDocumentedShape() {
    String[] time = {
      LAYERS,
      "--scenario",
      "rough",
      "--weights",
      "create-order=3,get-cart=1",
      "--arrivals",
      "poisson 40/s",
      "--from",
      "0",
      "--to",
      "10m",
      "--interval",
      "5m",
      "--json"
    };
    Golden.check("predict/arrivals.json", predict(time));
    String[] sweep = {
      STATION, "--endpoint", "create-order", "--rate", "40/s,70/s", "--to", "5m", "--json"
    };
    Golden.check("predict/sweep.json", predict(sweep));
  }

  @Test
  void csvAndPageAreWrittenBesideTheTable() throws IOException {
    String csv = folder.resolve("p.csv").toString();
    String html = folder.resolve("p.html").toString();
    String[] time = {
      LAYERS,
      "--scenario",
      "rough",
      "--arrivals",
      "poisson 40/s for 8m",
      "--csv",
      csv,
      "--html",
      html
    };
    predict(time);
    Golden.check("predict/arrivals.csv", Files.readString(Path.of(csv)));
    Golden.check("predict/arrivals.html", Files.readString(Path.of(html)));
    assertThat(Files.readString(Path.of(html)))
        .doesNotContain("<script", "http:", "https:", "NaN", "Infinity");
    String[] sweep = {
      STATION,
      "--endpoint",
      "create-order",
      "--rate",
      "40/s,70/s",
      "--to",
      "5m",
      "--csv",
      csv,
      "--html",
      html
    };
    predict(sweep);
    Golden.check("predict/sweep.csv", Files.readString(Path.of(csv)));
    assertThat(Files.readString(Path.of(html)))
        .contains("<svg", "70/s")
        .doesNotContain("<script", "NaN", "Infinity");
  }

  /// The decisions of a run are a trace, and the trace gives the same decisions: staged ones,
  /// limited ones, those of a queue. Deterministic: 25 requests of 100 ms come in the first 10 s,
  /// one each 400 ms: a quarter of one server; the window gives it three more for half of the
  /// second 10 s.
  @Test
  void utilisationIsThatOfTheServersThereWere() throws IOException {
    Path file = folder.resolve("windowed.yaml");
    Files.writeString(
        file,
        """
        version: 1
        seed: 1
        endpoints:
          a: {request: GET /a, latency: 100ms, capacity: {concurrency: 1}}
        windows:
          more:
            on: {endpoint: a}
            at: {start: 10s, duration: 5s}
            behaviour: {capacity: {concurrency: 4}}
        """);
    JsonNode a =
        predicted(file, "--arrivals", "paced 2.5/s for 20s", "--interval", "10s", "--json")
            .path("endpoints")
            .path("a");
    JsonNode first = a.path("intervals").path(0);
    JsonNode second = a.path("intervals").path(1);
    assertThat(first.path("utilisation").asDouble()).isCloseTo(0.25, within(0.011));
    assertThat(second.path("utilisation").asDouble()).isCloseTo(0.25 / 2.5, within(0.005));
    assertThat(a.path("utilisation").asDouble()).isCloseTo(0.25 / 1.75, within(0.005));
  }

  @Test
  void aStepIsAskedForByName() throws IOException {
    Path file = folder.resolve("steps.yaml");
    Files.writeString(
        file,
        """
        version: 1
        seed: 1
        endpoints: {pay: {request: POST /pay, latency: 20ms}}
        workflows:
          purchase:
            session: {cookie: sid}
            steps: {last: {on: pay, behaviour: {latency: {scale: 3}}, end: true}}
        """);
    String[] asked = {"--arrivals", "paced 10/s for 10s", "--json"};
    assertThat(p50(predicted(file, asked), "pay")).isCloseTo(20, within(0.1));
    JsonNode both =
        predicted(
            file,
            "--weights",
            "pay=1,pay@purchase.last=3",
            "--arrivals",
            "paced 10/s for 10s",
            "--json");
    assertThat(p50(both, "pay@purchase.last")).isCloseTo(60, within(0.3));
    assertThat(both.path("endpoints").path("pay@purchase.last").path("requests").asInt())
        .isEqualTo(75);
    CommandLineRun run =
        CommandLineRun.of("predict", file.toString(), "--arrivals", "paced 10/s for 10s");
    assertThat(run.err()).contains("outside of workflows").contains("pay@purchase.last");
  }

  private static double p50(JsonNode prediction, String endpoint) {
    return prediction.path("endpoints").path(endpoint).path("latencyMs").path("p50").asDouble();
  }

  private static JsonNode predicted(Path file, String... options) {
    List<String> words = new ArrayList<>(List.of("predict", file.toString()));
    words.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JsonMapper.shared().readTree(run.out());
  }

  @Test
  void decisionsPredictedAgainFromTheirArrivalsAreTheSame() throws IOException {
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    predict(LAYERS, "--arrivals", "poisson 250/s for 30s", "--decisions", first.toString());
    predict(LAYERS, "--trace", first.toString(), "--decisions", second.toString());
    List<String> lines = Files.readAllLines(first);
    assertThat(lines).hasSizeGreaterThan(7000);
    assertThat(lines.getFirst())
        .isEqualTo("ordinal,endpoint,arrival_us,wait_us,service_us,calls_us,response_us,outcome");
    assertThat(lines).anyMatch(it -> it.endsWith(",rate limited"));
    assertThat(lines).anyMatch(it -> it.contains(",create-order,") && it.contains(",180000.000,"));
    assertThat(Files.readAllLines(second)).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          64 |                                           | say how requests come: --arrivals, --rate, --clients or --trace
          64 | --rate;40/s;--clients;closed 5            | requests come in one way only: --arrivals, --rate, --clients or --trace
          64 | --arrivals;poison 200/s                   | --arrivals:1:1: "poison" is no kind of workload
          64 | --arrivals;closed 5                       | closed clients are no arrivals: --clients "closed 5"
          64 | --clients;poisson 5/s                     | an open workload has no clients: --arrivals "poisson 5/s"
          64 | --clients;closed 2                        | there are fewer clients than it takes to give each of 4 endpoints one
          64 | --rate;40/s,x                             | --rate:1:6: x is not a flow
          64 | --rate;40/s;--interval;1s                 | a sweep has a line for each rate, no --interval
          64 | --rate;40/s;--decisions;d.csv             | --decisions are of one run, not of a sweep
          64 | --arrivals;paced 5/s;--endpoint;get-crt   | there is no endpoint get-crt; did you mean get-cart?
          64 | --arrivals;paced 5/s;--weights;get-crt=1  | --weights:1:1: there is no endpoint get-crt
          64 | --arrivals;paced 5/s;--weights;get-cart=1;--endpoint;get-cart | --weights names its endpoints itself: leave out --endpoint
          64 | --arrivals;paced 5/s;--scenario;rogh      | there is no scenario rogh; did you mean rough?
          64 | --arrivals;paced 5/s for 1m;--to;2m       | --to and the `for` of the workload both say when it ends: leave one out
          64 | --arrivals;paced 5/s;--from;2m;--to;1m    | nothing is counted: it ends at 1m, and counting begins at 2m
          64 | --arrivals;paced 5/s;--interval;1ms       | 600000 intervals of 4 endpoints are more than 10000 lines: choose an interval of 500ms or more
          64 | --arrivals;paced 5/s;--activated;tomorrow | "tomorrow" is not a date and a time with their zone, such as 2026-03-01T10:00Z
          64 | --arrivals;paced 5/s;--to;999999999h      | "999999999h" is more than 100 years
          66 | --trace;no-such.csv                       | no such file: no-such.csv
          """)
  void whatCannotBePredictedIsSaid(int exitCode, String options, String message) {
    List<String> line = new ArrayList<>(List.of("predict", LAYERS));
    if (options != null) {
      line.addAll(List.of(options.split(";")));
    }
    CommandLineRun run = CommandLineRun.of(line.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }

  @Test
  void aWrongLineOfATraceIsSaidWithItsPlace() throws IOException {
    Path trace = Files.writeString(folder.resolve("t.csv"), "1ms,get-cart\n2ms,get-crt\n");
    CommandLineRun run = CommandLineRun.of("predict", LAYERS, "--trace", trace.toString());
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err())
        .isEqualTo(trace + ":2: there is no endpoint get-crt (Did you mean get-cart?)\n");
  }

  @Test
  void aPlaceThatCannotBeWrittenIs74() {
    String nowhere = folder.resolve("no-such-folder/p.csv").toString();
    CommandLineRun run =
        CommandLineRun.of("predict", STATION, "--arrivals", "paced 5/s for 1s", "--csv", nowhere);
    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains(nowhere);
  }

  @Test
  void clientsThatNeverRestAreRefused() {
    CommandLineRun run =
        CommandLineRun.of("predict", STATION, "--endpoint", "health", "--clients", "closed 1");
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("clients that do not think").hasLineCount(1);
  }
}
