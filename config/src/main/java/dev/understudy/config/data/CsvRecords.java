package dev.understudy.config.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The records of a CSV file (RFC 4180), one after the other: quotes, doubled quotes, line ends
/// inside quotes. Separated by comma, semicolon or tab, whichever comes first in the first record.
/// Blank lines and lines that begin with `#` are skipped.
final class CsvRecords {
  private static final int LONGEST_FIELD = 65_536; // a stack trace in a failure message fits
  private static final int MOST_FIELDS = 1_000;

  private final TextFile file;
  private int separator; // 0 until it is known
  private int line;

  CsvRecords(TextFile file) {
    this.file = file;
  }

  /// The line on which the last record began.
  int line() {
    return line;
  }

  /// The next record, or an empty list at the end. Fields are stripped of blanks around them.
  List<String> next() throws IOException {
    while (file.peek() != TextFile.END) {
      line = file.line();
      if (file.peek() == '#') {
        file.nextLine(LONGEST_FIELD);
        continue;
      }
      List<String> fields = record();
      if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
        separator = separator == 0 ? ',' : separator;
        return fields;
      }
    }
    return List.of();
  }

  private List<String> record() throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int c = file.next();
    for (; c != TextFile.END && c != '\n'; c = file.next()) {
      if (c == '"' && isBlank(field)) {
        field.setLength(0);
        quoted(field);
      } else if (isSeparator(c)) {
        add(fields, field);
      } else {
        append(field, c);
      }
    }
    add(fields, field);
    return fields;
  }

  private static boolean isBlank(StringBuilder field) {
    return field.chars().allMatch(c -> c == ' ' || c == '\t');
  }

  private boolean isSeparator(int c) {
    if (separator == 0 && (c == ',' || c == ';' || c == '\t')) {
      separator = c;
    }
    return c == separator && c != 0;
  }

  private void quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = file.next();
      if (c == TextFile.END) {
        throw file.error(line, "a quote is never closed", "Close it with \".");
      }
      if (c == '"') {
        if (file.peek() != '"') {
          return;
        }
        file.next();
      }
      append(field, c);
    }
  }

  private void append(StringBuilder field, int c) {
    if (field.length() >= LONGEST_FIELD) {
      throw file.error(line, "a field has more than " + LONGEST_FIELD + " characters", "");
    }
    field.append((char) c);
  }

  private void add(List<String> fields, StringBuilder field) {
    if (fields.size() >= MOST_FIELDS) {
      throw file.error(line, "a record has more than " + MOST_FIELDS + " fields", "");
    }
    fields.add(field.toString().strip());
    field.setLength(0);
  }
}
