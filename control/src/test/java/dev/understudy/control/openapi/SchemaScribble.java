package dev.understudy.control.openapi;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Values that a schema allows, and now and then some that it does not.
final class SchemaScribble {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of(
          "",
          "get-product",
          "create-order",
          "/endpoints/get-product/latency",
          "/",
          "20ms",
          "0",
          "version: 1\n",
          "a: [1\n",
          "a: &x 1\nb: *x\n",
          "{}",
          "é\uD83D\uDE00",
          " ",
          "\t",
          "1e999",
          "x".repeat(2000),
          "GET /a/{b}",
          "*",
          "\"",
          "calm");

  private final Contract contract;
  private final Random random;

  SchemaScribble(Contract contract, Random random) {
    this.contract = contract;
    this.random = random;
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  JsonNode value(JsonNode schema, int depth) {
    JsonNode is = contract.resolve(schema);
    if (random.nextInt(20) == 0) {
      return any(depth);
    }
    if (is.has("const")) {
      return is.path("const");
    }
    if (is.has("enum")) {
      return is.path("enum").path(random.nextInt(is.path("enum").size()));
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (is.has(choice) && !is.has("properties")) {
        return value(is.path(choice).path(random.nextInt(is.path(choice).size())), depth);
      }
    }
    JsonNode type = is.path("type");
    String kind =
        type.isArray() ? type.path(random.nextInt(type.size())).asString() : type.asString("");
    return switch (kind) {
      case "object" -> object(is, depth);
      case "array" -> {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(is.path("items"), depth + 1));
        }
        yield array;
      }
      case "string" -> JSON.getNodeFactory().stringNode(text());
      case "integer" -> JSON.getNodeFactory().numberNode(random.nextInt(-2, 12));
      case "number" -> JSON.getNodeFactory().numberNode(random.nextDouble() * 100 - 1);
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> any(depth);
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean required =
          schema
              .path("required")
              .valueStream()
              .anyMatch(it -> it.asString().equals(property.getKey()));
      if (required ? random.nextInt(20) > 0 : random.nextInt(3) == 0) {
        object.set(property.getKey(), value(property.getValue(), depth + 1));
      }
    }
    if (random.nextInt(20) == 0) {
      object.set(text(), any(depth + 1));
    }
    return object;
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case 2 -> JSON.getNodeFactory().numberNode(random.nextInt(-5, 1000));
      case 3 -> JSON.getNodeFactory().stringNode(text());
      case 4 -> {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(
              List.of("request", "latency", "errors", "response", "gone", "on")
                  .get(random.nextInt(6)),
              any(depth + 1));
        }
        yield object;
      }
      default -> {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          array.add(any(depth + 1));
        }
        yield array;
      }
    };
  }
}
