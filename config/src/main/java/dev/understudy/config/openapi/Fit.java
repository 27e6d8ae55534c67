package dev.understudy.config.openapi;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Whether a value fits a schema, for choosing among what was generated: the keywords of JSON
/// Schema 2020-12 that API descriptions use. Formats and what follows from evaluation of others
/// (`unevaluatedProperties`) are not looked at.
///
/// Bounded: a look that needs more than [#MOST_STEPS] schemas says no.
final class Fit {
  private static final int MOST_STEPS = 200_000; // about 50 ms
  private static final int DEEPEST = 200;

  private final Schemas schemas;
  private final Patterns patterns;
  private int steps;

  Fit(Schemas schemas, Patterns patterns) {
    this.schemas = schemas;
    this.patterns = patterns;
  }

  boolean fits(JsonNode value, JsonNode schema) {
    steps = 0;
    return holds(value, schema, 0);
  }

  private boolean holds(JsonNode value, JsonNode schema, int depth) {
    if (schema.isBoolean()) {
      return schema.booleanValue();
    }
    if (++steps > MOST_STEPS || depth > DEEPEST) {
      return false;
    }
    return refers(value, schema, depth)
        && typed(value, schema)
        && chosen(value, schema, depth)
        && (!value.isNumber() || Bounds.of(schema).hold(value.decimalValue()))
        && (!value.isString() || text(value.stringValue(), schema))
        && (!value.isArray() || array(value, schema, depth))
        && (!value.isObject() || object(value, schema, depth));
  }

  private boolean refers(JsonNode value, JsonNode schema, int depth) {
    JsonNode ref = schema.path("$ref");
    return !ref.isString()
        || schemas
            .follow(ref.stringValue())
            .map(target -> holds(value, target, depth + 1))
            .orElse(false);
  }

  private static boolean typed(JsonNode value, JsonNode schema) {
    JsonNode type = schema.path("type");
    boolean right =
        type.isString()
            ? is(value, type.stringValue())
            : !type.isArray() || stream(type).anyMatch(it -> is(value, it.asString("")));
    JsonNode words = schema.path("enum");
    return right
        && (!schema.has("const") || same(value, schema.path("const")))
        && (!words.isArray() || stream(words).anyMatch(it -> same(value, it)));
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "number" -> value.isNumber();
      case "integer" ->
          value.isNumber() && value.decimalValue().remainder(BigDecimal.ONE).signum() == 0;
      default -> false;
    };
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private boolean chosen(JsonNode value, JsonNode schema, int depth) {
    for (JsonNode each : schema.path("allOf")) {
      if (!holds(value, each, depth + 1)) {
        return false;
      }
    }
    JsonNode any = schema.path("anyOf");
    if (any.isArray() && !any.isEmpty() && count(value, any, depth, 1) == 0) {
      return false;
    }
    JsonNode one = schema.path("oneOf");
    if (one.isArray() && !one.isEmpty() && count(value, one, depth, 2) != 1) {
      return false;
    }
    if (schema.has("not") && holds(value, schema.path("not"), depth + 1)) {
      return false;
    }
    if (schema.has("if")) {
      String way = holds(value, schema.path("if"), depth + 1) ? "then" : "else";
      return !schema.has(way) || holds(value, schema.path(way), depth + 1);
    }
    return true;
  }

  private int count(JsonNode value, JsonNode branches, int depth, int enough) {
    int fitting = 0;
    for (JsonNode each : branches) {
      fitting += holds(value, each, depth + 1) ? 1 : 0;
      if (fitting == enough) {
        break;
      }
    }
    return fitting;
  }

  private boolean text(String value, JsonNode schema) {
    int length = value.codePointCount(0, value.length());
    return length >= schema.path("minLength").asInt(0)
        && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
        && patterns.fits(schema.path("pattern").asString(""), value).orElse(true);
  }

  private boolean array(JsonNode value, JsonNode schema, int depth) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      return false;
    }
    JsonNode prefix = schema.path("prefixItems");
    Set<JsonNode> seen = new HashSet<>();
    int contained = 0;
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.path(i);
      JsonNode its = i < prefix.size() ? prefix.path(i) : schema.path("items");
      if (!its.isMissingNode() && !holds(item, its, depth + 1)
          || !seen.add(item) && schema.path("uniqueItems").asBoolean(false)) {
        return false;
      }
      contained +=
          schema.has("contains") && holds(item, schema.path("contains"), depth + 1) ? 1 : 0;
    }
    return !schema.has("contains")
        || contained >= schema.path("minContains").asInt(1)
            && contained <= schema.path("maxContains").asInt(Integer.MAX_VALUE);
  }

  private boolean object(JsonNode value, JsonNode schema, int depth) {
    if (value.size() < schema.path("minProperties").asInt(0)
        || value.size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)
        || stream(schema.path("required")).anyMatch(name -> !value.has(name.asString("")))) {
      return false;
    }
    for (Map.Entry<String, JsonNode> each : schema.path("dependentRequired").properties()) {
      if (value.has(each.getKey())
          && stream(each.getValue()).anyMatch(name -> !value.has(name.asString("")))) {
        return false;
      }
    }
    JsonNode names = schema.path("propertyNames");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (!member(member.getKey(), member.getValue(), schema, depth)
          || !names.isMissingNode()
              && !holds(BodyGenerator.JSON.stringNode(member.getKey()), names, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean member(String name, JsonNode value, JsonNode schema, int depth) {
    JsonNode own = schema.path("properties").path(name);
    boolean known = !own.isMissingNode();
    if (known && !holds(value, own, depth + 1)) {
      return false;
    }
    for (Map.Entry<String, JsonNode> each : schema.path("patternProperties").properties()) {
      if (patterns.fits(each.getKey(), name).orElse(false)) {
        known = true;
        if (!holds(value, each.getValue(), depth + 1)) {
          return false;
        }
      }
    }
    JsonNode others = schema.path("additionalProperties");
    return known || others.isMissingNode() || holds(value, others, depth + 1);
  }
}
