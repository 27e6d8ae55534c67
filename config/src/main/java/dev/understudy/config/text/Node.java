package dev.understudy.config.text;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Placed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of a text, with the stretch of the text that it was read from. Two nodes are equal when
/// they mean the same, wherever they stand.
public abstract sealed class Node implements Placed permits Scalar, Sequence, Mapping {
  private final Source source;
  private final int start;
  private final int end;
  private @Nullable Node parent;

  Node(Source source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  public final Source source() {
    return source;
  }

  /// Offset of the first char.
  public final int start() {
    return start;
  }

  /// Offset just behind the last char.
  public final int end() {
    return end;
  }

  /// What a value is called in a message: `a mapping`, `a list`, `"abc"`.
  public abstract String describe();

  /// Where it stands.
  @Override
  public final Place place() {
    return source.place(start, end, pointer());
  }

  /// The key that it is the value of, or itself: what a message points at that misses something
  /// inside.
  public final Placed name() {
    return () -> {
      if (parent instanceof Mapping above) {
        for (Mapping.Entry entry : above.entries()) {
          if (entry.value() == this) {
            return entry.key().place();
          }
        }
      }
      return place();
    };
  }

  /// JSON pointer from the root of its text; a key has that of its value. A value that is used by
  /// alias has that of its anchor.
  public final String pointer() {
    StringBuilder pointer = new StringBuilder();
    Node child = this;
    for (Node above = parent; above != null; above = above.parent) {
      pointer.insert(0, "/" + above.step(child));
      child = above;
    }
    return source.pointer() + pointer;
  }

  /// The value at a JSON pointer from here; empty where there is none.
  public final Optional<Node> follow(String jsonPointer) {
    Optional<Node> at = Optional.of(this);
    for (String step : jsonPointer.split("/", -1)) {
      if (!step.isEmpty()) {
        String key = step.replace("~1", "/").replace("~0", "~");
        at = at.flatMap(node -> node.child(key));
      }
    }
    return at;
  }

  private Optional<Node> child(String key) {
    return switch (this) {
      case Mapping mapping -> mapping.find(key);
      case Sequence sequence ->
          sequence.items().stream().filter(item -> sequence.step(item).equals(key)).findFirst();
      case Scalar _ -> Optional.empty();
    };
  }

  /// The step from this node to `child`, escaped as in RFC 6901.
  abstract String step(Node child);

  /// The same value with all that is in it, read from another stretch of text.
  ///
  /// @param by what is added to each offset
  abstract Node moved(Source to, int by);

  /// Called once for each child, by the node that holds it; the first holder stays.
  final void hold(Node child) {
    if (child.parent == null) {
      child.parent = this;
    }
  }
}
