package dev.understudy.results.text;

import dev.understudy.results.row.Row;
import dev.understudy.results.row.RowConsumer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a reader makes of a file: rows, which go on at once, and an account of everything else.
public final class Intake {
  private static final int QUOTED = 3;
  private static final int LONGEST_QUOTE = 120;

  /// A file with more broken lines than one and this share was not understood. One, because a tool
  /// that was stopped leaves half a line.
  private static final double MOST_BROKEN = 0.01;

  /// A line that is not what its format promises.
  public record Broken(long line, String reason, String text) {}

  private final RowConsumer rows;
  private final List<Broken> quoted = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private long requests;
  private long broken;

  public Intake(RowConsumer rows) {
    this.rows = rows;
  }

  public void row(Row row) {
    requests++;
    rows.accept(row);
  }

  public void broken(long line, FieldException why, String text) {
    broken++;
    if (quoted.size() < QUOTED) {
      String shown = text.strip();
      quoted.add(
          new Broken(
              line,
              why.reason(),
              shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "..." : shown));
    }
  }

  /// Something that whoever reads the verdict has to know; said once.
  public void note(String sentence) {
    notes.add(sentence);
  }

  /// Requests that were understood.
  public long requests() {
    return requests;
  }

  /// Lines that were not.
  public long brokenLines() {
    return broken;
  }

  /// The first of them.
  public List<Broken> quoted() {
    return List.copyOf(quoted);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// Ends the reading.
  ///
  /// @throws ResultException where the file was not understood
  public void finish(String file, String format) {
    if (requests > 0 && broken <= 1 + MOST_BROKEN * requests) {
      return;
    }
    if (quoted.isEmpty()) {
      throw new ResultException(file, 0, "there is no request in it (read as " + format + ")");
    }
    StringBuilder message = new StringBuilder();
    Broken first = quoted.getFirst();
    message
        .append(first.reason())
        .append("\n  read as ")
        .append(format)
        .append(", ")
        .append(broken)
        .append(" of ")
        .append(requests + broken)
        .append(" lines are broken; no verdict is given from data that was not understood");
    for (Broken each : quoted) {
      message.append("\n  ").append(each.line()).append(" | ").append(each.text());
    }
    throw new ResultException(file, first.line(), message.toString());
  }
}
