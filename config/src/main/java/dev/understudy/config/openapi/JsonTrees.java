package dev.understudy.config.openapi;

import dev.understudy.config.text.JsonReader;
import dev.understudy.config.text.JsonReader.NoJsonException;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Our trees with places as Jackson's without, and back.
public final class JsonTrees {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonTrees() {}

  /// What JSON has no number for (`.inf`, `.nan`) becomes text.
  public static JsonNode of(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
        yield object;
      }
    };
  }

  private static JsonNode scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> JSON.nullNode();
      case BOOLEAN -> JSON.booleanNode(scalar.booleanValue());
      case NUMBER -> JSON.numberNode(scalar.numberValue());
      case NOT_FINITE, STRING -> JSON.stringNode(scalar.text());
    };
  }

  /// A tree that was made, not read.
  public static Node of(JsonNode json) {
    try {
      return JsonReader.read(json.toString());
    } catch (NoJsonException e) {
      throw new IllegalArgumentException("a tree that is no JSON: " + e.getMessage(), e);
    }
  }
}
