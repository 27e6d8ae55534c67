package dev.understudy.core.route;

import java.util.Map;
import java.util.function.BiConsumer;
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
          int slot = slot(hash(text));
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

  private static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
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

  /// Calls `visitor` with each child, in no order that means anything.
  void forEach(BiConsumer<String, Node> visitor) {
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      Node node = nodes[i];
      if (text != null && node != null) {
        visitor.accept(text, node);
      }
    }
  }
}
