package dev.understudy.config.edit;

import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of one entry of one section, such as one endpoint, as a text of their own: edits
/// inside of it need not look at the ten thousand others.
///
/// @param from offset of the entry's first line
/// @param to just behind its last line
/// @param alone the entry as the only key of a text
/// @param edits as seen from there
record Stretch(int from, int to, Edited alone, List<Edit> edits) {
  /// A section and an entry in it: what all edits have to have in common.
  private static final int STEPS = 2;

  /// Below so many chars the whole text is as quick.
  private static final int LEAST = 20_000;

  /// Empty where the edits go further than one entry, or its lines cannot be read alone.
  static Optional<Stretch> of(Edited text, List<Edit> edits) {
    String written = text.source().text();
    if (written.length() < LEAST || edits.isEmpty()) {
      return Optional.empty();
    }
    Pointer first = edits.getFirst().pointer();
    if (first.steps().size() < STEPS) {
      return Optional.empty();
    }
    Pointer entry = new Pointer(first.steps().subList(0, STEPS));
    List<Edit> inside = new ArrayList<>(edits.size());
    for (Edit edit : edits) {
      Optional<Edit> moved = edit.pointer().isWithin(entry) ? inside(edit) : Optional.empty();
      if (moved.isEmpty()) {
        return Optional.empty();
      }
      inside.add(moved.orElseThrow());
    }
    Optional<Node> section = Trees.find(text.root(), entry.parent());
    return section.isPresent() && section.orElseThrow() instanceof Mapping mapping
        ? of(text, mapping.entries(), entry.last(), inside)
        : Optional.empty();
  }

  private static Optional<Stretch> of(
      Edited text, List<Mapping.Entry> entries, String key, List<Edit> edits) {
    Text written = new Text(text.source().text());
    for (int i = 0; i < entries.size(); i++) {
      Mapping.Entry entry = entries.get(i);
      if (entry.key().text().equals(key)) {
        int from = written.lineStart(entry.key().start());
        int end = entry.value().end();
        int to =
            i + 1 < entries.size()
                ? written.lineStart(entries.get(i + 1).key().start())
                : written.column(end) == 0 ? end : written.nextLine(end);
        return to > from && entry.value().start() >= from
            ? alone(text, from, to, entry, edits)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Stretch> alone(
      Edited text, int from, int to, Mapping.Entry entry, List<Edit> edits) {
    String lines = text.source().text().substring(from, to);
    if (lines.indexOf('&') >= 0 || lines.indexOf('*') >= 0) {
      return Optional.empty(); // perhaps an anchor or an alias
    }
    Source source = new Source(text.source().name(), lines, text.source().folder());
    Report report = new Report();
    Optional<Node> root = Composer.compose(source, report);
    boolean same =
        !report.hasErrors()
            && root.isPresent()
            && root.orElseThrow() instanceof Mapping mapping
            && mapping.entries().size() == 1
            && mapping.find(entry.key().text()).isPresent()
            && Trees.same(mapping.entries().getFirst().value(), entry.value());
    return same
        ? Optional.of(new Stretch(from, to, new Edited(source, root.orElseThrow()), edits))
        : Optional.empty();
  }

  /// The edit as seen from inside of the section; empty where it changes the section itself.
  private static Optional<Edit> inside(Edit edit) {
    Pointer pointer = edit.pointer().below(1);
    boolean deeper = pointer.steps().size() > 1;
    return switch (edit) {
      case Edit.Set(_, var value) -> Optional.of(new Edit.Set(pointer, value));
      case Edit.Insert(_, var value, var before) ->
          deeper ? Optional.of(new Edit.Insert(pointer, value, before)) : Optional.empty();
      case Edit.Remove _ -> deeper ? Optional.of(new Edit.Remove(pointer)) : Optional.empty();
      case Edit.Rename(_, var key) ->
          deeper ? Optional.of(new Edit.Rename(pointer, key)) : Optional.empty();
      case Edit.Move _ -> Optional.empty();
    };
  }
}
