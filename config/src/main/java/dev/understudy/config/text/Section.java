package dev.understudy.config.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mapping below the root whose entries stand on lines of their own, such as `endpoints`, divided
/// into them.
///
/// @param key of the mapping
/// @param column of its keys, from 0
/// @param starts offset in the whole text at which each part begins; the last one is the end
record Section(String key, int column, int[] starts, List<Part> parts) {
  /// One entry with the lines from its key to the next: a text of its own.
  ///
  /// @param tree a mapping with the entry only
  record Part(Source source, Mapping tree) {
    Mapping.Entry entry() {
      return tree.entries().getFirst();
    }

    String id() {
      return entry().key().text();
    }
  }

  Section {
    parts = List.copyOf(parts);
  }

  int from() {
    return starts[0];
  }

  int to() {
    return starts[parts.size()];
  }

  /// The number of the part that an offset stands in.
  int at(int offset) {
    int at = Arrays.binarySearch(starts, offset);
    return Math.clamp(at >= 0 ? at : -at - 2, 0, parts.size() - 1);
  }

  /// The whole mapping, as it stands in `whole`.
  Mapping mapping(Source whole) {
    List<Mapping.Entry> entries = new ArrayList<>(parts.size());
    parts.forEach(part -> entries.add(part.entry()));
    int end = starts[parts.size() - 1] + entries.getLast().value().end();
    return new Mapping(whole, starts[0] + column, end, entries);
  }

  /// Empty where the entries of a mapping do not stand each on lines of its own.
  ///
  /// @param source that the mapping was read from, where it is written with `column`
  /// @param end offset at which the last of them ends, which begins a line
  static Optional<Section> divide(Source source, String key, Mapping mapping, int end) {
    String text = source.text();
    List<Mapping.Entry> entries = mapping.entries();
    int size = entries.size();
    if (size == 0 || text.charAt(mapping.start()) == '{') {
      return Optional.empty();
    }
    int[] starts = new int[size + 1];
    int column = -1;
    for (int i = 0; i < size; i++) {
      int at = entries.get(i).key().start();
      starts[i] = lineStart(text, at);
      column = i == 0 ? at - starts[0] : column;
      if (column == 0 || at - starts[i] != column || !isBlank(text, starts[i], at)) {
        return Optional.empty();
      }
    }
    starts[size] = end;
    List<Part> parts = new ArrayList<>(size);
    int line = source.line(starts[0]);
    for (int i = 0; i < size; i++) {
      Mapping.Entry entry = entries.get(i);
      int from = starts[i];
      if (starts[i + 1] <= from
          || entry.value().start() < from
          || entry.value().end() > starts[i + 1]) {
        return Optional.empty();
      }
      String lines = text.substring(from, starts[i + 1]);
      Source own = source.part(lines, line, "/" + escaped(key));
      parts.add(part(own, entry, from));
      line += own.breaks();
    }
    return Optional.of(new Section(key, column, starts, parts));
  }

  private static Part part(Source source, Mapping.Entry entry, int from) {
    Scalar key = entry.key().moved(source, -from);
    Node value = entry.value().moved(source, -from);
    return new Part(
        source,
        new Mapping(source, key.start(), value.end(), List.of(new Mapping.Entry(key, value))));
  }

  /// The same, with some parts replaced.
  ///
  /// @param first number of the first that goes
  /// @param end just behind the number of the last that goes
  /// @param by how many chars the text behind has moved
  /// @return empty where a key would stand twice
  Optional<Section> replaced(int first, int end, Section by, int chars) {
    Set<String> keys = new HashSet<>();
    for (Part part : by.parts) {
      keys.add(part.id());
    }
    List<Part> all = new ArrayList<>(parts.size() + by.parts.size());
    int[] begins = new int[parts.size() - (end - first) + by.parts.size() + 1];
    for (int i = 0; i <= parts.size(); i++) {
      if (i == first) {
        for (int k = 0; k < by.parts.size(); k++) {
          begins[all.size()] = starts[first] + by.starts[k];
          all.add(by.parts.get(k));
        }
      }
      if (i == parts.size()) {
        begins[all.size()] = starts[i] + chars;
      } else if (i < first || i >= end) {
        if (keys.contains(parts.get(i).id())) {
          return Optional.empty();
        }
        begins[all.size()] = starts[i] + (i < first ? 0 : chars);
        all.add(parts.get(i));
      }
    }
    return Optional.of(new Section(key, column, begins, all));
  }

  /// The same elsewhere in a text.
  Section moved(int chars) {
    int[] moved = starts.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += chars;
    }
    return new Section(key, column, moved, parts);
  }

  /// The same with the parts of another that are written alike.
  Section sharing(Section other) {
    Map<String, Part> known = new HashMap<>();
    other.parts.forEach(part -> known.put(part.id(), part));
    List<Part> shared = new ArrayList<>(parts.size());
    for (Part part : parts) {
      Part before = known.get(part.id());
      boolean alike = before != null && before.source().text().equals(part.source().text());
      shared.add(alike ? before : part);
    }
    return new Section(key, column, starts, shared);
  }

  /// Whether a part stands at another line than it says.
  boolean hasMoved(Source whole) {
    int line = whole.line(starts[0]);
    for (Part part : parts) {
      if (part.source().firstLine() != line) {
        return true;
      }
      line += part.source().breaks();
    }
    return false;
  }

  /// Each part begins where it stands in `whole`.
  void settle(Source whole) {
    int line = whole.line(starts[0]);
    for (Part part : parts) {
      part.source().beginAt(line);
      line += part.source().breaks();
    }
  }

  static int lineStart(String text, int offset) {
    int at = offset;
    while (at > 0 && !isBreak(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /// The offset of the line that begins at an offset or next behind it.
  static int nextLine(String text, int offset) {
    if (offset > 0 && offset == lineStart(text, offset)) {
      return offset;
    }
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return Math.min(at + 1, text.length());
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}
