package dev.understudy.results.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The records of a CSV file (RFC 4180). A quoted field may hold line ends; one that is never
/// closed costs its own line, not those after it.
public final class CsvReader {
  private static final int MOST_JOINED = 200; // lines of a stack trace in a quoted message

  private record Line(long number, String text, boolean tooLong) {}

  private final TextInput in;
  private final char separator;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private Line current = new Line(0, "", false);
  private List<String> fields = List.of();

  public CsvReader(TextInput in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /// The separator of a header line: the one of comma, semicolon and tab that it has most of.
  public static char separator(String header) {
    char best = ',';
    long most = -1;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /// Goes to the next record that is not blank; false at the end.
  ///
  /// @throws FieldException where the line is no record; the next call goes on after it
  public boolean next() throws IOException {
    do {
      if (!take()) {
        return false;
      }
    } while (current.text().isBlank());
    if (current.tooLong()) {
      throw new FieldException("the line has more than " + TextInput.LONGEST_LINE + " bytes");
    }
    fields = split(whole());
    return true;
  }

  public List<String> fields() {
    return fields;
  }

  /// The line on which the current record began, from 1.
  public long number() {
    return current.number();
  }

  /// The line on which the current record began.
  public String text() {
    return current.text();
  }

  private boolean take() throws IOException {
    if (!ahead.isEmpty()) {
      current = ahead.removeFirst();
      return true;
    }
    if (!in.next()) {
      return false;
    }
    current = new Line(in.number(), in.line(), in.tooLong());
    return true;
  }

  /// The record's text: the line, and as many more as its quotes need.
  private String whole() throws IOException {
    if (closed(current.text())) {
      return current.text();
    }
    StringBuilder text = new StringBuilder(current.text());
    boolean open = true;
    int joined = 0;
    for (; open && joined < MOST_JOINED; joined++) {
      if (joined == ahead.size()) {
        if (!in.next()) {
          break;
        }
        ahead.addLast(new Line(in.number(), in.line(), in.tooLong()));
      }
      String more = nth(joined).text();
      text.append('\n').append(more);
      open = closed(more); // an odd number of quotes closes it
      if (text.length() > TextInput.LONGEST_LINE) {
        break;
      }
    }
    if (open) {
      throw new FieldException("a quote is never closed");
    }
    for (int i = 0; i < joined; i++) {
      ahead.removeFirst();
    }
    return text.toString();
  }

  private Line nth(int index) {
    return ahead.stream().skip(index).findFirst().orElseThrow();
  }

  private static boolean closed(String text) {
    boolean even = true;
    for (int i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
      even = !even;
    }
    return even;
  }

  private List<String> split(String text) {
    List<String> found = new ArrayList<>();
    int i = 0;
    while (true) {
      if (i < text.length() && text.charAt(i) == '"') {
        StringBuilder field = new StringBuilder();
        i++;
        while (i < text.length()) {
          char c = text.charAt(i++);
          if (c != '"') {
            field.append(c);
          } else if (i < text.length() && text.charAt(i) == '"') {
            field.append('"');
            i++;
          } else {
            break;
          }
        }
        found.add(field.toString());
        i = text.indexOf(separator, i);
      } else {
        int end = text.indexOf(separator, i);
        found.add(text.substring(i, end < 0 ? text.length() : end));
        i = end;
      }
      if (i < 0) {
        return found;
      }
      i++;
    }
  }
}
