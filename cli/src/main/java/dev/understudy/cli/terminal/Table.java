package dev.understudy.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Columns of text, two spaces apart, as wide as their widest cell.
public final class Table {
  private final Set<Integer> right;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param right indices of the columns that are aligned at the right: numbers
  public Table(Set<Integer> right) {
    this.right = Set.copyOf(right);
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /// One line a row, without blanks at its end.
  public String text() {
    int[] width = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        width[i] = Math.max(width[i], length(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int pad = width[i] - length(row.get(i));
        line.repeat(' ', right.contains(i) ? pad : 0)
            .append(row.get(i))
            .repeat(' ', right.contains(i) ? 2 : pad + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
