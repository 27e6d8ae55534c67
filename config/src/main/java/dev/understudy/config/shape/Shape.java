package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import java.util.Optional;

/// One declaration of what a value may look like: it binds a tree to a value, writes a value as a
/// tree, and describes both as JSON Schema.
///
/// Laws: `bind(write(v))` is v; what [#bind] refuses, the schema refuses, and what the schema
/// refuses, [#bind] refuses, except where a check needs more than one value to tell.
public interface Shape<T> {
  /// The value; empty where the tree is none, with at least one problem reported.
  Optional<T> bind(Node node, Report report);

  /// The tree that binds to `value`.
  Node write(T value);

  /// The JSON Schema; parts with a name of their own go to `definitions`.
  Node schema(Definitions definitions);

  /// The same, with the place kept.
  default Shape<Located<T>> located() {
    Shape<T> plain = this;
    return new Shape<>() {
      @Override
      public Optional<Located<T>> bind(Node node, Report report) {
        return plain.bind(node, report).map(value -> new Located<>(value, Origin.of(node)));
      }

      @Override
      public Node write(Located<T> located) {
        return plain.write(located.value());
      }

      @Override
      public Node schema(Definitions definitions) {
        return plain.schema(definitions);
      }
    };
  }
}
