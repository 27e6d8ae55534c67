package dev.understudy.config.openapi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The named schemas of one description, as JSON Schema 2020-12. A `$ref` in them, and in a schema
/// that goes with them, is `#/schemas/NAME`, perhaps with more steps behind the name; references
/// may go in circles, to nothing they do not.
///
/// @param byName schemas: an object, or `true` or `false`
public record Schemas(ObjectNode byName) {
  /// What every reference begins with.
  public static final String PREFIX = "#/schemas/";

  /// What a reference leads to, one step: it may be a reference again. Empty where it leads
  /// nowhere.
  public Optional<JsonNode> follow(String ref) {
    if (!ref.startsWith(PREFIX)) {
      return Optional.empty();
    }
    JsonNode at = byName;
    for (String step : ref.substring(PREFIX.length()).split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      at =
          at.isArray() && key.matches("[0-9]{1,6}") ? at.path(Integer.parseInt(key)) : at.path(key);
    }
    return at.isMissingNode() ? Optional.empty() : Optional.of(at);
  }
}
