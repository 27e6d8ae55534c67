package dev.understudy.config.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A validator that shares nothing with what makes payloads: networknt's, formats asserted.
final class Validator {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Validator() {}

  /// What is wrong with a value.
  static List<String> problems(JsonNode value, JsonNode schema, Schemas schemas) {
    JsonNode root = schema;
    if (schema instanceof ObjectNode object && !schemas.byName().isEmpty()) {
      ObjectNode with = object.objectNode();
      with.putArray("allOf").add(object);
      with.set("schemas", schemas.byName());
      root = with;
    }
    return REGISTRY
        .getSchema(root)
        .validate(
            value.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
