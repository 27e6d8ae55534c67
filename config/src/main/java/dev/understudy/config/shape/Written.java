package dev.understudy.config.shape;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The keys of one mapping that is being written.
public final class Written {
  private final Map<String, Node> entries = new LinkedHashMap<>();

  /// Writes a key.
  public <V> Written put(Field<V> field, V value) {
    entries.put(field.name(), field.shape().write(value));
    return this;
  }

  /// Writes a key, where there is a value.
  public <V> Written put(Field<V> field, Optional<V> value) {
    value.ifPresent(present -> put(field, present));
    return this;
  }

  Mapping mapping() {
    return Mapping.of(entries);
  }
}
