package dev.understudy.config.match;

import dev.understudy.config.match.SchemaTest.Flaw;
import dev.understudy.config.match.SchemaTest.Type;
import dev.understudy.core.route.RequestView;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The payload of a request, held against the schema of its media type. JSON, forms and text are
/// looked into; other payloads only have to be of a type that is taken.
///
/// @param contents schemas by media type or range, in lower case
public record PayloadTest(boolean required, Map<String, SchemaTest> contents) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// What is to be said of a payload.
  sealed interface Finding {
    record Good() implements Finding {}

    record Missing() implements Finding {}

    /// @param taken media types that are
    record Unsupported(String type, String taken) implements Finding {}

    record NoJson() implements Finding {}

    record Unfit(List<Flaw> flaws) implements Finding {}
  }

  Finding look(RequestView request) {
    byte[] payload = request.body().orElse(new byte[0]);
    if (payload.length == 0) {
      return required ? new Finding.Missing() : new Finding.Good();
    }
    String type =
        request.headers("content-type").stream()
            .findFirst()
            .map(it -> it.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("");
    Optional<SchemaTest> test = of(type);
    if (test.isEmpty()) {
      String taken = contents.keySet().stream().sorted().collect(Collectors.joining(", "));
      return new Finding.Unsupported(type, taken);
    }
    return look(payload, type, test.get());
  }

  private Optional<SchemaTest> of(String type) {
    String range = type.substring(0, type.indexOf('/') + 1) + "*";
    for (String key : List.of(type, range, "*/*")) {
      SchemaTest test = contents.get(key);
      if (test != null) {
        return Optional.of(test);
      }
    }
    return Optional.empty();
  }

  private static Finding look(byte[] payload, String type, SchemaTest test) {
    Optional<JsonNode> value;
    if (type.endsWith("/json") || type.endsWith("+json")) {
      value = Json.tree(payload);
      if (value.isEmpty()) {
        return new Finding.NoJson();
      }
    } else if (type.equals("application/x-www-form-urlencoded")) {
      value = Optional.of(form(new String(payload, StandardCharsets.UTF_8), test));
    } else if (type.startsWith("text/")) {
      value = Optional.of(JSON.stringNode(new String(payload, StandardCharsets.UTF_8)));
    } else {
      return new Finding.Good();
    }
    List<Flaw> flaws = test.flaws(value.orElseThrow());
    return flaws.isEmpty() ? new Finding.Good() : new Finding.Unfit(flaws);
  }

  private static ObjectNode form(String text, SchemaTest test) {
    ObjectNode object = JSON.objectNode();
    for (String name : Query.names(text)) {
      List<String> values = Query.values(text, name);
      Set<Type> types = test.typesOf(name).orElse(EnumSet.of(Type.STRING));
      if (types.contains(Type.ARRAY) && !types.contains(Type.STRING)) {
        values.forEach(object.withArray(name)::add);
      } else {
        object.set(name, ParameterTest.scalar(values.getFirst(), types));
      }
    }
    return object;
  }
}
