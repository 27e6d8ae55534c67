package dev.understudy.bench;

import java.util.List;

/// A table of a suite that needs other columns than [Row] has.
///
/// @param rows as many cells each as the head has
record Table(String title, List<String> head, List<List<String>> rows) {
  Table {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            title + ": " + head.size() + " columns, but a row has " + row);
      }
    }
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("**").append(title).append("**\n\n| ").append(String.join(" | ", head));
    text.append(" |\n|").append("---|".repeat(head.size())).append('\n');
    rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    return text.toString();
  }
}
