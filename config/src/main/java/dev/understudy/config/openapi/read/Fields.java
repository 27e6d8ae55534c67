package dev.understudy.config.openapi.read;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.List;
import java.util.Optional;

/// Reads members of mappings. A member of another kind than expected is a finding and taken as
/// absent; `null` is absent.
record Fields(Findings findings) {
  Optional<Node> any(Mapping in, String key) {
    return in.find(key).filter(node -> !isNull(node));
  }

  Optional<Mapping> mapping(Mapping in, String key) {
    return any(in, key).flatMap(node -> asMapping(node, key));
  }

  Optional<Mapping> asMapping(Node node, String name) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    return wrong(node, name, "a mapping");
  }

  List<Node> list(Mapping in, String key) {
    Optional<Node> node = any(in, key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.orElseThrow() instanceof Sequence sequence) {
      return sequence.items();
    }
    wrong(node.orElseThrow(), key, "a list");
    return List.of();
  }

  Optional<String> text(Mapping in, String key) {
    return any(in, key).flatMap(node -> asText(node, key));
  }

  Optional<String> asText(Node node, String name) {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING) {
      return Optional.of(scalar.text());
    }
    return wrong(node, name, "text");
  }

  /// Text, or a number or a boolean as it is written: versions and the like.
  Optional<String> word(Mapping in, String key) {
    return any(in, key)
        .flatMap(
            node ->
                node instanceof Scalar scalar
                    ? Optional.of(scalar.text())
                    : wrong(node, key, "text"));
  }

  boolean flag(Mapping in, String key) {
    Optional<Node> node = any(in, key);
    if (node.isEmpty()) {
      return false;
    }
    if (node.orElseThrow() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
      return scalar.booleanValue();
    }
    wrong(node.orElseThrow(), key, "true or false");
    return false;
  }

  private <T> Optional<T> wrong(Node node, String name, String wanted) {
    findings.broken(node, name, "is " + node.describe() + " where " + wanted + " belongs");
    return Optional.empty();
  }

  static boolean isNull(Node node) {
    return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
  }
}
