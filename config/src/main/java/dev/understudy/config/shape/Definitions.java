package dev.understudy.config.shape;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The named parts of a JSON Schema, `$defs`. A part may refer to itself.
public final class Definitions {
  private final Map<String, Node> named = new LinkedHashMap<>();

  /// A reference to the part with this name; `schema` is asked once.
  public Node reference(String name, Supplier<Node> schema) {
    if (!named.containsKey(name)) {
      named.put(name, Mapping.of(Map.of()));
      named.put(name, schema.get());
    }
    return Mapping.of(Map.of("$ref", Scalar.string("#/$defs/" + name)));
  }

  /// All parts, in the order in which they were first asked for.
  public Node all() {
    return Mapping.of(named);
  }
}
