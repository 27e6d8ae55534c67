package dev.understudy.config.openapi.convert;

import dev.understudy.config.document.Document;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.PathPattern.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A configuration as an OpenAPI 3.1 description: what clients need to know in OpenAPI's words, how
/// it behaves in `x-understudy`. Imported again, it is the same configuration.
public final class OpenApiExport {
  private static final String EXTENSION = "x-understudy";

  /// What `x-understudy` of the whole does not hold: it stands elsewhere.
  private static final Set<String> ELSEWHERE = Set.of("version", "endpoints");

  private final Map<String, Map<String, Node>> paths = new LinkedHashMap<>();
  private final Map<String, Node> homeless = new LinkedHashMap<>();
  private final Map<String, List<Node>> tags = new LinkedHashMap<>();

  private OpenApiExport() {}

  /// The description as YAML text.
  public static String of(Document document) {
    return new OpenApiExport().write((Mapping) Document.SHAPE.write(document));
  }

  private String write(Mapping configuration) {
    Map<String, Node> all = DraftText.entries(configuration);
    if (all.get("groups") instanceof Mapping groups) {
      groups.entries().forEach(this::tag);
    }
    if (all.get("endpoints") instanceof Mapping endpoints) {
      endpoints.entries().forEach(entry -> endpoint(entry.key().text(), (Mapping) entry.value()));
    }
    String title = all.get("name") instanceof Scalar name ? name.text() : "Understudy";
    StringBuilder out = new StringBuilder();
    Layout layout = new Layout(out);
    layout.entry("openapi", Scalar.string("3.1.0"), 0, "");
    Map<String, Node> info = new LinkedHashMap<>();
    info.put("title", Scalar.string(title));
    info.put("version", Scalar.string("1.0"));
    layout.entry("info", Mapping.of(info), 0, "");
    layout.open(EXTENSION, whole(all), 0, "");
    out.append("paths:").append(paths.isEmpty() ? " {}\n" : "\n");
    paths.forEach((path, item) -> layout.open(path, Mapping.of(item), 2, ""));
    return out.toString();
  }

  private Mapping whole(Map<String, Node> all) {
    Map<String, Node> whole = new LinkedHashMap<>();
    whole.put("guesses", Scalar.bool(false));
    all.forEach(
        (key, value) -> {
          if (!ELSEWHERE.contains(key)) {
            whole.put(key, value);
          }
        });
    if (!homeless.isEmpty()) {
      whole.put("endpoints", Mapping.of(homeless));
    }
    return Mapping.of(whole);
  }

  /// A group is shown as a tag of the members that it names.
  private void tag(Mapping.Entry group) {
    if (group.value().follow("/members").orElse(null) instanceof Sequence members) {
      for (Node member : members.items()) {
        if (member instanceof Scalar id) {
          tags.computeIfAbsent(id.text(), _ -> new ArrayList<>())
              .add(Scalar.string(group.key().text()));
        }
      }
    }
  }

  private void endpoint(String id, Mapping endpoint) {
    Map<String, Node> exact = DraftText.entries(endpoint);
    Node request = exact.getOrDefault("request", Scalar.string(""));
    String method;
    String path;
    if (request instanceof Scalar text) {
      String[] words = text.text().strip().split("[ \\t]+", 2);
      method = words[0].toLowerCase(Locale.ROOT);
      path = words[1];
    } else {
      method = word(request, "/method").toLowerCase(Locale.ROOT);
      path = word(request, "/path");
    }
    PathPattern pattern = PathPattern.parse(path);
    String described = path.replace("...}", "}");
    boolean taken =
        paths.entrySet().stream()
            .anyMatch(
                it ->
                    it.getValue().containsKey(method)
                        && PathPattern.parse(it.getKey())
                            .shape()
                            .equals(PathPattern.parse(described).shape()));
    if (taken) {
      homeless.put(id, endpoint);
      return;
    }
    if (request instanceof Scalar && path.equals(described)) {
      exact.remove("request");
    }
    Map<String, Node> operation = new LinkedHashMap<>();
    operation.put("operationId", Scalar.string(id));
    if (tags.containsKey(id)) {
      operation.put("tags", Sequence.of(tags.getOrDefault(id, List.of())));
    }
    parameters(pattern, operation);
    operation.put("responses", responses(endpoint, exact));
    if (!Names.clean(id).equals(id)) {
      exact.put("id", Scalar.string(id));
    }
    if (!exact.isEmpty()) {
      operation.put(EXTENSION, Mapping.of(exact));
    }
    paths.computeIfAbsent(described, _ -> new LinkedHashMap<>()).put(method, Mapping.of(operation));
  }

  private static String word(Node node, String pointer) {
    return node.follow(pointer).orElse(null) instanceof Scalar scalar ? scalar.text() : "";
  }

  private static void parameters(PathPattern pattern, Map<String, Node> operation) {
    List<Node> parameters = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      String name =
          switch (segment) {
            case Segment.Literal _ -> "";
            case Segment.Parameter(var it) -> it;
            case Segment.Rest(var it) -> it;
          };
      if (!name.isEmpty()) {
        Map<String, Node> parameter = new LinkedHashMap<>();
        parameter.put("name", Scalar.string(name));
        parameter.put("in", Scalar.string("path"));
        parameter.put("required", Scalar.bool(true));
        parameter.put("schema", Mapping.of(Map.of("type", Scalar.string("string"))));
        parameters.add(Mapping.of(parameter));
      }
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", Sequence.of(parameters));
    }
  }

  /// What is answered, and the errors that say no. A response that OpenAPI cannot say exactly stays
  /// in `exact` too.
  private static Node responses(Mapping endpoint, Map<String, Node> exact) {
    Map<String, Node> responses = new LinkedHashMap<>();
    Map<String, Node> response =
        endpoint.find("response").orElse(null) instanceof Mapping mapping
            ? DraftText.entries(mapping)
            : Map.of();
    String status =
        response.getOrDefault("status", Scalar.number(200)) instanceof Scalar one
            ? one.text()
            : "200";
    responses.put(status, described("As configured", response));
    if (isExact(response, status)) {
      exact.remove("response");
    }
    if (endpoint.find("errors").orElse(null) instanceof Mapping errors) {
      for (Mapping.Entry error : errors.entries()) {
        if (error.value() instanceof Mapping value
            && value.find("status").orElse(null) instanceof Scalar code
            && code.text().compareTo("400") >= 0) {
          responses.putIfAbsent(
              code.text(), described(error.key().text(), DraftText.entries(value)));
        }
      }
    }
    if (endpoint.find("rateLimit").isPresent()) {
      responses.putIfAbsent("429", described("Too many requests", Map.of()));
    }
    return Mapping.of(responses);
  }

  private static boolean isExact(Map<String, Node> response, String status) {
    return Set.of("status", "json").containsAll(response.keySet())
        && status.startsWith("2")
        && !JsonWriter.compact(response.getOrDefault("json", Scalar.bool(true))).contains("${")
        && response.getOrDefault("status", Scalar.number(200)) instanceof Scalar;
  }

  private static Node described(String description, Map<String, Node> response) {
    Map<String, Node> described = new LinkedHashMap<>();
    described.put("description", Scalar.string(description));
    Node json = response.get("json");
    if (json != null) {
      described.put(
          "content", Mapping.of(Map.of("application/json", Mapping.of(Map.of("example", json)))));
    }
    return Mapping.of(described);
  }
}
