package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.core.verify.Binomial;
import dev.understudy.core.verify.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A thousand JMeter users walk through a workflow at once: how often each branch was taken beside
/// what the document says, whether a session saw another's state, and whether the same seed leads
/// each session the same way. `Sessions ROOT`; writes docs/evidence/sessions.md and ends with 1
/// where something of it does not hold.
public final class Sessions {
  private static final int PORT = 28_984;
  private static final int THREADS = 1_000;
  private static final double CONFIDENCE = 0.99;

  /// A session as its client saw it.
  ///
  /// @param strange replies that told another session's id or another number of items
  private record Walk(String branch, String end, int strange, int errors) {}

  private Sessions() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path scratch = Files.createTempDirectory("understudy-sessions");
    String shop = Files.readString(root.resolve("bench/clients/sessions.yaml"));
    Map<Integer, Walk> first = run(root, scratch, "first", shop);
    Map<Integer, Walk> again = run(root, scratch, "again", shop);
    Map<Integer, Walk> other =
        run(root, scratch, "other", shop.replace("seed: 20260211", "seed: 7"));
    StringBuilder page = new StringBuilder();
    page.append("# A thousand sessions at once\n\nWritten by `./dev sessions` on ")
        .append(LocalDate.now())
        .append(
            text(
                ": JMeter with %,d threads, each a session of bench/clients/sessions.yaml that puts 1 to 4 items into its cart and orders; three runs. Intervals are"
                    + " Clopper and Pearson's for %.0f %%.%n%n",
                THREADS, CONFIDENCE * 100))
        .append("| step | branch | told | taken | of | interval of the share | holds |\n")
        .append("|---|---|---|---|---|---|---|\n");
    boolean holds = true;
    for (Map.Entry<String, Map<String, Double>> step :
        Map.of(
                "settle", Map.of("paid", 0.6, "review", 0.3, "lost", 0.1),
                "bulk", Map.of("paid", 0.5, "review", 0.5))
            .entrySet()) {
      for (Map.Entry<String, Double> branch : new TreeMap<>(step.getValue()).entrySet()) {
        holds &= row(first, step.getKey(), branch.getKey(), branch.getValue(), page);
      }
    }
    long strange = sum(first, true) + sum(again, true) + sum(other, true);
    long errors = sum(first, false) + sum(again, false) + sum(other, false);
    boolean byCondition =
        first.entrySet().stream()
            .allMatch(
                it -> it.getValue().branch().equals(it.getKey() % 4 == 3 ? "bulk" : "settle"));
    boolean same = first.equals(again);
    boolean differs = !first.equals(other);
    holds &= strange == 0 && errors == 0 && same && differs && byCondition;
    page.append(
        text(
            "%nSessions that finished: %,d. The condition `session.items > 3` led %s. Replies that told of another session: %d. Requests refused or failed: %d. The same seed led every session the same way: %s;"
                + " another seed another way: %s.%n",
            first.size(),
            byCondition ? "every session the right way" : "SOME SESSIONS ASTRAY",
            strange,
            errors,
            same ? "yes" : "NO",
            differs ? "yes" : "NO"));
    Files.writeString(root.resolve("docs/evidence/sessions.md"), page);
    System.out.print(page);
    if (!holds) {
      System.exit(1);
    }
  }

  private static boolean row(
      Map<Integer, Walk> walks, String step, String branch, double told, StringBuilder page) {
    List<Walk> came = walks.values().stream().filter(it -> it.branch().equals(step)).toList();
    long taken = came.stream().filter(it -> it.end().equals(branch)).count();
    Interval interval = Binomial.interval(taken, came.size(), CONFIDENCE);
    boolean holds = interval.low() <= told && told <= interval.high();
    page.append(
        text(
            "| %s | %s | %.2f | %d | %d | %.3f .. %.3f | %s |%n",
            step,
            branch,
            told,
            taken,
            came.size(),
            interval.low(),
            interval.high(),
            holds ? "yes" : "NO"));
    return holds;
  }

  private static long sum(Map<Integer, Walk> walks, boolean strange) {
    return walks.values().stream().mapToLong(it -> strange ? it.strange() : it.errors()).sum();
  }

  /// What each session came to, by its thread.
  private static Map<Integer, Walk> run(Path root, Path scratch, String name, String shop)
      throws IOException {
    Path file = Files.writeString(scratch.resolve(name + ".yaml"), shop);
    Path results = scratch.resolve(name + ".jtl");
    try (Server _ = Server.understudy(root, file, PORT)) {
      Command.run(
          List.of(
              root.resolve("bench/clients/jmeter").toString(),
              "-n",
              "-t",
              root.resolve("bench/clients/sessions.jmx").toString(),
              "-l",
              results.toString(),
              "-j",
              scratch.resolve("jmeter.log").toString(),
              "-Jport=" + PORT,
              "-Jthreads=" + THREADS,
              "-Jsample_variables=answered"));
    }
    List<String> lines = Files.readAllLines(results);
    List<String> header = List.of(lines.getFirst().replace("\"", "").split(","));
    int label = header.indexOf("label");
    int thread = header.indexOf("threadName");
    int success = header.indexOf("success");
    int answered = header.indexOf("answered");
    Map<Integer, Walk> walks = new TreeMap<>();
    Map<Integer, Integer> items = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      int number = Integer.parseInt(row[thread].substring(row[thread].lastIndexOf('-') + 1));
      String told = row[answered].replace("\"", "");
      Walk walk = walks.getOrDefault(number, new Walk("", "", 0, 0));
      int errors = walk.errors() + (row[success].equals("true") ? 0 : 1);
      if (row[label].equals("cart")) {
        items.merge(number, 1, Integer::sum);
      }
      boolean tells = row[label].equals("cart") || row[label].equals("order");
      String right = "s" + number + " " + items.getOrDefault(number, 0);
      int strange = walk.strange() + (tells && !told.equals(right) ? 1 : 0);
      walks.put(
          number,
          switch (row[label]) {
            case "look" -> new Walk(told, walk.end(), strange, errors);
            case "end" -> new Walk(walk.branch(), told, strange, errors);
            default -> new Walk(walk.branch(), walk.end(), strange, errors);
          });
    }
    return walks;
  }
}
