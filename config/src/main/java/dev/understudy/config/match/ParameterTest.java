package dev.understudy.config.match;

import dev.understudy.config.match.SchemaTest.Type;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A parameter of a request, read as its style says (OpenAPI 3.1, Style Values) and held against a
/// schema.
///
/// @param explode whether each item stands by itself
public record ParameterTest(
    In in,
    String name,
    boolean required,
    Style style,
    boolean explode,
    Optional<SchemaTest> schema) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Where it stands.
  public enum In {
    PATH,
    QUERY,
    HEADERS,
    COOKIES
  }

  /// How lists and objects are written.
  public enum Style {
    FORM(","),
    SIMPLE(","),
    LABEL(","),
    MATRIX(","),
    SPACE_DELIMITED(" "),
    PIPE_DELIMITED("|"),
    DEEP_OBJECT(",");

    private final String between;

    Style(String between) {
      this.between = between;
    }
  }

  /// What is wrong; empty for nothing.
  List<SchemaTest.Flaw> flaws(RequestView request, Optional<PathPattern> pattern) {
    Optional<JsonNode> value = value(request, pattern);
    String at = "/" + in.name().toLowerCase(Locale.ROOT) + "/" + escaped(name);
    if (value.isEmpty()) {
      return required
          ? List.of(new SchemaTest.Flaw(at, "it is required and not there"))
          : List.of();
    }
    return schema.map(test -> test.flaws(value.get())).orElse(List.of()).stream()
        .map(flaw -> new SchemaTest.Flaw(at + flaw.pointer(), flaw.detail()))
        .toList();
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  private Optional<JsonNode> value(RequestView request, Optional<PathPattern> pattern) {
    Set<Type> types = schema.map(SchemaTest::types).orElse(EnumSet.of(Type.STRING));
    boolean isObject = types.contains(Type.OBJECT) && !types.contains(Type.STRING);
    if (in == In.QUERY && isObject && (style == Style.DEEP_OBJECT || explode)) {
      return spread(request);
    }
    List<String> texts = texts(request, pattern);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    if (types.contains(Type.ARRAY) && !types.contains(Type.STRING)) {
      return Optional.of(list(texts));
    }
    return Optional.of(
        isObject ? object(parts(texts.getFirst())) : scalar(texts.getFirst(), types));
  }

  private List<String> texts(RequestView request, Optional<PathPattern> pattern) {
    return switch (in) {
      case QUERY -> Query.values(request.query(), name);
      case HEADERS -> {
        List<String> lines = request.headers(name.toLowerCase(Locale.ROOT));
        yield lines.isEmpty() ? lines : List.of(String.join(",", lines));
      }
      case COOKIES -> Cookies.value(request, name).stream().toList();
      case PATH ->
          pattern.map(it -> it.values(request.path()).get(name)).stream()
              .map(this::withoutSign)
              .toList();
    };
  }

  /// The label style writes `.a`, the matrix style `;name=a`.
  private String withoutSign(String text) {
    if (style == Style.LABEL && text.startsWith(".")) {
      return text.substring(1).replace('.', ',');
    }
    if (style == Style.MATRIX && text.startsWith(";")) {
      return text.substring(1).replace(name + "=", "").replace(';', ',');
    }
    return text;
  }

  private ArrayNode list(List<String> texts) {
    Set<Type> items = schema.map(SchemaTest::itemTypes).orElse(EnumSet.of(Type.STRING));
    ArrayNode list = JSON.arrayNode();
    for (String text : texts) {
      List<String> parts = in == In.QUERY && explode ? List.of(text) : parts(text);
      parts.forEach(part -> list.add(scalar(part, items)));
    }
    return list;
  }

  private List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(Pattern.quote(style.between), -1)) {
        parts.add(in == In.HEADERS ? part.strip() : part);
      }
    }
    return parts;
  }

  /// `a,1,b,2`, or `a=1,b=2` where exploded.
  private ObjectNode object(List<String> parts) {
    Map<String, String> members = new HashMap<>();
    if (explode) {
      for (String part : parts) {
        String[] pair = part.split("=", 2);
        members.put(pair[0], pair.length > 1 ? pair[1] : "");
      }
    } else {
      for (int i = 0; i + 1 < parts.size(); i += 2) {
        members.put(parts.get(i), parts.get(i + 1));
      }
    }
    ObjectNode object = JSON.objectNode();
    members.forEach((member, text) -> object.set(member, scalar(text, typesOf(member))));
    return object;
  }

  /// An object whose members are parameters of their own: `a=1&b=2`, or `name[a]=1&name[b]=2`.
  private Optional<JsonNode> spread(RequestView request) {
    ObjectNode object = JSON.objectNode();
    for (String member : schema.map(SchemaTest::members).orElse(Set.of())) {
      String sent = style == Style.DEEP_OBJECT ? name + "[" + member + "]" : member;
      List<String> texts = Query.values(request.query(), sent);
      Set<Type> types = typesOf(member);
      if (!texts.isEmpty() && types.contains(Type.ARRAY) && !types.contains(Type.STRING)) {
        texts.forEach(object.withArray(member)::add);
      } else if (!texts.isEmpty()) {
        object.set(member, scalar(texts.getFirst(), types));
      }
    }
    return object.isEmpty() ? Optional.empty() : Optional.of(object);
  }

  private Set<Type> typesOf(String member) {
    return schema.flatMap(it -> it.typesOf(member)).orElse(EnumSet.of(Type.STRING));
  }

  /// The text as a value of one of the types; as a text where it is none of them.
  static JsonNode scalar(String text, Set<Type> types) {
    if (types.contains(Type.NUMBER)) {
      try {
        JsonNode number = Json.MAPPER.readTree(text);
        if (number.isNumber()) {
          return number;
        }
      } catch (JacksonException e) {
        // no number: one of the other types, or a flaw that the schema tells
      }
    }
    if (types.contains(Type.BOOLEAN) && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (types.contains(Type.NULL) && (text.isEmpty() || text.equals("null"))) {
      return JSON.nullNode();
    }
    return JSON.stringNode(text);
  }
}
