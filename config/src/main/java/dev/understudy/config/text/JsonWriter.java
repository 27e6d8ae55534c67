package dev.understudy.config.text;

import dev.understudy.config.problem.JsonString;
import java.math.BigDecimal;

/// A tree as JSON text (RFC 8259). Numbers keep their digits.
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /// In one line without blanks.
  ///
  /// @throws IllegalArgumentException where the tree holds `.inf` or `.nan`
  public static String compact(Node node) {
    var writer = new JsonWriter(false);
    writer.value(node, 0);
    return writer.out.toString();
  }

  /// Indented by two, with a final newline.
  ///
  /// @throws IllegalArgumentException where the tree holds `.inf` or `.nan`
  public static String pretty(Node node) {
    var writer = new JsonWriter(true);
    writer.value(node, 0);
    return writer.out.append('\n').toString();
  }

  private void value(Node node, int depth) {
    switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence sequence -> {
        out.append('[');
        String separator = "";
        for (Node item : sequence.items()) {
          out.append(separator);
          newline(depth + 1);
          value(item, depth + 1);
          separator = ",";
        }
        close(!sequence.items().isEmpty(), depth, ']');
      }
      case Mapping mapping -> {
        out.append('{');
        String separator = "";
        for (Mapping.Entry entry : mapping.entries()) {
          out.append(separator);
          newline(depth + 1);
          string(entry.key().text());
          out.append(pretty ? ": " : ":");
          value(entry.value(), depth + 1);
          separator = ",";
        }
        close(!mapping.entries().isEmpty(), depth, '}');
      }
    }
  }

  private void close(boolean filled, int depth, char bracket) {
    if (filled) {
      newline(depth);
    }
    out.append(bracket);
  }

  private void newline(int depth) {
    if (pretty) {
      out.append('\n').repeat(' ', 2 * depth);
    }
  }

  private void scalar(Scalar scalar) {
    switch (scalar.kind()) {
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(scalar.booleanValue());
      case STRING -> string(scalar.text());
      case NUMBER -> out.append(number(scalar));
      case NOT_FINITE -> throw new IllegalArgumentException("JSON has no number " + scalar.text());
    }
  }

  private static String number(Scalar scalar) {
    String text = scalar.text();
    if (isJsonNumber(text)) {
      return text;
    }
    BigDecimal value = scalar.numberValue();
    return value.scale() <= 0 && value.precision() - value.scale() < 40
        ? value.toBigInteger().toString()
        : value.toString();
  }

  /// A YAML number that is one in JSON too: no plus sign, no leading zero, digits on both sides of
  /// the point.
  private static boolean isJsonNumber(String text) {
    int at = text.charAt(0) == '-' ? 1 : 0;
    if (at == text.length()
        || !isDigit(text.charAt(at))
        || text.contains("x")
        || text.contains("o")) {
      return false;
    }
    boolean leadingZero =
        text.charAt(at) == '0' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    int point = text.indexOf('.');
    boolean barePoint =
        point >= 0 && (point + 1 == text.length() || !isDigit(text.charAt(point + 1)));
    return !leadingZero && !barePoint;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void string(String text) {
    out.append(JsonString.quote(text));
  }
}
