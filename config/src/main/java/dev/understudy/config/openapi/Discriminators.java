package dev.understudy.config.openapi;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The member that names the schema that a value is of (OpenAPI 3.1, Discriminator Object).
final class Discriminators {
  private Discriminators() {}

  /// A branch was chosen among several.
  static void settle(JsonNode discriminator, JsonNode branch, Flat with) {
    String ref = branch.path("$ref").asString("");
    if (discriminator.path("propertyName").isString() && !ref.isEmpty()) {
      settle(discriminator, ref, with);
    }
  }

  /// A schema whose parent, one of its `allOf`, tells its children apart.
  static void settle(Flat flat) {
    JsonNode discriminator = flat.keys.path("discriminator");
    Optional<String> own = flat.refs.stream().findFirst(); // the outermost that was followed
    if (discriminator.path("propertyName").isString() && own.isPresent()) {
      settle(discriminator, own.get(), flat);
    }
  }

  private static void settle(JsonNode discriminator, String ref, Flat flat) {
    String property = discriminator.path("propertyName").asString("");
    JsonNode declared = flat.properties.getOrDefault(property, BodyGenerator.JSON.missingNode());
    if (declared.has("const") || declared.has("enum") && declared.path("enum").size() == 1) {
      return;
    }
    ObjectNode named = BodyGenerator.JSON.objectNode();
    named.put("const", word(discriminator, ref));
    flat.properties.put(property, named);
    flat.required.add(property);
  }

  private static String word(JsonNode discriminator, String ref) {
    String name = ref.substring(ref.lastIndexOf('/') + 1);
    for (Map.Entry<String, JsonNode> each : discriminator.path("mapping").properties()) {
      String to = each.getValue().asString("");
      if (to.equals(ref) || to.equals(name) || to.endsWith("/" + name)) {
        return each.getKey();
      }
    }
    return name;
  }
}
