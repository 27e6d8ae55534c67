package dev.understudy.results.format;

import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line.
final class JsonLines {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLines() {}

  /// @param wanted looks at a whole line: what it does not want is not parsed
  static void read(TextInput in, Intake intake, Predicate<String> wanted, Consumer<JsonNode> reader)
      throws IOException {
    while (in.next()) {
      String line = in.line().strip();
      if (line.isEmpty()) {
        continue;
      }
      try {
        if (in.tooLong()) {
          throw new FieldException("the line has more than " + TextInput.LONGEST_LINE + " bytes");
        }
        if (!line.startsWith("{") || !line.endsWith("}")) {
          throw new FieldException("this is no whole JSON object");
        }
        if (wanted.test(line)) {
          reader.accept(parse(line));
        }
      } catch (FieldException e) {
        intake.broken(in.number(), e, in.line());
      }
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new FieldException("this is no JSON: " + e.getOriginalMessage());
    }
  }

  /// A field as text; empty where it is missing or null.
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asString();
  }

  /// A number that must be there.
  static double number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      throw new FieldException(field + " is no number: " + value);
    }
    return value.doubleValue();
  }
}
