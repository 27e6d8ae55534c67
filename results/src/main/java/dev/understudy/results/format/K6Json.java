package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `k6 run --out json`: one object a line, `Metric` declarations and `Point`s.
final class K6Json {
  private K6Json() {}

  static boolean recognises(Head head) {
    return head.first().startsWith("{")
        && head.lines().stream()
            .limit(20)
            .anyMatch(
                line ->
                    line.contains("\"type\":\"Metric\"") || line.contains("\"type\":\"Point\""));
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    Names users = new Names();
    JsonLines.read(
        in,
        intake,
        line -> line.contains("\"" + K6Row.METRIC + "\"") && !line.contains("\"type\":\"Metric\""),
        point -> {
          JsonNode data = point.path("data");
          JsonNode tags = data.path("tags");
          long start = Stamps.rfc3339("time", JsonLines.text(data, "time"));
          long elapsed = Numbers.elapsed("value", JsonLines.number(data, "value"), 1e6);
          intake.row(K6Row.of(start, elapsed, tag -> JsonLines.text(tags, tag), users));
        });
    return Clock.NANOS;
  }
}
