package dev.understudy.config.shape;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the keys of one mapping were bound to.
public final class Bound {
  private final Mapping mapping;
  private final Map<Field<?, ?>, Object> values = HashMap.newHashMap(4);

  Bound(Mapping mapping) {
    this.mapping = mapping;
  }

  void put(Field<?, ?> field, Object value) {
    values.put(field, value);
  }

  /// The value of a key; empty where the key is absent or its value could not be bound.
  @SuppressWarnings("unchecked") // put() was given what the field's own shape bound
  public <V> Optional<V> find(Field<?, V> field) {
    return Optional.ofNullable((V) values.get(field));
  }

  /// Whether the key was written, whatever became of its value.
  public boolean has(Field<?, ?> field) {
    return mapping.find(field.name()).isPresent();
  }

  public Mapping mapping() {
    return mapping;
  }

  /// Where the mapping stands.
  public Origin origin() {
    return Origin.of(mapping);
  }

  /// Where the value of a key stands; the mapping's own place where it is absent.
  public Origin origin(Field<?, ?> field) {
    Optional<Node> node = mapping.find(field.name());
    return Origin.of(node.orElse(mapping));
  }
}
