package dev.understudy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The pages docs/evidence/performance.md and fidelity.md, from what is kept of each suite.
final class Report {
  private static final String HEAD =
      "| what | ours | beside | budget | verdict |\n|---|---|---|---|---|\n";

  private Report() {}

  static String line(Row row) {
    return "| "
        + String.join(
            " | ", row.what(), row.ours(), row.beside(), row.budget(), row.verdict().text())
        + " |";
  }

  /// Suites of the page on fidelity; all others are on the page on performance.
  private static final Set<String> FIDELITY = Set.of("examples", "fidelity", "errors");

  static void write(Path root) throws IOException {
    List<Results> kept =
        Bench.suites().stream()
            .map(suite -> Results.kept(root, suite))
            .flatMap(Optional::stream)
            .toList();
    Path folder = Files.createDirectories(root.resolve("docs/evidence"));
    Files.writeString(folder.resolve("performance.md"), performance(kept));
    Files.writeString(folder.resolve("fidelity.md"), fidelity(kept));
  }

  static String fidelity(List<Results> kept) {
    StringBuilder page =
        new StringBuilder(
            """
            # Fidelity

            Written by `./dev bench`, from bench/results: is what clients measure what the configuration says? Servers and clients share one machine with other work; what a client cannot tell from its transport stays *open*.
            """);
    kept.stream()
        .filter(suite -> FIDELITY.contains(suite.suite()))
        .forEach(suite -> section(page, suite));
    return page.toString();
  }

  static String performance(List<Results> kept) {
    StringBuilder page =
        new StringBuilder(
            """
            # Performance

            Written by `./dev bench`, from bench/results. Servers and load generators share one machine, and its owner has other work for it: read a figure against those beside it, which come from the same run,
            interleaved. Whether clients see what was configured is on [fidelity](fidelity.md). What a budget misses is explained in [missed budgets](missed-budgets.md); the choice of collector, transport and threads in [the stack](stack.md).

            ## Budgets

            """);
    page.append(HEAD);
    kept.stream()
        .flatMap(suite -> suite.rows().stream())
        .filter(row -> row.verdict() != Row.Verdict.NONE)
        .forEach(row -> page.append(line(row)).append('\n'));
    kept.stream()
        .filter(suite -> !FIDELITY.contains(suite.suite()))
        .forEach(suite -> section(page, suite));
    return page.toString();
  }

  private static void section(StringBuilder page, Results suite) {
    page.append("\n## ")
        .append(suite.suite().substring(0, 1).toUpperCase(Locale.ROOT))
        .append(suite.suite().substring(1))
        .append("\n\n")
        .append(suite.method())
        .append("\n\n")
        .append(suite.date())
        .append(", revision ")
        .append(suite.revision())
        .append(suite.quick() ? ", reduced (`--quick`); " : "; ")
        .append(suite.machine())
        .append("; ")
        .append(suite.others())
        .append(".\n\n");
    suite
        .pictures()
        .forEach(
            picture ->
                page.append("![")
                    .append(picture.tells())
                    .append("](")
                    .append(picture.file())
                    .append(")\n\n"));
    suite.tables().forEach(table -> page.append(table.markdown()).append('\n'));
    if (!suite.rows().isEmpty()) {
      page.append(HEAD);
      suite.rows().forEach(row -> page.append(line(row)).append('\n'));
    }
  }
}
