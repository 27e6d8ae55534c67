package dev.understudy.config.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Payloads of schemas, by their types: examples and constants where there are some, else the
/// plainest value of the type. The same schema and seed give the same payload.
public final class BodyGenerator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 8;

  private final Schemas schemas;

  private BodyGenerator(Schemas schemas) {
    this.schemas = schemas;
  }

  /// A payload that fits the schema.
  ///
  /// @param schema JSON Schema 2020-12 whose references `schemas` can follow
  /// @param seed chooses among the payloads that fit
  public static JsonNode generate(JsonNode schema, Schemas schemas, long seed) {
    return new BodyGenerator(schemas).value(schema, seed, 0);
  }

  private JsonNode value(JsonNode schema, long seed, int depth) {
    if (schema.has("$ref") && depth < MAX_DEPTH) {
      return schemas
          .follow(schema.path("$ref").asString(""))
          .map(target -> value(target, seed, depth + 1))
          .orElse(JSON.nullNode());
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.path("enum").size() > 0) {
      JsonNode words = schema.path("enum");
      return words.path((int) Long.remainderUnsigned(seed, words.size()));
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> object(schema, seed, depth);
      case "array" -> array(schema, seed, depth);
      case "string" -> JSON.stringNode("text");
      case "integer" -> JSON.numberNode(schema.path("minimum").asLong(1));
      case "number" -> JSON.numberNode(schema.path("minimum").asDouble(1.5));
      case "boolean" -> JSON.booleanNode(true);
      default -> schema.has("properties") ? object(schema, seed, depth) : JSON.nullNode();
    };
  }

  private ObjectNode object(JsonNode schema, long seed, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asString("")));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (depth < MAX_DEPTH / 2 || required.contains(property.getKey())) {
        object.set(property.getKey(), value(property.getValue(), seed, depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, long seed, int depth) {
    ArrayNode array = JSON.arrayNode();
    int least = depth < MAX_DEPTH / 2 ? 1 : 0;
    for (int i = 0; i < Math.max(least, schema.path("minItems").asInt(0)); i++) {
      array.add(value(schema.path("items"), seed + i, depth + 1));
    }
    return array;
  }
}
