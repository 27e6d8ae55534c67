package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.read.Operation.Media;
import dev.understudy.config.openapi.read.Operation.Parameter;
import dev.understudy.config.openapi.read.Operation.RequestBody;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of requests; those of Swagger 2.0 that are in the body become one.
final class ParameterReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> PLACES = Set.of("path", "query", "header", "cookie");
  private static final Map<String, String> DEFAULT_STYLES =
      Map.of("path", "simple", "header", "simple", "query", "form", "cookie", "form");

  private final Documents documents;
  private final SchemaReader schemas;
  private final MediaReader media;
  private final Findings findings;
  private final Fields fields;
  private final boolean old;

  ParameterReader(
      Documents documents,
      SchemaReader schemas,
      MediaReader media,
      Findings findings,
      boolean old) {
    this.documents = documents;
    this.schemas = schemas;
    this.media = media;
    this.findings = findings;
    this.fields = new Fields(findings);
    this.old = old;
  }

  /// What requests of an operation are like.
  record Asked(List<Parameter> parameters, Optional<RequestBody> body) {}

  /// @param subject the operation, for the report
  /// @param consumes media types of Swagger 2.0
  Asked asked(Mapping item, Mapping operation, String subject, List<String> consumes) {
    Map<String, Mapping> all = new LinkedHashMap<>();
    collect(item, subject, all); // the operation's own take the place of the path's
    collect(operation, subject, all);
    List<Parameter> parameters = new ArrayList<>();
    List<Mapping> form = new ArrayList<>();
    Optional<RequestBody> body =
        old ? Optional.empty() : fields.any(operation, "requestBody").flatMap(media::body);
    for (Mapping parameter : all.values()) {
      String in = fields.text(parameter, "in").orElse("");
      if (PLACES.contains(in)) {
        parameters.add(parameter(parameter, in));
      } else if (old && in.equals("body")) {
        body = Optional.of(oldBody(parameter, consumes));
      } else if (old && in.equals("formData")) {
        form.add(parameter);
      } else {
        findings.broken(parameter, subject, "a parameter is in \"" + in + "\", which is no place");
      }
    }
    if (!form.isEmpty()) {
      body = Optional.of(form(form, consumes));
    }
    return new Asked(parameters, body);
  }

  private void collect(Mapping in, String subject, Map<String, Mapping> all) {
    for (Node node : fields.list(in, "parameters")) {
      Optional<Mapping> parameter =
          documents.follow(node).flatMap(it -> fields.asMapping(it, "parameter"));
      parameter.ifPresent(
          it -> {
            Optional<String> name = fields.word(it, "name");
            if (name.isEmpty()) {
              findings.broken(it, subject, "a parameter has no name");
            } else {
              all.put(fields.text(it, "in").orElse("") + " " + name.orElseThrow(), it);
            }
          });
    }
  }

  private Parameter parameter(Mapping parameter, String in) {
    String name = fields.word(parameter, "name").orElse("");
    String style = old ? oldStyle(parameter, in) : style(parameter, in);
    boolean explode =
        old
            ? style.equals("form") && collection(parameter).equals("multi")
            : parameter.find("explode").isPresent()
                ? fields.flag(parameter, "explode")
                : style.equals("form");
    return new Parameter(
        parameter,
        in,
        name,
        in.equals("path") || fields.flag(parameter, "required"),
        style,
        explode,
        schema(parameter));
  }

  private String style(Mapping parameter, String in) {
    return fields.text(parameter, "style").orElse(DEFAULT_STYLES.getOrDefault(in, "form"));
  }

  private JsonNode schema(Mapping parameter) {
    if (old) {
      return schemas.read(parameter);
    }
    Optional<Node> schema = fields.any(parameter, "schema");
    return schema.isPresent()
        ? schemas.read(schema.orElseThrow())
        : JSON.booleanNode(true); // `content`: text in a notation of its own
  }

  private static String collection(Mapping parameter) {
    return parameter
        .find("collectionFormat")
        .map(node -> node instanceof Scalar scalar ? scalar.text() : "csv")
        .orElse("csv");
  }

  private static String oldStyle(Mapping parameter, String in) {
    return switch (collection(parameter)) {
      case "ssv" -> "spaceDelimited";
      case "pipes" -> "pipeDelimited";
      default -> DEFAULT_STYLES.getOrDefault(in, "form");
    };
  }

  private RequestBody oldBody(Mapping parameter, List<String> consumes) {
    JsonNode schema =
        fields.any(parameter, "schema").map(schemas::read).orElse(JSON.booleanNode(true));
    List<String> types = consumes.isEmpty() ? List.of("application/json") : consumes;
    List<Media> all = new ArrayList<>();
    types.forEach(type -> all.add(new Media(parameter, type, schema, List.of())));
    return new RequestBody(parameter, fields.flag(parameter, "required"), all);
  }

  private RequestBody form(List<Mapping> members, List<String> consumes) {
    ObjectNode properties = JSON.objectNode();
    ArrayNode required = JSON.arrayNode();
    boolean file = false;
    for (Mapping member : members) {
      String name = fields.word(member, "name").orElse("");
      JsonNode schema = schemas.read(member);
      if (schema instanceof ObjectNode own) {
        own.remove("required");
      }
      properties.set(name, schema);
      file |= schema.path("format").asString("").equals("binary");
      if (fields.flag(member, "required")) {
        required.add(name);
      }
    }
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    String type =
        consumes.stream()
            .filter(it -> it.startsWith("multipart/") || it.contains("form"))
            .findFirst()
            .orElse(file ? "multipart/form-data" : "application/x-www-form-urlencoded");
    return new RequestBody(
        members.getFirst(),
        !required.isEmpty(),
        List.of(new Media(members.getFirst(), type, schema, List.of())));
  }
}
