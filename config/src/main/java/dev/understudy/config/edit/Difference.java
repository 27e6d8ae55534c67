package dev.understudy.config.edit;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The edits that lead from one tree to another, as small as the values that differ: so that a
/// whole document or endpoint can be replaced and what is equal in it keeps its text.
public final class Difference {
  private Difference() {}

  /// None where both say the same.
  public static List<Edit> edits(Node from, Node to) {
    return edits(from, to, Pointer.ROOT);
  }

  /// The same for values that stand at `at`.
  public static List<Edit> edits(Node from, Node to, Pointer at) {
    List<Edit> edits = new ArrayList<>();
    collect(from, to, at, edits);
    return edits;
  }

  private static void collect(Node from, Node to, Pointer at, List<Edit> edits) {
    if (Trees.same(from, to)) {
      return;
    }
    if (from instanceof Mapping left && to instanceof Mapping right && keepsOrder(left, right)) {
      mapping(left, right, at, edits);
    } else if (from instanceof Sequence left
        && to instanceof Sequence right
        && !left.items().isEmpty()
        && !right.items().isEmpty()) {
      sequence(left.items(), right.items(), at, edits);
    } else {
      edits.add(new Edit.Set(at, to));
    }
  }

  private static void mapping(Mapping from, Mapping to, Pointer at, List<Edit> edits) {
    for (Mapping.Entry entry : from.entries()) {
      String key = entry.key().text();
      Optional<Node> now = to.find(key);
      if (now.isPresent()) {
        collect(entry.value(), now.orElseThrow(), at.with(key), edits);
      } else {
        edits.add(new Edit.Remove(at.with(key)));
      }
    }
    // new keys from the last on: each stands in front of the one that is there already
    Optional<String> next = Optional.empty();
    for (Mapping.Entry entry : to.entries().reversed()) {
      String key = entry.key().text();
      if (from.find(key).isEmpty()) {
        edits.add(new Edit.Insert(at.with(key), entry.value(), next));
      }
      next = Optional.of(key);
    }
  }

  /// Items that are equal at the beginning and at the end stay; what is between is edited item by
  /// item, and the rest taken out or put in.
  private static void sequence(List<Node> from, List<Node> to, Pointer at, List<Edit> edits) {
    int head = 0;
    int shorter = Math.min(from.size(), to.size());
    while (head < shorter && Trees.same(from.get(head), to.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && Trees.same(from.get(from.size() - 1 - tail), to.get(to.size() - 1 - tail))) {
      tail++;
    }
    int both = shorter - tail;
    for (int i = head; i < both; i++) {
      collect(from.get(i), to.get(i), at.with(Integer.toString(i)), edits);
    }
    for (int i = from.size() - tail - 1; i >= both; i--) {
      edits.add(new Edit.Remove(at.with(Integer.toString(i))));
    }
    for (int i = both; i < to.size() - tail; i++) {
      edits.add(new Edit.Insert(at.with(Integer.toString(i)), to.get(i), Optional.empty()));
    }
  }

  /// Whether the keys that both have stand in one order, and some are common.
  static boolean keepsOrder(Mapping from, Mapping to) {
    List<String> left = common(from, to);
    return !left.isEmpty() && left.equals(common(to, from));
  }

  private static List<String> common(Mapping of, Mapping with) {
    return of.entries().stream()
        .map(entry -> entry.key().text())
        .filter(key -> with.find(key).isPresent())
        .toList();
  }
}
