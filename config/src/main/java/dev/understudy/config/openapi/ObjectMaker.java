package dev.understudy.config.openapi;

import dev.understudy.config.openapi.BodyGenerator.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects: what is required, what else is described as long as there is room, and further members
/// where the schema asks for them or describes nothing else.
final class ObjectMaker {
  private static final int TRIES = 50;
  private static final int MOST_MEMBERS = 1_000;

  private final BodyGenerator generator;
  private final Patterns patterns;

  ObjectMaker(BodyGenerator generator, Patterns patterns) {
    this.generator = generator;
    this.patterns = patterns;
  }

  Optional<JsonNode> make(Flat flat, Spot spot, Draw draw) {
    ObjectNode object = BodyGenerator.JSON.objectNode();
    int least = flat.keys.path("minProperties").asInt(0);
    int most = flat.keys.path("maxProperties").asInt(Integer.MAX_VALUE);
    List<String> left = new ArrayList<>();
    int needed = flat.required.size();
    for (Map.Entry<String, JsonNode> property : flat.properties.entrySet()) {
      String name = property.getKey();
      if (flat.required.contains(name)) {
        needed--;
      } else if (!wanted(flat, property.getValue(), name)
          || object.size() + needed >= most
          || !generator.hasRoom(property.getValue(), spot, flat.refs)) {
        left.add(name);
        continue;
      }
      Optional<JsonNode> value = member(flat, name, property.getValue(), spot, draw);
      if (value.isPresent()) {
        object.set(name, value.get());
      } else if (flat.required.contains(name)) {
        return Optional.empty();
      }
    }
    if (!undescribed(flat, object, spot, draw)) {
      return Optional.empty();
    }
    depended(flat, object, spot, draw);
    for (String name : left) {
      if (object.size() < least && allows(flat, name)) {
        JsonNode schema = flat.properties.getOrDefault(name, BodyGenerator.JSON.missingNode());
        member(flat, name, schema, spot, draw).ifPresent(value -> object.set(name, value));
      }
    }
    further(flat, object, least, most, spot, draw);
    return object.size() < least ? Optional.empty() : Optional.of(object);
  }

  /// What is required and nowhere described.
  private boolean undescribed(Flat flat, ObjectNode object, Spot spot, Draw draw) {
    for (String name : flat.required) {
      if (!object.has(name)) {
        Optional<JsonNode> value = member(flat, name, others(flat, name), spot, draw);
        if (value.isEmpty()) {
          return false;
        }
        object.set(name, value.get());
      }
    }
    return true;
  }

  private void depended(Flat flat, ObjectNode object, Spot spot, Draw draw) {
    for (Map.Entry<String, JsonNode> each : flat.keys.path("dependentRequired").properties()) {
      for (JsonNode needed : each.getValue()) {
        String name = needed.asString("");
        if (object.has(each.getKey()) && !object.has(name)) {
          JsonNode schema = flat.properties.getOrDefault(name, others(flat, name));
          member(flat, name, schema, spot, draw).ifPresent(value -> object.set(name, value));
        }
      }
    }
  }

  private Optional<JsonNode> member(Flat flat, String name, JsonNode schema, Spot spot, Draw draw) {
    return generator.value(schema, spot.inside(name, flat), draw.at(name));
  }

  private static boolean allows(Flat flat, String name) {
    return flat.allowed.map(names -> names.contains(name)).orElse(true);
  }

  /// A reply does not hold what is only written.
  private static boolean wanted(Flat flat, JsonNode schema, String name) {
    return allows(flat, name)
        && !schema.path("writeOnly").asBoolean(false)
        && !(schema.isBoolean() && !schema.booleanValue());
  }

  /// The schema of a member that is not among the properties.
  private JsonNode others(Flat flat, String name) {
    for (Map.Entry<String, JsonNode> each : flat.keys.path("patternProperties").properties()) {
      if (patterns.fits(each.getKey(), name).orElse(false)) {
        return each.getValue();
      }
    }
    JsonNode others = flat.keys.path("additionalProperties");
    return others.isMissingNode() ? BodyGenerator.JSON.objectNode().put("type", "string") : others;
  }

  /// A map shows an entry; other objects have further members only where too few are described.
  private void further(Flat flat, ObjectNode object, int least, int most, Spot spot, Draw draw) {
    JsonNode others = flat.keys.path("additionalProperties");
    boolean isMap =
        flat.properties.isEmpty()
            && (others.isObject() || flat.keys.has("patternProperties"))
            && generator.hasRoom(others, spot, flat.refs);
    int wanted = Math.min(Math.max(least, isMap ? 1 : 0), Math.min(most, MOST_MEMBERS));
    for (int i = 0; object.size() < wanted && i < wanted + TRIES; i++) {
      String name = name(flat, draw.at(1_000 + i));
      if (!object.has(name) && !flat.properties.containsKey(name) && allows(flat, name)) {
        member(flat, name, others(flat, name), spot, draw)
            .ifPresent(value -> object.set(name, value));
      }
    }
  }

  private String name(Flat flat, Draw draw) {
    for (Map.Entry<String, JsonNode> each : flat.keys.path("patternProperties").properties()) {
      return PatternText.of(each.getKey(), draw, -1).orElseGet(() -> Texts.ofName("", draw));
    }
    JsonNode names = flat.keys.path("propertyNames");
    return names.isObject()
        ? generator
            .value(names, new Spot("key", 1, java.util.Set.of()), draw)
            .map(it -> it.asString("key"))
            .orElse("key")
        : Texts.ofName("", draw);
  }
}
