package dev.understudy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// The rows as a table, and the page around it.
final class Report {
  private Report() {}

  static String line(Row row) {
    return "| "
        + String.join(
            " | ", row.what(), row.ours(), row.beside(), row.budget(), row.verdict().text())
        + " |";
  }

  static String page(List<Row> rows) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Performance\n\n")
        .append("Written by `./dev bench` on ")
        .append(LocalDate.now())
        .append(" (")
        .append(machine())
        .append(
            ").\nServer and load generator share the machine, so figures are to be read against those beside them, which come from the same run.\n\n")
        .append("| what | ours | beside | budget | verdict |\n|---|---|---|---|---|\n");
    rows.forEach(row -> page.append(line(row)).append('\n'));
    page.append(
        """

        How it was measured: throughput by wrk (closed workload, one thread, warm for 30 s, median of three interleaved runs); lateness and fidelity by h2load with one line a request, each connection at
        its own fixed rate, connections started evenly over one period; \"own record\" is what the server's `/metrics` says of the same requests (written - decided); memory and CPU from /proc.
        """);
    return page.toString();
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown CPU");
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + model
        + ", Java "
        + Runtime.version().feature();
  }
}
