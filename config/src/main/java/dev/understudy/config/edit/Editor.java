package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Field;
import dev.understudy.config.edit.Part.Form;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composition;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies edits to a text.
public final class Editor {
  private static final int LONGEST_KEY = 1000; // YAML reads none above 1,024

  private final Node root;
  private final Text text;
  private final Part part;
  private final Rendering rendering;
  private final Anchors anchors;
  private final ValueEdits values;
  private final BlockEdits blocks;
  private final FlowEdits flows;

  private Editor(Source source, Node root) {
    this.root = root;
    this.text = new Text(source.text());
    this.part = PartReader.read(source);
    this.rendering = Rendering.of(text, part);
    this.anchors = Anchors.of(part);
    this.values = new ValueEdits(text, rendering);
    this.blocks = new BlockEdits(text, rendering);
    this.flows = new FlowEdits(text, rendering);
  }

  /// A text and what it says.
  public record Edited(Composition text) {
    public Source source() {
      return text.source();
    }

    public Node root() {
      return text.root();
    }
  }

  /// The text with the edits done one after the other; empty, and a problem reported, where the
  /// text cannot be read or an edit cannot be done.
  public static Optional<Edited> apply(Source source, List<Edit> edits, Report report) {
    int errors = report.errors();
    Optional<Composition> read = Composition.of(source, report);
    if (read.isEmpty() || report.errors() > errors) {
      return Optional.empty();
    }
    return apply(new Edited(read.orElseThrow()), edits, report);
  }

  /// The same of a text that has been read already, without a problem.
  public static Optional<Edited> apply(Edited text, List<Edit> edits, Report report) {
    Optional<Stretch> stretch = Stretch.of(text, edits);
    if (stretch.isPresent()) {
      Optional<Edited> edited = apply(text, stretch.orElseThrow());
      if (edited.isPresent()) {
        return edited;
      }
    }
    return oneByOne(text, edits, report);
  }

  /// Edits a few lines and reads what became of them in the whole. What cannot be done there, or
  /// does not read back, is left to the long way, which says why.
  private static Optional<Edited> apply(Edited text, Stretch stretch) {
    Optional<Edited> lines = oneByOne(stretch.alone(), stretch.edits(), new Report());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Source before = text.source();
    String written =
        before.text().substring(0, stretch.from())
            + lines.orElseThrow().source().text()
            + before.text().substring(stretch.to());
    Source source = new Source(before.name(), written, before.folder());
    Report report = new Report();
    Optional<Composition> read = Composition.of(source, text.text(), report);
    return report.hasErrors() ? Optional.empty() : read.map(Edited::new);
  }

  private static Optional<Edited> oneByOne(Edited text, List<Edit> edits, Report report) {
    Edited now = text;
    for (Edit edit : edits) {
      try {
        now = apply(now, edit);
      } catch (Refused refused) {
        report.error(refused.where(), String.valueOf(refused.getMessage()), refused.help());
        return Optional.empty();
      }
    }
    return Optional.of(now);
  }

  private static Edited apply(Edited before, Edit edit) throws Refused {
    Node wanted = Trees.edit(before.root(), edit);
    if (Trees.same(before.root(), wanted)) {
      return before;
    }
    if (edit instanceof Edit.Move(var pointer, var to)) {
      Node moved = Trees.at(before.root(), pointer);
      Edited without = apply(before, new Edit.Remove(pointer));
      return apply(without, new Edit.Insert(to, moved, Optional.empty()));
    }
    Editor editor = new Editor(before.source(), before.root());
    String text = Splice.apply(before.source().text(), editor.splices(edit, wanted));
    Source source = new Source(before.source().name(), text, before.source().folder());
    Report report = new Report();
    Optional<Composition> read = Composition.of(source, before.text(), report);
    if (read.isEmpty() || report.hasErrors() || !Trees.same(read.orElseThrow().root(), wanted)) {
      throw new Refused(
          Trees.find(before.root(), edit.pointer()).map(Placed.class::cast).orElse(before.root()),
          edit.pointer() + " cannot be edited without changing more of the text than it",
          "Edit the text by hand; its layout around there is unusual.");
    }
    return new Edited(read.orElseThrow());
  }

  /// @param wanted the whole tree as it is to be
  private List<Splice> splices(Edit edit, Node wanted) throws Refused {
    return switch (edit) {
      case Edit.Set(var pointer, var value) -> set(pointer, value, wanted);
      case Edit.Insert(var pointer, var value, var before) ->
          insert(pointer, value, before, wanted);
      case Edit.Remove(var pointer) -> remove(pointer, wanted);
      case Edit.Rename(var pointer, var key) -> rename(pointer, key, wanted);
      case Edit.Move _ -> throw new IllegalStateException("a move is two edits");
    };
  }

  private List<Splice> set(Pointer pointer, Node value, Node wanted) throws Refused {
    checkKeys(value);
    if (Trees.find(root, pointer).isPresent()) {
      return replace(pointer, value, wanted);
    }
    Pointer there = pointer;
    while (Trees.find(root, there.parent()).isEmpty()) {
      there = there.parent();
    }
    Node wrapped = Trees.wrapped(value, pointer.below(there.steps().size()));
    return insert(there, wrapped, Optional.empty(), wanted);
  }

  private List<Splice> replace(Pointer pointer, Node value, Node wanted) throws Refused {
    Optional<List<Splice>> wider = wider(pointer, wanted);
    if (wider.isPresent()) {
      return wider.orElseThrow();
    }
    Spot spot = spot(pointer);
    anchors.refuseLosing(spot.value(), place(pointer));
    return values.replace(spot, value);
  }

  private List<Splice> insert(Pointer pointer, Node value, Optional<String> before, Node wanted)
      throws Refused {
    checkKeys(Mapping.of(Map.of(pointer.last(), value)));
    Pointer parent = pointer.parent();
    Optional<List<Splice>> wider = wider(pointer, wanted);
    if (wider.isPresent()) {
      return wider.orElseThrow();
    }
    Spot into = spot(parent);
    Part container = into.value();
    if (container.form() == Form.ALIAS) {
      return replace(parent, Trees.at(wanted, parent), wanted);
    }
    anchors.refuseChanging(container, place(parent));
    boolean bare = container.isFlow() && text.isBlank(container.start() + 1, container.end() - 1);
    boolean scalar = !container.isBlock() && !container.isFlow();
    if (scalar || container.size() == 0 && bare && !into.isInFlow() && !rendering.json()) {
      return values.replace(into, Trees.at(wanted, parent));
    }
    int at = number(Trees.at(root, parent), pointer.last(), before);
    if (container.isBlock()) {
      return blocks.insert(container, at, pointer.last(), value, place(parent));
    }
    return flows.isOdd(container)
        ? values.replace(into, Trees.at(wanted, parent))
        : flows.insert(container, at, pointer.last(), value);
  }

  private static int number(Node container, String step, Optional<String> before) {
    return switch (container) {
      case Mapping mapping -> {
        int size = mapping.entries().size();
        int at = before.map(key -> indexOf(mapping, key)).orElse(-1);
        yield at < 0 ? size : at;
      }
      case Sequence sequence -> {
        int size = sequence.items().size();
        yield step.equals("-") ? size : Trees.index(step, size + 1);
      }
      default -> 0;
    };
  }

  private List<Splice> remove(Pointer pointer, Node wanted) throws Refused {
    Optional<List<Splice>> wider = wider(pointer, wanted);
    if (wider.isPresent()) {
      return wider.orElseThrow();
    }
    Spot spot = spot(pointer);
    Part container = spot.parent().orElseThrow();
    anchors.refuseLosing(spot.value(), place(pointer));
    if (container.isMapping()) {
      anchors.refuseLosing(container.fields().get(spot.number()).key(), place(pointer));
    }
    Pointer above = pointer.parent();
    if (container.isBlock()) {
      return container.size() == 1
          ? replace(above, Trees.at(wanted, above), wanted)
          : blocks.remove(container, spot.number(), place(above));
    }
    return flows.isOdd(container)
        ? replace(above, Trees.at(wanted, above), wanted)
        : flows.remove(container, spot.number());
  }

  private List<Splice> rename(Pointer pointer, String key, Node wanted) throws Refused {
    checkKeys(Mapping.of(Map.of(key, dev.understudy.config.text.Scalar.bool(true))));
    Optional<List<Splice>> wider = wider(pointer, wanted);
    if (wider.isPresent()) {
      return wider.orElseThrow();
    }
    Spot spot = spot(pointer);
    Field field = spot.parent().orElseThrow().fields().get(spot.number());
    anchors.refuseLosing(field.key(), place(pointer));
    String written = rendering.key(key);
    if (field.key().form() == Form.DOUBLE_QUOTED && !written.startsWith("\"")) {
      written = "\"" + written + "\"";
    }
    return List.of(new Splice(field.key().start(), field.key().end(), written));
  }

  /// Where a value inside of an alias or of an unusual mapping is edited, that as a whole is
  /// written anew. Editing inside of what an alias repeats is refused.
  private Optional<List<Splice>> wider(Pointer pointer, Node wanted) throws Refused {
    Spot at = Spot.root(part);
    Pointer here = Pointer.ROOT;
    for (String step : pointer.steps()) {
      Part container = at.value();
      if (container.form() == Form.ALIAS) {
        return Optional.of(replace(here, Trees.at(wanted, here), wanted));
      }
      anchors.refuseChanging(container, place(here));
      boolean last = here.steps().size() == pointer.steps().size() - 1;
      if (last && container.isFlow() && flows.isOdd(container)) {
        anchors.refuseLosing(container, place(here));
        return Optional.of(values.replace(at, Trees.at(wanted, here)));
      }
      int index = indexIn(Trees.at(root, here), step);
      if (index < 0) {
        return Optional.empty(); // not there yet
      }
      at = at.child(index);
      here = here.with(step);
    }
    return Optional.empty();
  }

  private Spot spot(Pointer pointer) throws Refused {
    Spot at = Spot.root(part);
    Node node = root;
    for (String step : pointer.steps()) {
      int index = indexIn(node, step);
      node = Trees.at(node, Pointer.ROOT.with(step));
      at = at.child(index);
    }
    return at;
  }

  private static int indexIn(Node container, String step) {
    return switch (container) {
      case Mapping mapping -> indexOf(mapping, step);
      case Sequence sequence -> Trees.index(step, sequence.items().size());
      default -> -1;
    };
  }

  private static int indexOf(Mapping mapping, String key) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      if (mapping.entries().get(i).key().text().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private Placed place(Pointer pointer) {
    return () -> Trees.find(root, pointer).orElse(root).place();
  }

  private void checkKeys(Node value) throws Refused {
    switch (value) {
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          if (entry.key().text().length() > LONGEST_KEY) {
            throw new Refused(root, "a key has more than " + LONGEST_KEY + " characters", "");
          }
          checkKeys(entry.value());
        }
      }
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          checkKeys(item);
        }
      }
      default -> {}
    }
  }
}
