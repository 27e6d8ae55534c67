package dev.understudy.config.edit;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Edits of trees, without any text: what an edit means.
final class Trees {
  private Trees() {}

  /// The tree with one edit done; the one given stays as it is.
  ///
  /// @throws Refused where the pointer leads nowhere, or an insert would replace
  static Node edit(Node root, Edit edit) throws Refused {
    return switch (edit) {
      case Edit.Set(var pointer, var value) -> set(root, pointer, value);
      case Edit.Insert(var pointer, var value, var before) -> insert(root, pointer, value, before);
      case Edit.Remove(var pointer) -> remove(root, pointer);
      case Edit.Rename(var pointer, var key) -> rename(root, pointer, key);
      case Edit.Move(var pointer, var to) -> {
        Node value = at(root, pointer);
        if (to.isWithin(pointer)) {
          throw new Refused(value, pointer + " cannot move into itself", "");
        }
        yield insert(remove(root, pointer), to, value, Optional.empty());
      }
    };
  }

  /// The value at a pointer.
  static Node at(Node root, Pointer pointer) throws Refused {
    Node at = root;
    for (String step : pointer.steps()) {
      Optional<Node> next = child(at, step);
      if (next.isEmpty()) {
        throw new Refused(at, "there is no " + pointer, "\"" + step + "\" is not in " + kind(at));
      }
      at = next.orElseThrow();
    }
    return at;
  }

  static Optional<Node> find(Node root, Pointer pointer) {
    Optional<Node> at = Optional.of(root);
    for (String step : pointer.steps()) {
      at = at.flatMap(node -> child(node, step));
    }
    return at;
  }

  private static Optional<Node> child(Node node, String step) {
    return switch (node) {
      case Mapping mapping -> mapping.find(step);
      case Sequence sequence -> {
        int index = index(step, sequence.items().size());
        yield index < 0 ? Optional.empty() : Optional.of(sequence.items().get(index));
      }
      case Scalar _ -> Optional.empty();
    };
  }

  /// A list's index; -1 where it is none below `size`.
  static int index(String step, int size) {
    if (step.isEmpty() || step.length() > 9 || step.length() > 1 && step.charAt(0) == '0') {
      return -1;
    }
    for (int i = 0; i < step.length(); i++) {
      if (step.charAt(i) < '0' || step.charAt(i) > '9') {
        return -1;
      }
    }
    int index = Integer.parseInt(step);
    return index < size ? index : -1;
  }

  private static Node set(Node node, Pointer pointer, Node value) throws Refused {
    if (pointer.isRoot()) {
      return value;
    }
    String step = pointer.steps().getFirst();
    Optional<Node> old = child(node, step);
    if (old.isPresent()) {
      return with(node, step, set(old.orElseThrow(), pointer.below(1), value));
    }
    if (node instanceof Mapping || isNull(node)) {
      return with(node, step, wrapped(value, pointer.below(1)));
    }
    throw new Refused(
        node,
        "there is no " + pointer + " to set",
        "\"" + step + "\" is not in " + kind(node) + "; a list takes new items by insert");
  }

  /// A value inside of as many new mappings as the pointer has steps.
  static Node wrapped(Node value, Pointer pointer) {
    Node wrapped = value;
    for (String step : pointer.steps().reversed()) {
      wrapped = Mapping.of(Map.of(step, wrapped));
    }
    return wrapped;
  }

  private static Node insert(Node root, Pointer pointer, Node value, Optional<String> before)
      throws Refused {
    if (pointer.isRoot()) {
      throw new Refused(root, "the whole document cannot be inserted", "Set it.");
    }
    Node parent = at(root, pointer.parent());
    String step = pointer.last();
    Node grown =
        switch (parent) {
          case Sequence sequence -> {
            int size = sequence.items().size();
            int index = step.equals("-") ? size : index(step, size + 1);
            if (index < 0) {
              throw new Refused(
                  sequence,
                  "there is no place " + step + " in a list of " + size,
                  "Its places are 0 to " + size + "; - is behind the last.");
            }
            List<Node> items = new ArrayList<>(sequence.items());
            items.add(index, value);
            yield Sequence.of(items);
          }
          case Mapping mapping -> inserted(mapping, step, value, before);
          case Scalar scalar when isNull(scalar) ->
              inserted(Mapping.of(Map.of()), step, value, before);
          case Scalar scalar ->
              throw new Refused(
                  scalar, pointer.parent() + " is " + scalar.describe() + ", no mapping", "");
        };
    return set(root, pointer.parent(), grown);
  }

  private static Node inserted(Mapping mapping, String key, Node value, Optional<String> before)
      throws Refused {
    Optional<Node> old = mapping.find(key);
    if (old.isPresent()) {
      throw new Refused(
          old.orElseThrow(), "there is a \"" + key + "\" already", "Set it to replace it.");
    }
    if (before.isPresent() && mapping.find(before.orElseThrow()).isEmpty()) {
      throw new Refused(
          mapping, "there is no \"" + before.orElseThrow() + "\" to stand before", "");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      if (before.filter(entry.key().text()::equals).isPresent()) {
        entries.put(key, value);
      }
      entries.put(entry.key().text(), entry.value());
    }
    entries.putIfAbsent(key, value);
    return Mapping.of(entries);
  }

  private static Node remove(Node root, Pointer pointer) throws Refused {
    Node removed = at(root, pointer);
    if (pointer.isRoot()) {
      throw new Refused(removed, "the whole document cannot be removed", "");
    }
    Node parent = at(root, pointer.parent());
    Node rest =
        switch (parent) {
          case Mapping mapping -> {
            Map<String, Node> entries = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
            entries.remove(pointer.last());
            yield Mapping.of(entries);
          }
          case Sequence sequence -> {
            List<Node> items = new ArrayList<>(sequence.items());
            items.remove(index(pointer.last(), items.size()));
            yield Sequence.of(items);
          }
          case Scalar scalar -> throw new IllegalStateException("a scalar has no parts: " + scalar);
        };
    return set(root, pointer.parent(), rest);
  }

  private static Node rename(Node root, Pointer pointer, String key) throws Refused {
    Node value = at(root, pointer);
    if (pointer.isRoot() || !(at(root, pointer.parent()) instanceof Mapping mapping)) {
      throw new Refused(value, pointer + " has no key that could be renamed", "");
    }
    if (!key.equals(pointer.last()) && mapping.find(key).isPresent()) {
      throw new Refused(mapping.find(key).orElseThrow(), "there is a \"" + key + "\" already", "");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      entries.put(name.equals(pointer.last()) ? key : name, entry.value());
    }
    return set(root, pointer.parent(), Mapping.of(entries));
  }

  /// A collection with one value replaced, or a mapping with one more.
  private static Node with(Node node, String step, Node value) {
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>(sequence.items());
      items.set(index(step, items.size()), value);
      return Sequence.of(items);
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
    }
    entries.put(step, value);
    return Mapping.of(entries);
  }

  static boolean isNull(Node node) {
    return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
  }

  static boolean isEmpty(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping.entries().isEmpty();
      case Sequence sequence -> sequence.items().isEmpty();
      case Scalar scalar -> scalar.kind() == Scalar.Kind.NULL;
    };
  }

  private static String kind(Node node) {
    return node instanceof Scalar ? node.describe() : node.describe().replaceFirst("^a ", "this ");
  }

  /// Whether two trees say the same: the same keys in the same order, equal numbers however they
  /// are written. A key is its text, quoted or not.
  static boolean same(Node a, Node b) {
    if (a == b) {
      return true;
    }
    return switch (a) {
      case Mapping left -> b instanceof Mapping right && sameEntries(left, right);
      case Sequence left -> b instanceof Sequence right && sameItems(left, right);
      case Scalar left -> b instanceof Scalar right && sameScalar(left, right);
    };
  }

  private static boolean sameEntries(Mapping a, Mapping b) {
    int size = a.entries().size();
    if (b.entries().size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      Mapping.Entry left = a.entries().get(i);
      Mapping.Entry right = b.entries().get(i);
      if (!left.key().text().equals(right.key().text()) || !same(left.value(), right.value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(Sequence a, Sequence b) {
    int size = a.items().size();
    if (b.items().size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!same(a.items().get(i), b.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameScalar(Scalar a, Scalar b) {
    if (a.kind() != b.kind()) {
      return false;
    }
    return switch (a.kind()) {
      case NULL -> true;
      case BOOLEAN -> a.booleanValue() == b.booleanValue();
      case NUMBER -> a.text().equals(b.text()) || a.numberValue().compareTo(b.numberValue()) == 0;
      case NOT_FINITE, STRING -> a.text().equals(b.text());
    };
  }
}
