package dev.understudy.core.expression;

import java.util.List;
import java.util.Map;

/// Values as compact JSON (RFC 8259), in memory of bounded size.
public final class JsonText {
  /// As long as the text of one value may be, in chars.
  public static final int MOST_CHARS = 1 << 20;

  private JsonText() {}

  /// @param value as an [Expression] gives it; instants and durations become their text
  /// @throws NoValueException where the text would be longer than [#MOST_CHARS], or the value is a
  ///   number that JSON does not have
  public static String of(Object value) throws NoValueException {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) throws NoValueException {
    if (out.length() > MOST_CHARS) {
      throw new NoValueException("the value's text is longer than " + MOST_CHARS + " characters");
    }
    switch (value) {
      case Map<?, ?> map -> {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(before);
          quote(String.valueOf(entry.getKey()), out);
          out.append(':');
          write(entry.getValue(), out);
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      }
      case List<?> list -> {
        char before = '[';
        for (Object item : list) {
          out.append(before);
          write(item, out);
          before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
      }
      case Double number -> {
        if (!Double.isFinite(number)) {
          throw new NoValueException("JSON has no number " + number);
        }
        out.append(PlainText.of(number));
      }
      case Long _, Boolean _ -> out.append(value);
      case Object nothing when nothing == Facts.NULL -> out.append("null");
      default -> quote(PlainText.of(value), out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    Escape.JSON.append(text, out);
    out.append('"');
  }
}
