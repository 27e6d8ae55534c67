package dev.understudy.config.openapi.convert;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.understudy.config.openapi.JsonTrees;
import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.openapi.read.Operation.Credential;
import dev.understudy.config.openapi.read.Operation.Media;
import dev.understudy.config.openapi.read.Operation.Parameter;
import dev.understudy.config.problem.Place;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What requests have to look like, as `accepts`, `security` and `schemas`.
final class Terms {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// OpenAPI 3.0.3, section 4.7.12.1: these are no parameters.
  private static final Set<String> NO_PARAMETERS =
      Set.of("accept", "content-type", "authorization");

  private static final Map<String, String> KEYS =
      Map.of("path", "path", "query", "query", "header", "headers", "cookie", "cookies");
  private static final Map<String, String> STYLES =
      Map.of("path", "simple", "header", "simple", "query", "form", "cookie", "form");
  private static final Set<String> KNOWN_STYLES =
      Set.of("form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject");

  /// Keywords that say nothing about whether a value fits.
  private static final Set<String> NOTES = Set.of("examples", "default", "readOnly", "writeOnly");

  private final Schemas schemas;
  private final Findings findings;
  private final Map<String, Node> used = new LinkedHashMap<>();
  private final Deque<String> unread = new ArrayDeque<>();

  Terms(Schemas schemas, Findings findings) {
    this.schemas = schemas;
    this.findings = findings;
  }

  /// `security`; empty where nothing is needed.
  static Optional<Node> security(Operation operation) {
    List<Node> alternatives = new ArrayList<>();
    for (List<Credential> together : operation.security()) {
      List<Node> all = new ArrayList<>();
      for (Credential one : together) {
        Node value = one.name().isEmpty() ? Scalar.bool(true) : Scalar.string(one.name());
        all.add(Mapping.of(Map.of(one.in(), value)));
      }
      alternatives.add(all.size() == 1 ? all.getFirst() : Sequence.of(all));
    }
    return alternatives.isEmpty() ? Optional.empty() : Optional.of(Sequence.of(alternatives));
  }

  /// `accepts`; empty where anything is.
  Optional<Node> accepts(Operation operation) {
    Map<String, Map<String, Node>> places = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String name =
          parameter.in().equals("path")
              ? operation.path().parameters().getOrDefault(parameter.name(), "")
              : parameter.name();
      boolean asked =
          !name.isEmpty()
              && !(parameter.in().equals("header")
                  && NO_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
      if (asked) {
        Map<String, Node> terms = parameter(parameter);
        if (!terms.isEmpty()) {
          places
              .computeIfAbsent(
                  KEYS.getOrDefault(parameter.in(), "query"), _ -> new LinkedHashMap<>())
              .putIfAbsent(name, Mapping.of(terms));
        }
      }
    }
    Map<String, Node> accepts = new LinkedHashMap<>();
    places.forEach((place, named) -> accepts.put(place, Mapping.of(named)));
    operation
        .body()
        .filter(body -> !body.media().isEmpty())
        .ifPresent(
            body -> {
              Map<String, Node> content = new LinkedHashMap<>();
              for (Media media : body.media()) {
                content.putIfAbsent(media.bare(), schema(media.schema(), media));
              }
              Map<String, Node> terms = new LinkedHashMap<>();
              if (body.required()) {
                terms.put("required", Scalar.bool(true));
              }
              terms.put("content", Mapping.of(content));
              accepts.put("body", Mapping.of(terms));
            });
    return accepts.isEmpty() ? Optional.empty() : Optional.of(Mapping.of(accepts));
  }

  private Map<String, Node> parameter(Parameter parameter) {
    Map<String, Node> terms = new LinkedHashMap<>();
    if (parameter.required()) {
      terms.put("required", Scalar.bool(true));
    }
    String usual = STYLES.getOrDefault(parameter.in(), "form");
    String style = KNOWN_STYLES.contains(parameter.style()) ? parameter.style() : usual;
    if (!style.equals(usual)) {
      terms.put("style", Scalar.string(style));
    }
    if (parameter.explode() != style.equals("form")) {
      terms.put("explode", Scalar.bool(parameter.explode()));
    }
    if (!parameter.schema().isBoolean()) {
      terms.put("schema", JsonTrees.of(asked(parameter.schema(), parameter.name())));
    }
    return terms;
  }

  private Node schema(JsonNode schema, Media media) {
    return schema.isBoolean() ? Mapping.of(Map.of()) : JsonTrees.of(asked(schema, media.type()));
  }

  /// The schemas that have been referred to, by name.
  Map<String, Node> schemas() {
    while (!unread.isEmpty()) {
      String name = unread.remove();
      JsonNode schema = schemas.byName().path(name);
      used.put(name, JsonTrees.of(asked(schema, name)));
    }
    return used;
  }

  /// A schema as requests are held against it: clients need not send what only the server writes,
  /// and patterns beyond RE2 are left out.
  private JsonNode asked(JsonNode schema, String subject) {
    if (schema instanceof ArrayNode list) {
      ArrayNode all = JSON.arrayNode();
      list.forEach(item -> all.add(asked(item, subject)));
      return all;
    }
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode terms = JSON.objectNode();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      switch (key) {
        case "$ref" -> {
          refer(value.asString(""));
          terms.set(key, value);
        }
        case "enum", "const" -> terms.set(key, value);
        case "properties", "patternProperties", "dependentSchemas" -> {
          ObjectNode named = JSON.objectNode();
          value.properties().forEach(it -> named.set(it.getKey(), asked(it.getValue(), subject)));
          terms.set(key, named);
        }
        case "required" -> required(object, value, terms);
        case "pattern" -> {
          if (isPattern(value.asString(""), subject)) {
            terms.set(key, value);
          }
        }
        default -> {
          if (!NOTES.contains(key)) {
            terms.set(key, asked(value, subject));
          }
        }
      }
    }
    return terms;
  }

  private void refer(String ref) {
    String name = ref.substring(Schemas.PREFIX.length()).split("/", 2)[0];
    if (!used.containsKey(name)) {
      used.put(name, Mapping.of(Map.of()));
      unread.add(name);
    }
  }

  private static void required(ObjectNode object, JsonNode names, ObjectNode terms) {
    ArrayNode needed = JSON.arrayNode();
    for (JsonNode name : names) {
      JsonNode property = object.path("properties").path(name.asString(""));
      if (!property.path("readOnly").asBoolean(false)) {
        needed.add(name);
      }
    }
    if (!needed.isEmpty()) {
      terms.set("required", needed);
    }
  }

  private boolean isPattern(String regex, String subject) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      findings.left(
          Place.file("schema " + subject),
          subject,
          "the pattern " + regex + " is beyond RE2; requests are not held against it");
      return false;
    }
  }
}
