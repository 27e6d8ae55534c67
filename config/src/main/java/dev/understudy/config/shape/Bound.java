package dev.understudy.config.shape;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the keys of one mapping were bound to.
public final class Bound {
  private final Mapping mapping;
  private final @Nullable Node[] nodes;
  private final @Nullable Object[] values;

  Bound(Mapping mapping, int keys) {
    this.mapping = mapping;
    this.nodes = new Node[keys];
    this.values = new Object[keys];
  }

  void put(Field<?> field, Node node, @Nullable Object value) {
    nodes[field.index()] = node;
    values[field.index()] = value;
  }

  /// The value of a key; empty where the key is absent or its value could not be bound.
  @SuppressWarnings("unchecked") // put() was given what the field's own shape bound
  public <V> Optional<V> find(Field<V> field) {
    return Optional.ofNullable((V) values[field.index()]);
  }

  /// The value of a key, or `otherwise` where [#find] is empty.
  public <V> V get(Field<V> field, V otherwise) {
    return find(field).orElse(otherwise);
  }

  /// Whether the key was written, whatever became of its value.
  boolean has(Field<?> field) {
    return nodes[field.index()] != null;
  }

  /// Where the mapping stands.
  public Origin origin() {
    return Origin.of(mapping);
  }

  /// Where the value of a key stands; the mapping's own place where it is absent.
  public Origin origin(Field<?> field) {
    Node node = nodes[field.index()];
    return Origin.of(node == null ? mapping : node);
  }
}
