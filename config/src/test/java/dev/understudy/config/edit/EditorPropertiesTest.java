package dev.understudy.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever the layout: editing the text is editing the tree, and the rest of the text stays.
class EditorPropertiesTest {
  @Property(tries = 1000, seed = "20261124")
  void anEditOfTheTextIsTheEditOfTheTree(@ForAll long seed) throws Refused {
    Random random = new Random(seed);
    Scribe.Page page = new Scribe(random).page(collection(random));
    Node root = read(page.text());
    Edit edit = edit(random, root);
    Node wanted = Trees.edit(root, edit);
    String text = edited(page.text(), List.of(edit));
    assertThat(Trees.same(read(text), wanted)).isTrue();
    page.comments()
        .forEach(
            (comment, owner) -> {
              boolean said = JsonWriter.compact(root).contains(comment); // by a block scalar
              if (!said && !owner.isWithin(edit.pointer())) {
                assertThat(text)
                    .as("%s by %s of\n%s", comment, edit, page.text())
                    .contains(comment);
              }
            });
    assertRestStays(page.text(), root, edit, text);
  }

  @Property(tries = 200, seed = "20261124")
  void manyEditsOneAfterTheOther(@ForAll long seed) throws Refused {
    Random random = new Random(seed);
    String text = new Scribe(random).page(collection(random)).text();
    Node tree = read(text);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Edit edit = edit(random, tree);
      tree = Trees.edit(tree, edit);
      edits.add(edit);
    }
    assertThat(Trees.same(read(edited(text, edits)), tree)).isTrue();
  }

  @Property(tries = 200, seed = "20261124")
  void jsonStaysJson(@ForAll long seed) throws Refused {
    Random random = new Random(seed);
    Node tree = collection(random);
    boolean pretty = random.nextBoolean();
    String text = pretty ? JsonWriter.pretty(tree) : JsonWriter.compact(tree);
    for (int i = 0; i < 4; i++) {
      Edit edit = edit(random, read(text));
      text = edited(text, List.of(edit));
    }
    assertThat(Trees.same(read(text), read(text))).isTrue();
    new tools.jackson.databind.ObjectMapper().readTree(text);
  }

  @Property(tries = 200, seed = "20261124")
  void theDifferenceOfTwoTreesLeadsFromOneToTheOther(@ForAll long seed) {
    Random random = new Random(seed);
    String text = new Scribe(random).page(collection(random)).text();
    Node to = collection(random);
    List<Edit> edits = Difference.edits(read(text), to);
    assertThat(Trees.same(read(edited(text, edits)), to)).isTrue();
  }

  private static Node collection(Random random) {
    Node tree = Scribe.tree(random, 4);
    return tree instanceof Scalar ? Mapping.of(Map.of("a", tree)) : tree;
  }

  private static void assertRestStays(String before, Node root, Edit edit, String after) {
    if (edit.pointer().isRoot() || edit instanceof Edit.Move) {
      return;
    }
    Pointer stays = edit.pointer();
    Node parent = Trees.find(root, stays.parent()).orElse(root);
    Text text = new Text(before);
    boolean whole =
        edit instanceof Edit.Insert
            || Trees.find(root, stays).isEmpty()
            || size(parent) < 2
            || !standsAlone(before, parent, Trees.find(root, stays).orElseThrow())
            || "[{".indexOf(before.charAt(parent.start())) >= 0;
    Pointer meant = whole ? stays.parent() : stays;
    while (!meant.isRoot()
        && "[{".indexOf(before.charAt(Trees.find(root, meant.parent()).orElse(root).start()))
            >= 0) {
      meant = meant.parent(); // what stands between brackets shares its lines
    }
    int from = meant.isRoot() ? 0 : behindTheOneBefore(root, meant, text);
    int to = text.nextLine(Trees.find(root, meant).orElse(root).end());
    assertThat(after).as("%s of\n%s", edit, before).startsWith(before.substring(0, from));
    if (to < before.length()) {
      // what follows may move up behind a dash, and a comment out of a block scalar
      assertThat(after).as("%s of\n%s", edit, before).endsWith(before.substring(to).stripLeading());
    }
  }

  private static int behindTheOneBefore(Node root, Pointer at, Text text) {
    Node parent = Trees.find(root, at.parent()).orElseThrow();
    int from = text.lineStart(parent.start());
    List<Node> children =
        parent instanceof Mapping mapping
            ? mapping.entries().stream().map(Mapping.Entry::value).toList()
            : ((Sequence) parent).items();
    for (Node child : children) {
      if (child == Trees.find(root, at).orElseThrow()) {
        break;
      }
      from = text.lineStart(child.end());
      from = text.column(child.end()) == 0 ? from : text.nextLine(child.end());
    }
    return from;
  }

  /// Whether nothing but blanks and its own dash stands in front of it on its line.
  private static boolean standsAlone(String text, Node parent, Node value) {
    int start = value.start();
    if (parent instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        start = entry.value() == value ? entry.key().start() : start;
      }
    }
    String lead = text.substring(new Text(text).lineStart(start), start).strip();
    return lead.isEmpty() || parent instanceof Sequence && lead.equals("-");
  }

  private static int size(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping.entries().size();
      case Sequence sequence -> sequence.items().size();
      default -> 0;
    };
  }

  /// An edit that is possible.
  static Edit edit(Random random, Node root) {
    while (true) {
      Edit edit = anyEdit(random, root);
      try {
        Trees.edit(root, edit);
        return edit;
      } catch (Refused notPossible) {
        // another one
      }
    }
  }

  private static Edit anyEdit(Random random, Node root) {
    List<Pointer> all = new ArrayList<>();
    pointers(root, Pointer.ROOT, all);
    Pointer at = all.get(random.nextInt(all.size()));
    Node value = Scribe.tree(random, random.nextInt(4));
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Edit.Set(at.isRoot() ? at.with(Scribe.key(random)) : at, value);
      case 2 -> new Edit.Remove(at);
      case 3 -> new Edit.Rename(at, Scribe.key(random));
      case 4 -> new Edit.Move(at, all.get(random.nextInt(all.size())));
      default -> {
        Node node = Trees.find(root, at).orElseThrow();
        String step = Scribe.key(random);
        Optional<String> before = Optional.empty();
        if (node instanceof Sequence sequence) {
          step = Integer.toString(random.nextInt(sequence.items().size() + 1));
        } else if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
          int index = random.nextInt(mapping.entries().size());
          before = Optional.of(mapping.entries().get(index).key().text());
        }
        yield new Edit.Insert(
            at.with(step), value, random.nextBoolean() ? before : Optional.empty());
      }
    };
  }

  private static void pointers(Node node, Pointer at, List<Pointer> all) {
    all.add(at);
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> pointers(entry.value(), at.with(entry.key().text()), all));
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          pointers(sequence.items().get(i), at.with(Integer.toString(i)), all);
        }
      }
      default -> {}
    }
  }

  private static String edited(String text, List<Edit> edits) {
    Report report = new Report();
    Optional<Editor.Edited> edited =
        Editor.apply(new Source("t", text, Optional.empty()), edits, report);
    assertThat(report.sorted()).as("%s of\n%s", edits, text).isEmpty();
    return edited.orElseThrow().source().text();
  }

  private static Node read(String text) {
    Report report = new Report();
    Optional<Node> node = Composer.compose(new Source("t", text, Optional.empty()), report);
    assertThat(report.sorted()).as(text).isEmpty();
    return node.orElseThrow();
  }
}
