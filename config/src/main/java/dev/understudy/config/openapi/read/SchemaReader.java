package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.JsonTrees;
import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Schemas of any version as JSON Schema 2020-12 (OpenAPI 3.0.3 section 4.7.24, Swagger 2.0 "Schema
/// Object"): `nullable` becomes a type, exclusive bounds become numbers, a discriminator becomes
/// constants in its branches, references lead to [Schemas].
///
/// What only people read (descriptions, titles, `xml`) is left out. Schemas that refer to
/// themselves are no trouble: what a reference leads to is read once, later.
public final class SchemaReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> TYPES =
      Set.of("null", "boolean", "object", "array", "number", "integer", "string");
  private static final Set<String> ONE =
      Set.of(
          "not",
          "if",
          "then",
          "else",
          "contains",
          "propertyNames",
          "additionalItems",
          "unevaluatedItems",
          "unevaluatedProperties",
          "additionalProperties");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> BY_NAME =
      Set.of("properties", "patternProperties", "dependentSchemas");
  private static final Set<String> COUNTS =
      Set.of(
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "minContains",
          "maxContains");

  private final Documents documents;
  private final Findings findings;
  private final boolean modern;
  private final Map<Node, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Deque<Node> unread = new ArrayDeque<>();
  private final ObjectNode byName = JSON.objectNode();

  /// @param modern whether the version is 3.1 or later, where schemas are JSON Schema already
  SchemaReader(Documents documents, Findings findings, boolean modern) {
    this.documents = documents;
    this.findings = findings;
    this.modern = modern;
  }

  /// What all references lead to, those of named schemas too.
  Schemas schemas() {
    while (!unread.isEmpty()) {
      Node next = unread.remove();
      byName.set(names.get(next), read(next));
    }
    return new Schemas(byName);
  }

  /// A schema; `true` where it cannot be understood.
  JsonNode read(Node node) {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
      return JSON.booleanNode(scalar.booleanValue());
    }
    if (!(node instanceof Mapping mapping)) {
      findings.broken(node, "schema", "is " + node.describe() + " where a schema belongs");
      return JSON.booleanNode(true);
    }
    Optional<Scalar> reference = Documents.reference(mapping);
    JsonNode target = reference.map(this::refer).orElse(JSON.nullNode());
    if (reference.isPresent() && (!modern || mapping.entries().size() == 1)) {
      return target;
    }
    ObjectNode schema = JSON.objectNode();
    if (target instanceof ObjectNode named) {
      schema.setAll(named);
    }
    for (Mapping.Entry entry : mapping.entries()) {
      keyword(entry.key().text(), entry.value(), mapping, schema);
    }
    if (!modern && flag(mapping, "nullable")) {
      return nullable(schema);
    }
    return schema;
  }

  private JsonNode refer(Scalar ref) {
    Optional<Node> target = documents.target(ref);
    if (target.isEmpty()) {
      return JSON.booleanNode(true);
    }
    Node node = target.orElseThrow();
    String name = names.get(node);
    if (name == null) {
      name = free(nameOf(ref.text()));
      names.put(node, name);
      unread.add(node);
    }
    return JSON.objectNode().put("$ref", Schemas.PREFIX + name);
  }

  /// `Pet` of `#/components/schemas/Pet`, of `Pet.yaml` and of `common.yaml#/Pet`.
  private static String nameOf(String ref) {
    String last = ref.substring(ref.lastIndexOf('/') + 1);
    String stem = last.replaceFirst("\\.(ya?ml|json)#?$", "");
    String name = stem.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return name.isEmpty() ? "schema" : name.length() > 90 ? name.substring(0, 90) : name;
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  private void keyword(String key, Node value, Mapping in, ObjectNode schema) {
    if (ONE.contains(key)) {
      schema.set(key, read(value));
    } else if (LISTS.contains(key)) {
      list(key, value, in, schema);
    } else if (BY_NAME.contains(key)) {
      byName(key, value, schema);
    } else if (COUNTS.contains(key)) {
      if (is(value, Scalar.Kind.NUMBER, key, "a whole number >= 0")) {
        schema.set(key, JsonTrees.of(value));
      }
    } else {
      simple(key, value, in, schema);
    }
  }

  private void simple(String key, Node value, Mapping in, ObjectNode schema) {
    switch (key) {
      case "type" -> type(value, schema);
      case "items" -> {
        if (value instanceof Sequence tuple) { // drafts before 2020-12
          list("prefixItems", tuple, in, schema);
        } else {
          schema.set("items", read(value));
        }
      }
      case "enum" -> {
        if (value instanceof Sequence words && !words.items().isEmpty()) {
          schema.set(key, JsonTrees.of(words));
        } else {
          wrong(value, key, "a list of values");
        }
      }
      case "const", "default" -> schema.set(key, JsonTrees.of(value));
      case "example" -> {
        if (!schema.has("examples")) {
          schema.set("examples", JSON.arrayNode().add(JsonTrees.of(value)));
        }
      }
      case "examples" -> {
        if (value instanceof Sequence list) {
          schema.set(key, JsonTrees.of(list));
        }
      }
      case "required" -> required(value, schema);
      case "minimum", "maximum", "multipleOf" -> {
        if (is(value, Scalar.Kind.NUMBER, key, "a number") && !isExclusive(key, in)) {
          schema.set(key, JsonTrees.of(value));
        }
      }
      case "exclusiveMinimum", "exclusiveMaximum" -> exclusive(key, value, in, schema);
      case "pattern", "format", "contentEncoding" -> {
        if (is(value, Scalar.Kind.STRING, key, "text")) {
          schema.set(key, JsonTrees.of(value));
        }
      }
      case "uniqueItems", "readOnly", "writeOnly" -> {
        if (is(value, Scalar.Kind.BOOLEAN, key, "true or false")) {
          schema.set(key, JsonTrees.of(value));
        }
      }
      case "dependentRequired" -> schema.set(key, JsonTrees.of(value));
      case "$dynamicRef", "$recursiveRef" ->
          findings.left(value, key, "is not followed; anything fits there");
      default -> {} // for people, or of extensions
    }
  }

  private void type(Node value, ObjectNode schema) {
    List<Node> words = value instanceof Sequence several ? several.items() : List.of(value);
    ArrayNode types = JSON.arrayNode();
    for (Node word : words) {
      String type =
          word instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
              ? scalar.text()
              : "null";
      if (type.equals("file")) { // Swagger 2.0
        schema.put("format", "binary");
        type = "string";
      }
      if (TYPES.contains(type)) {
        types.add(type);
      } else if (!type.equals("any")) {
        findings.broken(word, "type", "is " + word.describe() + ", no type of JSON");
      }
    }
    if (types.size() == 1) {
      schema.set("type", types.get(0));
    } else if (types.size() > 1) {
      schema.set("type", types);
    }
  }

  private void required(Node value, ObjectNode schema) {
    if (!(value instanceof Sequence names)) {
      wrong(value, "required", "a list of names");
      return;
    }
    ArrayNode required = JSON.arrayNode();
    Set<String> seen = new HashSet<>();
    for (Node name : names.items()) {
      if (name instanceof Scalar scalar) {
        if (seen.add(scalar.text())) {
          required.add(scalar.text());
        }
      } else {
        wrong(name, "required", "a name");
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  /// Before 3.1 `exclusiveMinimum: true` makes the minimum exclusive.
  private boolean isExclusive(String bound, Mapping in) {
    return switch (bound) {
      case "minimum" -> flag(in, "exclusiveMinimum");
      case "maximum" -> flag(in, "exclusiveMaximum");
      default -> false;
    };
  }

  private void exclusive(String key, Node value, Mapping in, ObjectNode schema) {
    if (value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
      schema.set(key, JsonTrees.of(value));
    } else if (is(value, Scalar.Kind.BOOLEAN, key, "a number, or true or false")) {
      String bound = key.equals("exclusiveMinimum") ? "minimum" : "maximum";
      in.find(bound)
          .filter(node -> flag(in, key) && node instanceof Scalar s && isNumber(s))
          .ifPresent(node -> schema.set(key, JsonTrees.of(node)));
    }
  }

  private void list(String key, Node value, Mapping in, ObjectNode schema) {
    if (!(value instanceof Sequence branches) || branches.items().isEmpty()) {
      wrong(value, key, "a list of schemas");
      return;
    }
    ArrayNode read = JSON.arrayNode();
    Optional<Discriminator> discriminator =
        key.equals("oneOf") || key.equals("anyOf")
            ? Discriminator.of(in, documents)
            : Optional.empty();
    for (Node branch : branches.items()) {
      JsonNode one = read(branch);
      read.add(discriminator.map(it -> it.told(one, branch)).orElse(one));
    }
    schema.set(key, read);
  }

  private void byName(String key, Node value, ObjectNode schema) {
    if (!(value instanceof Mapping members)) {
      wrong(value, key, "a mapping");
      return;
    }
    ObjectNode read = JSON.objectNode();
    members.entries().forEach(entry -> read.set(entry.key().text(), read(entry.value())));
    schema.set(key, read);
  }

  private static JsonNode nullable(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (schema.path("enum") instanceof ArrayNode words && !hasNull(words)) {
      words.addNull();
    }
    if (type.isString()) {
      schema.set("type", JSON.arrayNode().add(type).add("null"));
      return schema;
    }
    if (type.isMissingNode()
        && (schema.has("allOf") || schema.has("oneOf") || schema.has("anyOf"))) {
      return JSON.objectNode()
          .set("anyOf", JSON.arrayNode().add(schema).add(JSON.objectNode().put("type", "null")));
    }
    return schema;
  }

  private static boolean hasNull(ArrayNode words) {
    for (JsonNode word : words) {
      if (word.isNull()) {
        return true;
      }
    }
    return false;
  }

  private static boolean flag(Mapping in, String key) {
    return in.find(key)
        .filter(
            node ->
                node instanceof Scalar scalar
                    && scalar.kind() == Scalar.Kind.BOOLEAN
                    && scalar.booleanValue())
        .isPresent();
  }

  private static boolean isNumber(Scalar scalar) {
    return scalar.kind() == Scalar.Kind.NUMBER;
  }

  private boolean is(Node value, Scalar.Kind kind, String key, String wanted) {
    if (value instanceof Scalar scalar && scalar.kind() == kind) {
      return true;
    }
    wrong(value, key, wanted);
    return false;
  }

  private void wrong(Node value, String key, String wanted) {
    findings.broken(value, key, "is " + value.describe() + " where " + wanted + " belongs");
  }
}
