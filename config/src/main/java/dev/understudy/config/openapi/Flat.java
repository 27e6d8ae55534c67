package dev.understudy.config.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a schema, what it refers to and all of its `allOf` ask together, and the choices that are
/// left open.
final class Flat {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> HIGHER =
      Set.of(
          "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
  private static final Set<String> LOWER =
      Set.of(
          "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");
  private static final int MOST_PARTS = 500;

  /// Branches of which one, or at least one, has to hold.
  record Choice(List<JsonNode> branches, JsonNode discriminator) {}

  /// Keywords that need no merging but the first.
  final ObjectNode keys;

  final Map<String, JsonNode> properties;
  final Set<String> required;
  final List<Choice> choices;

  /// References that were followed.
  final Set<String> refs;

  /// Names that no part forbids; empty where all are allowed.
  Optional<Set<String>> allowed;

  private final Schemas schemas;
  private int parts;

  Flat(Schemas schemas) {
    this(
        schemas,
        JSON.objectNode(),
        new LinkedHashMap<>(),
        new LinkedHashSet<>(),
        new ArrayList<>(),
        new LinkedHashSet<>(),
        Optional.empty());
  }

  private Flat(
      Schemas schemas,
      ObjectNode keys,
      Map<String, JsonNode> properties,
      Set<String> required,
      List<Choice> choices,
      Set<String> refs,
      Optional<Set<String>> allowed) {
    this.schemas = schemas;
    this.keys = keys;
    this.properties = properties;
    this.required = required;
    this.choices = choices;
    this.refs = refs;
    this.allowed = allowed;
  }

  /// The same, apart from its first choice, to which a branch can be added.
  Flat withoutFirstChoice() {
    return new Flat(
        schemas,
        keys.deepCopy(),
        new LinkedHashMap<>(properties),
        new LinkedHashSet<>(required),
        new ArrayList<>(choices.subList(1, choices.size())),
        new LinkedHashSet<>(refs),
        allowed.map(HashSet::new));
  }

  /// Adds what a schema asks. Gives false where nothing can fit it, as far as that is seen here.
  boolean add(JsonNode schema) {
    return add(schema, new HashSet<>());
  }

  private boolean add(JsonNode schema, Set<String> following) {
    if (schema.isBoolean()) {
      return schema.booleanValue();
    }
    if (++parts > MOST_PARTS) {
      return false;
    }
    boolean possible = true;
    JsonNode ref = schema.path("$ref");
    if (ref.isString()) {
      String to = ref.stringValue();
      Optional<JsonNode> target = schemas.follow(to);
      if (target.isEmpty() || !following.add(to)) {
        return false;
      }
      if (refs.add(to)) { // asking the same twice asks nothing more
        possible = add(target.get(), following);
      }
      following.remove(to);
    }
    object(schema);
    for (Map.Entry<String, JsonNode> each : schema.properties()) {
      boolean tellsBranches =
          each.getKey().equals("discriminator") && (schema.has("oneOf") || schema.has("anyOf"));
      possible &= tellsBranches || key(each.getKey(), each.getValue());
    }
    for (JsonNode part : schema.path("allOf")) {
      possible &= add(part, following);
    }
    choice(schema, "oneOf");
    choice(schema, "anyOf");
    if (schema.has("if")) {
      JsonNode both = all(schema.path("if"), schema.path("then"));
      choices.add(new Choice(List.of(both, given(schema.path("else"))), JSON.missingNode()));
    }
    return possible;
  }

  private static JsonNode given(JsonNode schema) {
    return schema.isMissingNode() ? JSON.booleanNode(true) : schema;
  }

  private static JsonNode all(JsonNode one, JsonNode other) {
    ObjectNode both = JSON.objectNode();
    both.putArray("allOf").add(given(one)).add(given(other));
    return both;
  }

  private void choice(JsonNode schema, String key) {
    List<JsonNode> branches = new ArrayList<>();
    schema.path(key).forEach(branches::add);
    if (!branches.isEmpty()) {
      choices.add(new Choice(branches, schema.path("discriminator")));
    }
  }

  private void object(JsonNode schema) {
    schema.path("required").forEach(name -> required.add(name.asString("")));
    for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
      properties.merge(each.getKey(), each.getValue(), Flat::all);
    }
    JsonNode others = schema.path("additionalProperties");
    if (others.isBoolean() && !others.booleanValue() && !schema.has("patternProperties")) {
      Set<String> names = new HashSet<>();
      schema.path("properties").properties().forEach(each -> names.add(each.getKey()));
      allowed.ifPresent(names::retainAll);
      allowed = Optional.of(names);
    }
  }

  private boolean key(String key, JsonNode value) {
    JsonNode before = keys.path(key);
    if (key.equals("type")) {
      return type(value);
    }
    if (key.equals("enum") || key.equals("const")) {
      return words(key.equals("enum") ? value : JSON.arrayNode().add(value));
    }
    if (before.isMissingNode()) {
      keys.set(key, value);
    } else if (value.isNumber() && before.isNumber()) {
      int order = value.decimalValue().compareTo(before.decimalValue());
      if (HIGHER.contains(key) && order > 0 || LOWER.contains(key) && order < 0) {
        keys.set(key, value);
      }
    } else if (key.equals("items") || key.equals("additionalProperties")) {
      keys.set(key, all(before, value));
    } else if (value.isBoolean() && value.booleanValue()) {
      keys.set(key, value); // uniqueItems and the like: one part is enough
    }
    return true;
  }

  private boolean type(JsonNode value) {
    ArrayNode now = JSON.arrayNode();
    List<String> types = new ArrayList<>();
    if (value.isString()) {
      types.add(value.stringValue());
    }
    value.forEach(each -> types.add(each.asString("")));
    JsonNode before = keys.path("type");
    if (before.isMissingNode()) {
      types.forEach(now::add);
    } else {
      for (JsonNode each : before) {
        String name = each.asString("");
        if (types.contains(name) || name.equals("integer") && types.contains("number")) {
          now.add(name);
        } else if (name.equals("number") && types.contains("integer")) {
          now.add("integer");
        }
      }
    }
    keys.set("type", now);
    return !now.isEmpty();
  }

  private boolean words(JsonNode value) {
    JsonNode before = keys.path("enum");
    ArrayNode now = JSON.arrayNode();
    Map<JsonNode, Boolean> given = new HashMap<>();
    before.forEach(each -> given.put(each, true));
    for (JsonNode each : value) {
      if (before.isMissingNode() || given.containsKey(each)) {
        now.add(each);
      }
    }
    keys.set("enum", now);
    return !now.isEmpty();
  }

  /// The types that are left; what the other keywords speak of where none is said.
  List<String> types(boolean outermost) {
    List<String> types = new ArrayList<>();
    keys.path("type").forEach(each -> types.add(each.asString("")));
    if (!types.isEmpty()) {
      return types;
    }
    if (!properties.isEmpty()
        || !required.isEmpty()
        || has("additionalProperties", "minProperties", "patternProperties")) {
      return List.of("object");
    }
    if (has("items", "prefixItems", "minItems", "contains")) {
      return List.of("array");
    }
    if (has("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum")) {
      return List.of("number");
    }
    return List.of(
        outermost && !has("pattern", "format", "minLength", "maxLength") ? "object" : "string");
  }

  private boolean has(String... names) {
    for (String name : names) {
      if (keys.has(name)) {
        return true;
      }
    }
    return false;
  }
}
