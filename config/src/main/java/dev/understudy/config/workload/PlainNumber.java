package dev.understudy.config.workload;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// A number without unit.
final class PlainNumber {
  private static final Pattern SYNTAX = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,15})?");

  private PlainNumber() {}

  /// Empty where the text is none.
  static OptionalDouble read(String text) {
    return SYNTAX.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }
}
