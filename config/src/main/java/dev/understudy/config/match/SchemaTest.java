package dev.understudy.config.match;

import com.networknt.schema.Error;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A schema that says what is wrong with a value, and where. Formats are looked at.
public final class SchemaTest {
  private static final int MOST_FLAWS = 20;
  private static final int DEEPEST = 50;
  private static final String PREFIX = "#/schemas/";
  private static final String MARK = "@";

  /// What is wrong.
  ///
  /// @param pointer into the value
  record Flaw(String pointer, String detail) {}

  /// Types of JSON, a whole number being a number.
  enum Type {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  private final JsonNode tree;
  private final com.networknt.schema.Schema schema;

  private SchemaTest(JsonNode tree, com.networknt.schema.Schema schema) {
    this.tree = tree;
    this.schema = schema;
  }

  /// @param schema whose references `#/schemas/NAME` lead to one of `named`
  /// @throws MatchException where it is none, or refers to what is not there
  static SchemaTest of(JsonNode schema, ObjectNode named) {
    JsonNode tree = closed(schema, named);
    return new SchemaTest(tree, SchemaCondition.compiled(tree));
  }

  /// The schema together with those that it needs, so that its references lead somewhere.
  private static JsonNode closed(JsonNode schema, ObjectNode named) {
    Set<String> needed = new HashSet<>();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(schema));
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      String ref = next.path("$ref").asString("");
      if (ref.startsWith(PREFIX)) {
        String name = ref.substring(PREFIX.length()).split("/", 2)[0];
        if (!named.has(name)) {
          throw MatchException.inSchema(
              "", "there is no schema \"" + name + '"', "Write it under `schemas`.");
        }
        if (needed.add(name)) {
          open.push(named.path(name));
        }
      }
      next.forEach(open::push);
    }
    if (needed.isEmpty() || !(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode whole = object.objectNode();
    whole.setAll((ObjectNode) marked(object));
    ObjectNode beside = whole.putObject("schemas");
    needed.stream().sorted().forEach(name -> beside.set(MARK + name, marked(named.path(name))));
    return whole;
  }

  /// A copy whose references lead to marked names: the validator takes one of digits for an index.
  private static JsonNode marked(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        String ref = each.getKey().equals("$ref") ? each.getValue().asString("") : "";
        if (ref.startsWith(PREFIX)) {
          copy.put("$ref", PREFIX + MARK + ref.substring(PREFIX.length()));
        } else {
          copy.set(each.getKey(), marked(each.getValue()));
        }
      }
      return copy;
    }
    if (schema instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(each -> copy.add(marked(each)));
      return copy;
    }
    return schema;
  }

  /// What is wrong with a value; the first of many.
  List<Flaw> flaws(JsonNode value) {
    try {
      return schema
          .validate(
              value,
              context ->
                  context.executionConfig(
                      limits ->
                          limits
                              .maxEvaluationSteps(SchemaCondition.MAX_STEPS)
                              .maxEvaluationDepth(SchemaCondition.MAX_DEPTH)
                              .formatAssertionsEnabled(true)))
          .stream()
          .limit(MOST_FLAWS)
          .map(error -> new Flaw(pointer(error), String.valueOf(error.getMessage())))
          .toList();
    } catch (ValidationLimitExceededException e) {
      return List.of(new Flaw("", "it takes too long to hold this against its schema"));
    }
  }

  /// A member that is missing or too much is what is at fault, not the object around it.
  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
  }

  /// The types that a value may have; all where none is said.
  Set<Type> types() {
    return types(tree, 0);
  }

  /// Those of a member, empty where it is not described.
  Optional<Set<Type>> typesOf(String member) {
    return member(tree, member, 0).map(schemaOf -> types(schemaOf, 0));
  }

  /// Those of the items of a list.
  Set<Type> itemTypes() {
    JsonNode at = followed(tree, 0);
    return types(at.path("items"), 0);
  }

  /// The members that are described.
  Set<String> members() {
    Set<String> names = new HashSet<>();
    names(tree, names, 0);
    return names;
  }

  private JsonNode followed(JsonNode at, int depth) {
    String ref = at.path("$ref").asString("");
    return ref.startsWith("#") && depth < DEEPEST
        ? followed(tree.at(ref.substring(1)), depth + 1)
        : at;
  }

  private void names(JsonNode at, Set<String> names, int depth) {
    JsonNode object = followed(at, 0);
    object.path("properties").properties().forEach(each -> names.add(each.getKey()));
    if (depth < DEEPEST) {
      for (String key : List.of("allOf", "anyOf", "oneOf")) {
        object.path(key).forEach(part -> names(part, names, depth + 1));
      }
    }
  }

  private Optional<JsonNode> member(JsonNode at, String name, int depth) {
    JsonNode object = followed(at, 0);
    if (object.path("properties").has(name)) {
      return Optional.of(object.path("properties").path(name));
    }
    if (depth < DEEPEST) {
      for (String key : List.of("allOf", "anyOf", "oneOf")) {
        for (JsonNode part : object.path(key)) {
          Optional<JsonNode> found = member(part, name, depth + 1);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    JsonNode others = object.path("additionalProperties");
    return others.isObject() ? Optional.of(others) : Optional.empty();
  }

  private Set<Type> types(JsonNode at, int depth) {
    JsonNode its = followed(at, 0);
    JsonNode type = its.path("type");
    Set<Type> types = EnumSet.noneOf(Type.class);
    if (type.isString()) {
      types.add(type(type.stringValue()));
    }
    type.forEach(each -> types.add(type(each.asString(""))));
    if (types.isEmpty() && depth < DEEPEST) {
      for (Map.Entry<String, JsonNode> each : its.properties()) {
        if (List.of("allOf", "anyOf", "oneOf").contains(each.getKey())) {
          each.getValue().forEach(part -> types.addAll(types(part, depth + 1)));
        }
      }
    }
    for (JsonNode word : its.path("enum")) {
      if (!type.isString() && !type.isArray()) {
        types.add(word.isNumber() ? Type.NUMBER : word.isBoolean() ? Type.BOOLEAN : Type.STRING);
      }
    }
    return types.isEmpty() ? EnumSet.allOf(Type.class) : types;
  }

  private static Type type(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "object" -> Type.OBJECT;
      case "array" -> Type.ARRAY;
      case "number", "integer" -> Type.NUMBER;
      case "boolean" -> Type.BOOLEAN;
      case "null" -> Type.NULL;
      default -> Type.STRING;
    };
  }
}
