package dev.understudy.config.openapi.convert;

import dev.understudy.config.edit.Difference;
import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.Editor;
import dev.understudy.config.edit.Pointer;
import dev.understudy.config.openapi.convert.Change.Kind;
import dev.understudy.config.openapi.convert.Draft.DraftEndpoint;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Mapping.Entry;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts an import into a configuration that was imported before, or written by hand: what a person
/// changed stays, what only the description changed follows it, new operations come, operations
/// that are gone are listed.
///
/// Each key of each entry is merged from three sides: what the last import wrote ([Remembered]),
/// what stands there now, what the import says now. The text is changed entry by entry, so comments
/// and layout of the rest stay.
final class Reimport {
  private final Source source;
  private final Mapping root;
  private final Draft draft;
  private final Remembered before;
  private final List<Change> changes = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();
  private final Map<String, DraftEndpoint> byId = new HashMap<>();

  /// A stretch of the text, and what comes in its place.
  private record Splice(int from, int to, String text) {}

  /// @param text the merged configuration
  record Merged(String text, List<Change> changes) {}

  private Reimport(Source source, Mapping root, Draft draft, Remembered before) {
    this.source = source;
    this.root = root;
    this.draft = draft;
    this.before = before;
  }

  /// Empty, and problems reported, where the text cannot be read or changed.
  ///
  /// @param existing without what is remembered in it
  static Optional<Merged> merge(Source existing, Draft draft, Remembered before, Report report) {
    int errors = report.errors();
    Optional<Node> root = Composer.compose(existing, report);
    if (root.isEmpty() || report.errors() > errors) {
      return Optional.empty();
    }
    if (!(root.orElseThrow() instanceof Mapping mapping)) {
      report.error(root.orElseThrow(), "this is no configuration", "It is a mapping.");
      return Optional.empty();
    }
    return new Reimport(existing, mapping, draft, before).merge(report);
  }

  private Optional<Merged> merge(Report report) {
    Mapping wanted = draft.tree();
    for (String section : Remembered.SECTIONS) {
      if (!section(section, wanted.find(section).orElse(Mapping.of(Map.of())), report)) {
        return Optional.empty();
      }
    }
    StringBuilder text = new StringBuilder(source.text());
    splices.stream()
        .sorted((a, b) -> Integer.compare(b.from(), a.from()))
        .forEach(splice -> text.replace(splice.from(), splice.to(), splice.text()));
    if (!appended.isEmpty()) {
      text.append(text.toString().endsWith("\n") ? "" : "\n").append(appended);
    }
    Source now = new Source(source.name(), text.toString(), source.folder());
    return Editor.apply(now, whole(wanted), report)
        .map(edited -> new Merged(edited.source().text(), changes));
  }

  /// Edits of what stands outside of the sections.
  private List<Edit> whole(Mapping wanted) {
    List<Edit> edits = new ArrayList<>();
    for (String key : List.of("name", "seed", "defaults")) {
      Optional<Node> mine = root.find(key);
      Optional<Node> now = wanted.find(key);
      String was = before.whole().getOrDefault(key, "");
      if (now.isPresent() && takes(mine, now, was)) {
        edits.add(new Edit.Set(Pointer.ROOT.with(key), now.orElseThrow()));
        changes.add(new Change(mine.isEmpty() ? Kind.ADDED : Kind.UPDATED, key, ""));
      }
    }
    for (Entry entry : wanted.entries()) {
      String key = entry.key().text();
      boolean other = !Remembered.SECTIONS.contains(key) && !before.whole().containsKey(key);
      if (other && root.find(key).isEmpty() && !key.equals("defaults") && !key.equals("seed")) {
        edits.add(new Edit.Set(Pointer.ROOT.with(key), entry.value()));
        changes.add(new Change(Kind.ADDED, key, ""));
      }
    }
    return edits;
  }

  /// Whether the import's value takes the place of what stands there: it is another one, and a
  /// person has not touched what the last import wrote.
  private static boolean takes(Optional<Node> mine, Optional<Node> now, String was) {
    String here = mine.map(Remembered::digest).orElse("");
    String wanted = now.map(Remembered::digest).orElse("");
    return !here.equals(wanted) && here.equals(was);
  }

  private boolean section(String section, Node wanted, Report report) {
    if (!(wanted instanceof Mapping entries)) {
      return true;
    }
    Optional<Node> there = root.find(section);
    Mapping mine = there.orElse(null) instanceof Mapping mapping ? mapping : Mapping.of(Map.of());
    boolean missing = mine.entries().isEmpty();
    Map<String, Entry> byName = new LinkedHashMap<>();
    mine.entries().forEach(entry -> byName.put(entry.key().text(), entry));
    Map<String, String> renamed =
        section.equals("endpoints") ? byRequest(entries, byName) : Map.of();
    int at = missing ? -1 : startOfLine(mine.entries().getFirst().key().start());
    Map<Integer, StringBuilder> added = new LinkedHashMap<>();
    StringBuilder alone = new StringBuilder();
    int end = missing ? -1 : endOfLine(mine.entries().getLast().value().end());
    int place = end;
    Set<String> described = new LinkedHashSet<>();
    for (Entry entry : entries.entries()) {
      String name = entry.key().text();
      String known = renamed.getOrDefault(name, name);
      described.add(name);
      Entry here = byName.get(known);
      if (here != null) {
        if (!isLine(here)) {
          report.error(
              here.key(),
              "\"" + known + "\" does not stand on lines of its own, so nothing can be merged",
              "Write `" + section + "` in block style: one entry below the other, without braces.");
          return false;
        }
        place = endOfLine(here.value().end());
        merge(section, name, here, entry.value());
      } else if (before.entry(section, name).isPresent()) {
        changes.add(new Change(Kind.STAYS_OUT, section + "/" + name, "you took it out"));
      } else {
        String lines = lines(section, name, entry.value());
        changes.add(new Change(Kind.ADDED, section + "/" + name, ""));
        if (missing) {
          alone.append(alone.isEmpty() || !section.equals("endpoints") ? "" : "\n").append(lines);
        } else {
          String gap = section.equals("endpoints") ? "\n" : "";
          added
              .computeIfAbsent(place, _ -> new StringBuilder())
              .append(gap)
              .append(shifted(lines, at));
        }
      }
    }
    if (missing && !alone.isEmpty()) {
      return open(section, there, alone.toString(), report);
    }
    added.forEach(
        (offset, lines) -> {
          boolean broken = offset > 0 && source.text().charAt(offset - 1) != '\n';
          splices.add(new Splice(offset, offset, (broken ? "\n" : "") + lines));
        });
    gone(section, described);
    return true;
  }

  /// A section that is not there, or holds nothing.
  private boolean open(String section, Optional<Node> there, String lines, Report report) {
    if (there.isPresent()) {
      Node empty = there.orElseThrow();
      if (source.text().substring(empty.start(), empty.end()).contains("\n")) {
        report.error(empty, "`" + section + "` is empty in an unusual way", "Take it out.");
        return false;
      }
      splices.add(new Splice(empty.start(), empty.end(), "\n" + lines.stripTrailing()));
    } else {
      appended.append('\n').append(section).append(":\n").append(lines);
    }
    return true;
  }

  private void gone(String section, Set<String> described) {
    before.digests().keySet().stream()
        .filter(key -> key.startsWith(section + "/"))
        .map(key -> key.substring(section.length() + 1))
        .filter(name -> !described.contains(name))
        .filter(name -> root.find(section).flatMap(it -> it.follow("/" + name)).isPresent())
        .forEach(
            name ->
                changes.add(
                    new Change(
                        Kind.GONE, section + "/" + name, "take it out if it is not wanted")));
  }

  /// Endpoints that a person gave another id: the same request tells.
  private static Map<String, String> byRequest(Mapping wanted, Map<String, Entry> mine) {
    Map<String, String> ids = new HashMap<>();
    mine.forEach(
        (id, entry) ->
            entry
                .value()
                .follow("/request")
                .ifPresent(node -> ids.putIfAbsent(Remembered.digest(node), id)));
    Map<String, String> renamed = new HashMap<>();
    for (Entry entry : wanted.entries()) {
      String name = entry.key().text();
      if (!mine.containsKey(name)) {
        entry
            .value()
            .follow("/request")
            .map(Remembered::digest)
            .map(ids::get)
            .filter(id -> wanted.find(id).isEmpty())
            .ifPresent(id -> renamed.put(name, id));
      }
    }
    return renamed;
  }

  private void merge(String section, String name, Entry here, Node now) {
    String label = section + "/" + name;
    Optional<Map<String, String>> was = before.entry(section, name);
    if (!(here.value() instanceof Mapping mine)
        || !(now instanceof Mapping wanted)
        || section.equals("schemas")) {
      Optional<Node> old = Optional.of(here.value());
      if (takes(old, Optional.of(now), was.map(it -> it.getOrDefault(".", "")).orElse(""))) {
        replace(section, name, here, now);
      }
      return;
    }
    List<Edit> edits = new ArrayList<>();
    Set<String> kept = new LinkedHashSet<>();
    Set<String> touched = new LinkedHashSet<>();
    Map<String, String> base = was.orElse(Map.of());
    for (String key : keys(mine, wanted, base)) {
      Optional<Node> old = mine.find(key);
      Optional<Node> next = wanted.find(key);
      String then = base.getOrDefault(key, "");
      String digest = old.map(Remembered::digest).orElse("");
      String soon = next.map(Remembered::digest).orElse("");
      if (!digest.equals(then)) {
        touched.add(key);
      }
      if (digest.equals(soon)) {
        continue;
      }
      if (was.isPresent() && digest.equals(then)) {
        Pointer at = Pointer.ROOT.with(here.key().text()).with(key);
        if (next.isEmpty()) {
          edits.add(new Edit.Remove(at));
        } else if (old.isPresent()) {
          edits.addAll(Difference.edits(old.orElseThrow(), next.orElseThrow(), at));
        } else {
          edits.add(new Edit.Set(at, next.orElseThrow()));
        }
      } else if (was.isEmpty() || !soon.equals(then)) {
        kept.add(key);
      }
    }
    if (!kept.isEmpty()) {
      changes.add(
          new Change(
              Kind.KEPT,
              label,
              "the description says something else of " + String.join(", ", kept)));
    }
    if (!edits.isEmpty()) {
      if (touched.isEmpty()) {
        replace(section, name, here, now);
      } else {
        edit(label, here, edits);
      }
    }
  }

  private static Set<String> keys(Mapping mine, Mapping wanted, Map<String, String> base) {
    Set<String> keys = new LinkedHashSet<>();
    mine.entries().forEach(entry -> keys.add(entry.key().text()));
    wanted.entries().forEach(entry -> keys.add(entry.key().text()));
    keys.addAll(base.keySet());
    return keys;
  }

  /// Writes an entry anew that nobody has touched.
  private void replace(String section, String name, Entry here, Node now) {
    int from = startOfLine(here.key().start());
    String lines = shifted(lines(section, here.key().text(), now, name), from);
    splices.add(new Splice(from, endOfLine(here.value().end()), lines));
    changes.add(new Change(Kind.UPDATED, section + "/" + name, ""));
  }

  /// Changes some keys of an entry, on its lines alone.
  private void edit(String label, Entry here, List<Edit> edits) {
    int from = startOfLine(here.key().start());
    int to = endOfLine(here.value().end());
    Source lines = new Source(source.name(), source.text().substring(from, to), Optional.empty());
    Report report = new Report();
    Optional<Editor.Edited> edited = Editor.apply(lines, edits, report);
    if (edited.isPresent()) {
      splices.add(new Splice(from, to, edited.orElseThrow().source().text()));
      changes.add(new Change(Kind.UPDATED, label, "what you changed in it stays"));
    } else {
      String why = report.sorted().getFirst().message();
      changes.add(new Change(Kind.KEPT, label, "it cannot be changed in place: " + why));
    }
  }

  private String lines(String section, String name, Node value) {
    return lines(section, name, value, name);
  }

  /// @param wanted what the import calls it
  private String lines(String section, String name, Node value, String wanted) {
    Optional<DraftEndpoint> endpoint = Optional.ofNullable(endpoints().get(wanted));
    if (section.equals("endpoints") && endpoint.isPresent()) {
      DraftEndpoint known = endpoint.orElseThrow();
      return DraftText.endpoint(
          new DraftEndpoint(name, known.comment(), known.value(), known.where()));
    }
    if (section.equals("groups")) {
      return DraftText.group(name, value);
    }
    StringBuilder out = new StringBuilder();
    new Layout(out).entry(name, value, 2, "");
    return out.toString();
  }

  private Map<String, DraftEndpoint> endpoints() {
    if (byId.isEmpty()) {
      byId.putAll(
          draft.endpoints().stream()
              .collect(Collectors.toMap(DraftEndpoint::id, Function.identity(), (one, _) -> one)));
    }
    return byId;
  }

  /// Lines that are indented by two, indented as the line at this offset.
  private String shifted(String lines, int lineStart) {
    int column = 0;
    while (source.text().charAt(lineStart + column) == ' ') {
      column++;
    }
    if (column == 2) {
      return lines;
    }
    String indent = " ".repeat(column);
    StringBuilder out = new StringBuilder();
    lines
        .lines()
        .forEach(line -> out.append(line.isEmpty() ? "" : indent + line.substring(2)).append('\n'));
    return out.toString();
  }

  private boolean isLine(Entry entry) {
    int start = entry.key().start();
    String before = source.text().substring(startOfLine(start), start);
    return before.isBlank() && !before.isEmpty() && entry.value().start() >= start;
  }

  private int startOfLine(int offset) {
    return source.text().lastIndexOf('\n', offset - 1) + 1;
  }

  private int endOfLine(int offset) {
    int newline = source.text().indexOf('\n', Math.max(0, offset - 1));
    boolean ended = offset > 0 && source.text().charAt(offset - 1) == '\n';
    return ended ? offset : newline < 0 ? source.text().length() : newline + 1;
  }
}
