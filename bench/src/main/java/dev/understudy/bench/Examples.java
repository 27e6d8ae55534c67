package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every example, asked over 1,000 connections by three tools, as written and with its
/// configuration changed by 15 % behind the judge's back: `verify` has to pass the one and fail the
/// other, from each tool's file.
final class Examples implements Bench.Suite {
  /// Beside each example: what tells what transport takes, and the ordinals in the replies.
  static final String BASELINE =
      "version: 1\nexpose: {ordinal: true}\nendpoints:\n  baseline: {request: GET /understudy-baseline, latency: 0ms}\n  warm: {request: GET /understudy-warm, latency: 0ms}\n";

  private static final String SLOWER =
      "version: 1\ngroups:\n  slower: {members: [\"*\"], behaviour: {latency: {scale: 1.15}}, priority: 99}\n";

  /// For what has no time that could be longer.
  private static final String FAILING =
      "version: 1\ngroups:\n  failing: {members: [\"health\"], behaviour: {errors: {add: {changed: {rate: 15%, status: 503}}}}, priority: 99}\n";

  private static final List<String> COLUMNS =
      List.of(
          "example",
          "endpoints",
          "h2load",
          "h2load, 15 %",
          "JMeter",
          "JMeter, 15 %",
          "k6 format",
          "k6 format, 15 %");

  private static final List<String> NOTHING = Collections.nCopies(COLUMNS.size(), "-");

  private static final String WITHOUT_TIME = "health-check";

  @Override
  public String method() {
    return "Each example is served over sockets with `--record`, together with an endpoint without delay (`baseline`) that is asked in the same run, by the same tool and in the same seconds; a server, a record and a run of its own for each cell. 1,000 connections with two requests a second each (k6: four), at least 20,000 requests a file: h2load (`--log-file`, one endpoint after another), JMeter (JTL, 1,000 threads with a pause of 500 ms, all endpoints in random order), and a small client of our own that writes k6's CSV (all endpoints in turn, each request at its own time). "
        + "Then `understudy verify EXAMPLE --from FILE --record RECORD --baseline ...`, margin 10 %, Holm over all claims of a file: what was decided is held to the configuration exactly (F(x) of each service time under the law in force at that moment, rates, runs), and what the client saw to what was decided for the same requests: by the ordinal in the reply (JMeter, k6), by rank where the format has no place for one (h2load). "
        + "A cell is the verdict of the whole file and, in brackets, *requests: claims passed, failed, open (not enough yet), not judged*; of an example's h2load files the worst. *Not judged* are times that are shorter than ten times what transport takes here, and what follows from other requests (waits, refusals, calls). "
        + "*15 %* is the same with a group that makes all latencies 15 % longer (health-check, which has none: 15 % of its replies are 503), served from a copy that the judge does not see. Slow replies delay a connection's next request (coordinated omission): that changes the load, which is recorded, not the law. "
        + "Left out: replies that break the connection, with h2load and JMeter; `hang` and `stall` of faults (1,000 connections would end in them), the 5 MB and 1 GiB downloads of big-payloads and slow-uploads, what creates and deletes in crud.";
  }

  @Override
  public List<Row> run(Bed bed) {
    Path baseline = bed.write("baseline.yaml", BASELINE);
    Path slower = bed.write("slower.yaml", SLOWER);
    Path failing = bed.write("failing.yaml", FAILING);
    List<ExampleRun.Tool> tools = chosen("BENCH_TOOLS", List.of(ExampleRun.Tool.values()));
    Map<String, List<String>> kept = kept(bed);
    List<List<String>> table = new ArrayList<>();
    var examples = ExampleRequest.byExample(bed.root());
    List<String> asked = chosen("BENCH_EXAMPLES", List.copyOf(examples.keySet()));
    examples.forEach(
        (name, requests) -> {
          List<Path> told = List.of(bed.root().resolve("examples/" + name + ".yaml"), baseline);
          List<Path> changed = new ArrayList<>(told);
          changed.add(name.equals(WITHOUT_TIME) ? failing : slower);
          List<String> cells = kept.getOrDefault(name, new ArrayList<>(NOTHING));
          cells.set(0, name);
          cells.set(1, "" + requests.size());
          if (asked.contains(name)) {
            tools.forEach(tool -> ask(bed, tool, requests, told, changed, cells));
            System.out.println(cells);
            bed.breathe();
          }
          table.add(cells);
        });
    bed.table(new Table("Examples", COLUMNS, table));
    return table.stream().map(Examples::row).toList();
  }

  /// Those of `all` that a variable of the environment names, parted by commas; all without it. On
  /// a shared machine the table is made in pieces: what is not asked keeps its cells.
  private static <T> List<T> chosen(String variable, List<T> all) {
    return Optional.ofNullable(System.getenv(variable))
        .map(named -> List.of(named.split(",")))
        .map(named -> all.stream().filter(it -> named.contains(it.toString())).toList())
        .orElse(all);
  }

  private static Map<String, List<String>> kept(Bed bed) {
    Map<String, List<String>> kept = new HashMap<>();
    Results.kept(bed.root(), "examples").stream()
        .flatMap(results -> results.tables().stream())
        .filter(table -> table.head().equals(COLUMNS))
        .flatMap(table -> table.rows().stream())
        .forEach(cells -> kept.put(cells.getFirst(), new ArrayList<>(cells)));
    return kept;
  }

  private static void ask(
      Bed bed,
      ExampleRun.Tool tool,
      List<ExampleRequest> requests,
      List<Path> told,
      List<Path> changed,
      List<String> cells) {
    int column = 2 + 2 * tool.ordinal();
    try {
      ExampleRun run = new ExampleRun(bed, tool, told, requests, bed.port());
      Verdicts written = run.served(told);
      cells.set(column, written.text());
      Verdicts other = run.served(changed);
      cells.set(column + 1, other.text());
      System.err.println(
          text(
              "%s, %s: %s %s; 15 %%: %s",
              cells.getFirst(), tool, written.text(), written.failed(), other.text()));
    } catch (IllegalStateException | UncheckedIOException e) { // the others are worth having
      System.err.println(text("%s, %s: %s", cells.getFirst(), tool, e));
      cells.set(column, "not run");
      cells.set(column + 1, "not run");
    }
  }

  private static Row row(List<String> cells) {
    List<String> notPassed = new ArrayList<>();
    List<String> notFound = new ArrayList<>();
    for (ExampleRun.Tool tool : ExampleRun.Tool.values()) {
      int column = 2 + 2 * tool.ordinal();
      if (!cells.get(column).startsWith("pass ")) {
        notPassed.add(COLUMNS.get(column));
      }
      if (!cells.get(column + 1).startsWith("fail ")) {
        notFound.add(COLUMNS.get(column));
      }
    }
    return new Row(
        "example " + cells.getFirst(),
        notPassed.isEmpty() ? "passes from all three" : "does not pass from " + notPassed,
        notFound.isEmpty() ? "15 %: fails from all three" : "15 %: does not fail from " + notFound,
        "pass, then fail",
        Row.Verdict.of(notPassed.isEmpty() && notFound.isEmpty()));
  }
}
