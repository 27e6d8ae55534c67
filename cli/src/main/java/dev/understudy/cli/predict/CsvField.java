package dev.understudy.cli.predict;

/// A field of a CSV line (RFC 4180), in quotes where it has to be.
final class CsvField {
  private CsvField() {}

  static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
