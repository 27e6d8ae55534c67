package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `understudy verify` says of a result file.
///
/// @param requests read
/// @param passed claims
/// @param open claims that need more requests than there are
/// @param failed claims, by endpoint and subject
record Verdicts(long requests, int passed, int open, List<String> failed) {
  private static final JsonMapper JSON = new JsonMapper();

  /// Asks the command line, with the options that `verify` has.
  static Verdicts of(Bed bed, List<Path> configuration, Path result, String... options) {
    List<String> command =
        new ArrayList<>(List.of(bed.root().resolve("understudy").toString(), "verify"));
    configuration.forEach(file -> command.add(file.toString()));
    command.addAll(List.of("--from", result.toString(), "--json", "-q"));
    command.addAll(Arrays.asList(options));
    Command.Ended ended = Command.ended(command);
    if (ended.code() > 2) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.output());
    }
    String output = ended.output();
    JsonNode report = JSON.readTree(output.substring(output.indexOf('{')));
    int passed = 0;
    int open = 0;
    List<String> failed = new ArrayList<>();
    for (JsonNode claim : report.get("claims")) {
      switch (claim.get("verdict").asString()) {
        case "pass" -> passed++;
        case "fail" ->
            failed.add(claim.get("endpoint").asString() + " " + claim.get("subject").asString());
        default -> open++;
      }
    }
    return new Verdicts(report.get("requests").asLong(), passed, open, failed);
  }

  /// Both together.
  Verdicts and(Verdicts other) {
    List<String> all = new ArrayList<>(failed);
    all.addAll(other.failed);
    return new Verdicts(requests + other.requests, passed + other.passed, open + other.open, all);
  }

  String counts() {
    return text("%,d: %d / %d / %d", requests, passed, open, failed.size());
  }
}
