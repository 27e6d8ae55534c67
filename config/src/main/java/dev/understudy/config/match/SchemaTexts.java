package dev.understudy.config.match;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of a configuration, as they are written.
public final class SchemaTexts {
  private final Map<String, String> named;
  private Optional<ObjectNode> trees = Optional.empty();

  /// @param named what references `#/schemas/NAME` lead to, as JSON
  public SchemaTexts(Map<String, String> named) {
    this.named = Map.copyOf(named);
  }

  /// @throws MatchException where the text is no schema
  public static void check(String json) {
    SchemaCondition.checkForm(Json.MAPPER.readTree(json));
  }

  /// @param json the schema
  /// @throws MatchException where it is none, or refers to what is not there
  public SchemaTest test(String json) {
    JsonNode schema = Json.MAPPER.readTree(json);
    SchemaCondition.checkForm(schema);
    return SchemaTest.of(schema, trees());
  }

  private ObjectNode trees() {
    ObjectNode read = trees.orElseGet(Json.MAPPER::createObjectNode);
    if (trees.isEmpty()) {
      named.forEach((name, json) -> read.set(name, Json.MAPPER.readTree(json)));
      trees = Optional.of(read);
    }
    return read;
  }
}
