package dev.understudy.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of schemathesis against a served description.
///
/// @param code it ended with; 0 where it found nothing
/// @param summary its last lines
record Fuzzed(int code, String summary) {
  private static final String CHECKS =
      "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
  private static final int LINES = 25;

  static Fuzzed run(Path tools, Path description, String url, int seconds) throws IOException {
    Path log = Files.createTempFile("schemathesis", ".log");
    Process process =
        new ProcessBuilder(
                List.of(
                    tools.resolve("venv/bin/schemathesis").toString(),
                    "run",
                    description.toString(),
                    "--url",
                    url,
                    "--checks",
                    CHECKS,
                    "--max-time",
                    "" + seconds,
                    "--max-examples",
                    "10",
                    "--seed",
                    "1",
                    "--no-color",
                    "--no-shrink",
                    "--warnings",
                    "off"))
            .directory(tools.toFile()) // where it keeps what it found
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int code = process.waitFor();
      List<String> lines = Files.readAllLines(log);
      return new Fuzzed(
          code, String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Whether nothing was found but values that a discriminator without a mapping does not name:
  /// where the schema that it leads to has an `enum` of other words (`track` of TrackObject), the
  /// description contradicts itself, and the schema is kept to.
  boolean isClean() {
    Matcher failures =
        Pattern.compile("(?m)^\\s*❌ (?!Examples|Coverage|Fuzzing|Stateful)(.*)$").matcher(summary);
    boolean clean = code == 0 || summary.contains("ST111");
    while (failures.find()) {
      clean &= failures.group(1).startsWith("ST111");
    }
    return clean;
  }

  /// The lines of the summary that tell counts.
  String counts() {
    List<String> told = new ArrayList<>();
    Matcher lines =
        Pattern.compile("(?m)^\\s*(\\S.*(?:generated|found|ST1|passed|failed|Tested|selected).*)$")
            .matcher(summary);
    while (lines.find()) {
      told.add(lines.group(1).strip());
    }
    return String.join("; ", told);
  }
}
