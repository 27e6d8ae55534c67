package dev.understudy.config.text;

import dev.understudy.config.problem.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one stretch in which two texts differ, and what the change means for a text that has been
/// read: where it lies within the entries of one section, only their lines are read again.
///
/// @param from offset of the first char that differs
/// @param to just behind the last one in the text before
/// @param by how much longer the text is after
record TextChange(Source after, int from, int to, int by) {
  /// Between texts that differ.
  static TextChange of(Source before, Source after) {
    String was = before.text();
    String is = after.text();
    int shorter = Math.min(was.length(), is.length());
    int head = 0;
    while (head < shorter && was.charAt(head) == is.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && was.charAt(was.length() - 1 - tail) == is.charAt(is.length() - 1 - tail)) {
      tail++;
    }
    return new TextChange(after, head, was.length() - tail, is.length() - was.length());
  }

  /// What becomes of `before`; empty where more than some entries of one section has to be read.
  Optional<Composition> in(Composition before) {
    List<Section> sections = before.sections();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      if (from >= section.from() && to <= section.to()) {
        Optional<Section> changed = in(section);
        return changed.isPresent() && before.root() instanceof Mapping root
            ? Optional.of(whole(sections, i, changed.orElseThrow(), root))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Composition whole(List<Section> sections, int number, Section changed, Mapping root) {
    List<Section> all = new ArrayList<>(sections.size());
    for (int i = 0; i < sections.size(); i++) {
      all.add(i < number ? sections.get(i) : i == number ? changed : sections.get(i).moved(by));
    }
    return Composition.assembled(after, root, all, sections.get(number).to(), by);
  }

  private Optional<Section> in(Section section) {
    int first = section.at(from);
    int last = Math.max(first, section.at(Math.max(from, to - 1)));
    Optional<Section> some = read(section, first, last);
    if (some.isEmpty() && first > 0) {
      first--; // entries that went may have been all of it
      some = read(section, first, last);
    }
    return some.isEmpty()
        ? Optional.empty()
        : section.replaced(first, last + 1, some.orElseThrow(), by);
  }

  /// Reads the lines of the entries `first` to `last` as they are now; empty where they are not
  /// such entries.
  private Optional<Section> read(Section section, int first, int last) {
    int start = section.starts()[first];
    int end = section.starts()[last + 1] + by;
    if (end <= start) {
      return Optional.empty();
    }
    String text = after.text();
    String lines = text.substring(start, end);
    boolean whole = end == text.length() || Section.isBreak(text.charAt(end - 1));
    boolean split = text.startsWith("\r\n", end - 1);
    if (!whole || split || endsDocument(lines)) {
      return Optional.empty();
    }
    Source source = after.part(lines, line(text, start), "");
    Report report = new Report();
    Optional<Composer.Composed> read = Composer.compose(source, 1, report);
    if (report.heard() > 0
        || read.isEmpty()
        || read.orElseThrow().anchored()
        || !(read.orElseThrow().root() instanceof Mapping mapping)) {
      return Optional.empty();
    }
    return Section.divide(source, section.key(), mapping, lines.length())
        .filter(it -> it.from() == 0 && it.column() == section.column());
  }

  /// `---`, `...` and directives are something else at the beginning of a text than within.
  private static boolean endsDocument(String lines) {
    for (int i = 0; i < lines.length(); i++) {
      boolean begins = i == 0 || Section.isBreak(lines.charAt(i - 1));
      char c = lines.charAt(i);
      if (begins && (c == '%' || c == '\uFEFF')
          || begins && (lines.startsWith("---", i) || lines.startsWith("...", i))) {
        return true;
      }
    }
    return false;
  }

  private static int line(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && text.charAt(i + 1) != '\n') {
        line++;
      }
    }
    return line;
  }
}
