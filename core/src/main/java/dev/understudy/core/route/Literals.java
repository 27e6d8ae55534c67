package dev.understudy.core.route;

import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The literal children of a node by their text: a closed hash table (linear probing, at most half
/// full) that is asked with a region of the path, so that no substring is made.
final class Literals {
  static final Literals NONE = new Literals(Map.of());

  private final @Nullable String[] texts;
  private final @Nullable Node[] nodes;

  Literals(Map<String, Node> children) {
    int slots = children.isEmpty() ? 1 : Integer.highestOneBit(children.size()) << 2;
    texts = new String[slots];
    nodes = new Node[slots];
    children.forEach(
        (text, node) -> {
          int slot = slot(hash(text, 0, text.length()));
          while (texts[slot] != null) {
            slot = (slot + 1) & (texts.length - 1);
          }
          texts[slot] = text;
          nodes[slot] = node;
        });
  }

  /// One step of a segment's hash; begins at 0.
  static int hash(int before, char next) {
    return 31 * before + next;
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash(hash, text.charAt(i));
    }
    return hash;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) * 0x9E3779B9 >>> 7 & (texts.length - 1); // Fibonacci hashing
  }

  /// The child whose text is `path[start, end)`, which has this hash.
  @Nullable Node get(String path, int start, int end, int hash) {
    int slot = slot(hash);
    String text = texts[slot];
    while (text != null) {
      if (text.length() == end - start && path.startsWith(text, start)) {
        return nodes[slot];
      }
      slot = (slot + 1) & (texts.length - 1);
      text = texts[slot];
    }
    return null;
  }

  /// The child whose text is `path[start, end)`.
  @Nullable Node get(String path, int start, int end) {
    return get(path, start, end, hash(path, start, end));
  }

  /// Calls `visitor` with each child, in no order that means anything, until it has had enough and
  /// says false.
  void visit(BiPredicate<String, Node> visitor) {
    boolean more = true;
    for (int i = 0; more && i < texts.length; i++) {
      String text = texts[i];
      Node node = nodes[i];
      if (text != null && node != null) {
        more = visitor.test(text, node);
      }
    }
  }
}
