package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bench ROOT [suite...]`: runs the suites and writes docs/evidence/performance.md below ROOT.
public final class Bench {
  /// What a suite gets: the checkout, a folder for scratch files, ports of its own.
  record Bed(Path root, Path scratch, int port) {
    Path write(String name, String text) {
      try {
        return Files.writeString(scratch.resolve(name), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Writes a file of the evidence that is kept.
    void evidence(String name, String text) {
      try {
        Path folder = Files.createDirectories(root.resolve("docs/evidence"));
        Files.writeString(folder.resolve(name), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  interface Suite {
    List<Row> run(Bed bed);
  }

  private static final Map<String, Suite> SUITES = new LinkedHashMap<>();

  static {
    SUITES.put("throughput", new Throughput());
    SUITES.put("lateness", new Lateness());
    SUITES.put("fidelity", new Fidelity());
    SUITES.put("endpoints", new Endpoints());
    SUITES.put("memory", new Memory());
    SUITES.put("start", new StartTime());
  }

  private Bench() {}

  private static Suite suite(String name) {
    Suite suite = SUITES.get(name);
    if (suite == null) {
      System.err.println("no suite " + name + "; there are " + SUITES.keySet());
      System.exit(64);
      throw new IllegalStateException("exited");
    }
    return suite;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    List<String> chosen =
        args.length > 1
            ? Arrays.asList(args).subList(1, args.length)
            : List.copyOf(SUITES.keySet());
    chosen.forEach(Bench::suite); // all names are known before the first is run
    Path scratch = Files.createTempDirectory("understudy-bench");
    List<Row> rows = new ArrayList<>();
    int port = 28_080;
    for (String name : chosen) {
      System.err.println("suite " + name + " ...");
      List<Row> measured = suite(name).run(new Bed(root, scratch, port));
      measured.forEach(row -> System.out.println(Report.line(row)));
      rows.addAll(measured);
      port += 100;
    }
    if (chosen.size() == SUITES.size()) {
      new Bed(root, scratch, 0).evidence("performance.md", Report.page(rows));
    }
  }
}
