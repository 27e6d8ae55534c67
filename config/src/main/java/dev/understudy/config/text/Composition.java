package dev.understudy.config.text;

import dev.understudy.config.problem.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text that has been read. A long one is divided into the entries of its sections, such as
/// endpoints, so that the next version of it is read by what differs: an entry whose lines are the
/// same is the same [Node] in both.
///
/// Where the lines of an entry say something other alone than within the whole, the text is not
/// divided: with anchors and aliases, in flow style (JSON).
public final class Composition {
  /// Below so many chars the whole text is as quick.
  static final int LEAST = 20_000;

  private final Source source;
  private final Node root;
  private final List<Section> sections;

  private Composition(Source source, Node root, List<Section> sections) {
    this.source = source;
    this.root = root;
    this.sections = List.copyOf(sections);
  }

  /// Reads a text; empty where there is no tree to trust, and it may be that some of it is missing
  /// where a problem is reported.
  public static Optional<Composition> of(Source source, Report report) {
    return of(source, LEAST, report);
  }

  static Optional<Composition> of(Source source, int least, Report report) {
    int before = report.heard();
    Optional<Composer.Composed> composed = Composer.compose(source, 0, report);
    if (composed.isEmpty()) {
      return Optional.empty();
    }
    Node root = composed.orElseThrow().root();
    boolean whole =
        report.heard() > before
            || composed.orElseThrow().anchored()
            || source.text().length() < least;
    return Optional.of(
        !whole && root instanceof Mapping mapping
            ? divided(source, mapping)
            : new Composition(source, root, List.of()));
  }

  /// Reads the next version of a text.
  public static Optional<Composition> of(Source source, Composition before, Report report) {
    if (before.sections.isEmpty()) {
      return of(source, report);
    }
    if (source.text().equals(before.source.text())) {
      return Optional.of(before);
    }
    Optional<Composition> edited = TextChange.of(before.source, source).in(before);
    return edited.isPresent()
        ? edited
        : of(source, 0, report).map(anew -> anew.sharing(before.sections));
  }

  public Source source() {
    return source;
  }

  public Node root() {
    return root;
  }

  List<Section> sections() {
    return sections;
  }

  /// One entry of a section, as a text of its own.
  ///
  /// @param from offset of its first line in the whole text
  /// @param to just behind its last line
  public record Entry(int from, int to, Composition alone) {}

  /// The entry of a section; empty where the text is not divided there.
  public Optional<Entry> entry(String section, String key) {
    for (Section each : sections) {
      if (each.key().equals(section)) {
        for (int i = 0; i < each.parts().size(); i++) {
          Section.Part part = each.parts().get(i);
          if (part.id().equals(key)) {
            return Optional.of(
                new Entry(
                    each.starts()[i],
                    each.starts()[i + 1],
                    new Composition(part.source(), part.tree(), List.of())));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether nodes that it shares with another version of the text still give the lines of that
  /// one.
  public boolean hasMoved() {
    return sections.stream().anyMatch(section -> section.hasMoved(source));
  }

  /// From now on nodes that it shares with other versions of the text give the lines of this one.
  public void settle() {
    sections.forEach(section -> section.settle(source));
  }

  private static Composition divided(Source source, Mapping root) {
    List<Section> sections = new ArrayList<>();
    List<Mapping.Entry> entries = root.entries();
    for (int i = 0; i < entries.size(); i++) {
      int end =
          i + 1 < entries.size()
              ? Section.lineStart(source.text(), entries.get(i + 1).key().start())
              : source.text().length();
      if (entries.get(i).value() instanceof Mapping mapping) {
        int last = Math.min(end, Section.nextLine(source.text(), mapping.end()));
        Section.divide(source, entries.get(i).key().text(), mapping, last).ifPresent(sections::add);
      }
    }
    return assembled(source, root, sections, Integer.MAX_VALUE, 0);
  }

  private Composition sharing(List<Section> before) {
    List<Section> shared = new ArrayList<>(sections.size());
    for (Section section : sections) {
      shared.add(
          before.stream()
              .filter(it -> it.key().equals(section.key()))
              .findFirst()
              .map(section::sharing)
              .orElse(section));
    }
    return root instanceof Mapping mapping
        ? assembled(source, mapping, shared, Integer.MAX_VALUE, 0)
        : this;
  }

  /// A whole of sections and of what stands around them.
  ///
  /// @param root whose values are taken where there is no section
  /// @param from offset from which these have moved
  /// @param by how many chars
  static Composition assembled(
      Source source, Mapping root, List<Section> sections, int from, int by) {
    List<Mapping.Entry> entries = new ArrayList<>(root.entries().size());
    int next = 0;
    for (Mapping.Entry entry : root.entries()) {
      Scalar key = entry.key().moved(source, shift(entry.key(), from, by));
      boolean divided =
          next < sections.size() && sections.get(next).key().equals(entry.key().text());
      Node value =
          divided
              ? sections.get(next++).mapping(source)
              : entry.value().moved(source, shift(entry.value(), from, by));
      entries.add(new Mapping.Entry(key, value));
    }
    int end = sections.isEmpty() ? root.end() : entries.getLast().value().end();
    return new Composition(source, new Mapping(source, root.start(), end, entries), sections);
  }

  private static int shift(Node node, int from, int by) {
    return node.start() >= from ? by : 0;
  }
}
