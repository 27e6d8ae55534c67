package dev.understudy.config.openapi.read;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What tells the branches of a `oneOf` or `anyOf` apart (OpenAPI 3.0.3 section 4.7.25): a
/// property, and the word that it has in each branch.
///
/// @param property its name
/// @param mapping from words to branches; absent: a branch's word is its schema's name
record Discriminator(String property, Optional<Mapping> mapping, Documents documents) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// That of a schema; empty where it has none, or none that names a property.
  static Optional<Discriminator> of(Mapping schema, Documents documents) {
    return schema
        .find("discriminator")
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .flatMap(
            written ->
                written
                    .find("propertyName")
                    .filter(Scalar.class::isInstance)
                    .map(
                        name ->
                            new Discriminator(
                                ((Scalar) name).text(), mapping(written), documents)));
  }

  private static Optional<Mapping> mapping(Mapping discriminator) {
    return discriminator.find("mapping").filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// A branch together with the constant by which it is told.
  ///
  /// @param branch as it was read
  /// @param written where it was read from
  JsonNode told(JsonNode branch, Node written) {
    Optional<String> word =
        written instanceof Mapping node
            ? Documents.reference(node).flatMap(this::word)
            : Optional.empty();
    if (word.isEmpty()) {
      return branch;
    }
    ObjectNode constant = JSON.objectNode();
    constant.set("required", JSON.arrayNode().add(property));
    ObjectNode told = JSON.objectNode().put("const", word.orElseThrow());
    constant.set("properties", JSON.objectNode().set(property, told));
    return JSON.objectNode().set("allOf", JSON.arrayNode().add(branch).add(constant));
  }

  /// The word of the mapping, else the schema's name - unless the schema itself says which words it
  /// has there.
  private Optional<String> word(Scalar ref) {
    Optional<Node> target = documents.target(ref);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String name = ref.text().substring(ref.text().lastIndexOf('/') + 1);
    return mapping
        .flatMap(words -> mapped(words, name, target.orElseThrow()))
        .or(() -> Optional.of(name).filter(_ -> !saysItsWords(target.orElseThrow())));
  }

  private Optional<String> mapped(Mapping words, String name, Node target) {
    for (Mapping.Entry entry : words.entries()) {
      if (entry.value() instanceof Scalar to
          && (to.text().equals(name)
              || to.text().contains("/")
                  && documents.target(to).filter(it -> it == target).isPresent())) {
        return Optional.of(entry.key().text());
      }
    }
    return Optional.empty();
  }

  private boolean saysItsWords(Node schema) {
    return schema
        .follow("/properties/" + property)
        .filter(
            node ->
                node instanceof Mapping it
                    && (it.find("enum").isPresent() || it.find("const").isPresent()))
        .isPresent();
  }
}
