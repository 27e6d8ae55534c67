package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// `bench ROOT CACHE [--quick] [--check] [suite...]`: runs suites, keeps what they found in
/// bench/results and renews the page. With `--check` it keeps nothing and tells what moved.
public final class Bench {
  interface Suite {
    List<Row> run(Bed bed);

    /// How the figures come about, for whoever reads them: tool, workload, what a round is, and
    /// whether slow replies could hold back the requests that would have shown them.
    String method();
  }

  /// Those that run when none is named.
  private static final Map<String, Suite> SUITES = new LinkedHashMap<>();

  /// Those that have to be asked for: they install what is not ours, or take long.
  private static final Map<String, Suite> ON_REQUEST = new LinkedHashMap<>();

  static {
    SUITES.put("throughput", new Throughput());
    SUITES.put("lateness", new Lateness());
    SUITES.put("laws", new Laws());
    SUITES.put("lowload", new LowLoad());
    SUITES.put("fidelity", new Fidelity());
    SUITES.put("errors", new Errors());
    SUITES.put("endpoints", new Endpoints());
    SUITES.put("reloads", new Reloads());
    SUITES.put("admin", new Admin());
    SUITES.put("allocation", new Allocation());
    SUITES.put("memory", new Memory());
    SUITES.put("start", new StartTime());
    ON_REQUEST.put("examples", new Examples());
    ON_REQUEST.put("stack", new Stack());
    ON_REQUEST.put("peers", new Peers());
  }

  private final Path root;
  private final Path cache;
  private final Path scratch;
  private final boolean quick;
  private final boolean check;
  private int port = 28_080;

  private Bench(Path root, Path cache, Path scratch, boolean quick, boolean check) {
    this.root = root;
    this.cache = cache;
    this.scratch = scratch;
    this.quick = quick;
    this.check = check;
  }

  /// Every suite, in the order of the page.
  static List<String> suites() {
    List<String> names = new ArrayList<>(SUITES.keySet());
    names.addAll(ON_REQUEST.keySet());
    return names;
  }

  private static Suite suite(String name) {
    Suite suite = SUITES.containsKey(name) ? SUITES.get(name) : ON_REQUEST.get(name);
    if (suite == null) {
      System.err.println("no suite " + name + "; there are " + suites());
      System.exit(64);
      throw new IllegalStateException("exited");
    }
    return suite;
  }

  public static void main(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    Path root = Path.of(words.removeFirst()).toAbsolutePath().normalize();
    Path cache = Path.of(words.removeFirst()).toAbsolutePath().normalize();
    boolean quick = words.remove("--quick");
    boolean check = words.remove("--check");
    List<String> chosen = words.isEmpty() ? List.copyOf(SUITES.keySet()) : words;
    if (chosen.equals(List.of("page"))) { // from what is kept, without measuring
      Report.write(root);
      return;
    }
    chosen.forEach(Bench::suite); // all names are known before the first is run
    Path scratch = Files.createTempDirectory("understudy-bench");
    Bench bench = new Bench(root, cache, scratch, quick, check);
    List<Results> found = chosen.stream().map(bench::run).toList();
    if (check) {
      System.exit(Check.print(root, found, System.out) ? 0 : 1);
    }
    Report.write(root);
  }

  private Results run(String name) {
    System.err.println("suite " + name + " ...");
    Disturbance disturbance = new Disturbance();
    while (IntStream.range(port, port + 100).anyMatch(Server::listens)) {
      port += 100; // somebody else's
    }
    Bed bed = new Bed(root, scratch, cache, port, quick);
    port += 100;
    Suite suite = suite(name);
    List<Row> rows = suite.run(bed);
    rows.forEach(row -> System.out.println(Report.line(row)));
    bed.tables().forEach(table -> System.out.println(table.markdown()));
    Results results =
        new Results(
            name,
            java.time.LocalDate.now().toString(),
            Machine.revision(root),
            Machine.description(),
            disturbance.since(),
            quick,
            suite.method(),
            rows,
            bed.tables(),
            bed.ratios(),
            bed.pictures().stream().map(it -> new Results.Picture(it.file(), it.tells())).toList());
    System.out.println("(" + results.others() + ")");
    if (!check) {
      keep(bed.pictures());
      results.keep(root);
    }
    return results;
  }

  private void keep(List<Bed.Picture> pictures) {
    try {
      Path folder = Files.createDirectories(root.resolve("docs/evidence"));
      for (Bed.Picture picture : pictures) {
        Files.writeString(folder.resolve(picture.file()), picture.svg());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
