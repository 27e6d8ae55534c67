package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;

/// `vegeta encode --to json`: one object a line.
final class VegetaJson {
  private VegetaJson() {}

  static boolean recognises(Head head) {
    String first = head.first();
    return first.startsWith("{")
        && first.contains("\"latency\":")
        && first.contains("\"code\":")
        && first.contains("\"timestamp\":");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    JsonLines.read(
        in,
        intake,
        line -> true,
        hit ->
            intake.row(
                VegetaRow.of(
                    Stamps.rfc3339("timestamp", JsonLines.text(hit, "timestamp")),
                    Numbers.elapsed("latency", JsonLines.number(hit, "latency"), 1),
                    (int) JsonLines.number(hit, "code"),
                    JsonLines.text(hit, "error"),
                    JsonLines.text(hit, "method"),
                    JsonLines.text(hit, "url"))));
    return Clock.NANOS;
  }
}
