package dev.understudy.results.format;

import dev.understudy.results.text.FieldException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// Time stamps in words.
final class Stamps {
  private Stamps() {}

  /// `2026-02-11T09:30:00.123+01:00` in ns since 1970.
  static long rfc3339(String column, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return Math.addExact(
          Math.multiplyExact(time.toEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new FieldException(column + " is no time stamp: \"" + text + "\"");
    }
  }
}
