package dev.understudy.bench;

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
/// @param unjudged claims that no number of requests could show
/// @param failed claims, by endpoint and subject
record Verdicts(long requests, int passed, int open, int unjudged, List<String> failed) {
  static final Verdicts NONE = new Verdicts(0, 0, 0, 0, List.of());

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
    int unjudged = 0;
    List<String> failed = new ArrayList<>();
    for (JsonNode claim : report.get("claims")) {
      switch (claim.get("verdict").asString()) {
        case "pass" -> passed++;
        case "fail" ->
            failed.add(claim.get("endpoint").asString() + " " + claim.get("subject").asString());
        case "not_judged" -> unjudged++;
        default -> open++;
      }
    }
    return new Verdicts(report.get("requests").asLong(), passed, open, unjudged, failed);
  }

  /// Both together.
  Verdicts and(Verdicts other) {
    List<String> all = new ArrayList<>(failed);
    all.addAll(other.failed);
    return new Verdicts(
        requests + other.requests,
        passed + other.passed,
        open + other.open,
        unjudged + other.unjudged,
        all);
  }

  /// As the command's exit tells it.
  String verdict() {
    return !failed.isEmpty() ? "fail" : open > 0 || passed == 0 ? "open" : "pass";
  }

  String text() {
    return Throughput.text(
        "%s (%,d: %d, %d, %d, %d)", verdict(), requests, passed, failed.size(), open, unjudged);
  }
}
