package dev.understudy.config.text;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Placed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a value of a document was read. It never makes two values different: all origins are
/// equal.
public final class Origin implements Placed {
  /// Of a value that was made, not read.
  public static final Origin NONE = new Origin(null);

  private final @Nullable Node node;

  private Origin(@Nullable Node node) {
    this.node = node;
  }

  public static Origin of(Node node) {
    return new Origin(node);
  }

  public Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  @Override
  public Place place() {
    return node == null ? Place.file("") : node.place();
  }

  /// The place of the key that the value belongs to, or of the value.
  public Placed name() {
    return node == null ? this : node.name();
  }

  /// The char at this index of a scalar's text, where the text stands as it reads; else the whole.
  public Placed at(int index) {
    return node instanceof Scalar scalar ? scalar.at(index) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
