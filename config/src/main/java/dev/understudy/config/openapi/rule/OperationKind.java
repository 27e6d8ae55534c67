package dev.understudy.config.openapi.rule;

import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.openapi.read.Operation.Media;
import dev.understudy.config.openapi.read.Operation.Reply;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What an operation looks like, by method, path, parameters and payloads.
public enum OperationKind {
  HEALTH,
  LOGIN,
  SEARCH,
  UPLOAD,
  DOWNLOAD,
  ITEM,
  LIST,
  CREATE,
  UPDATE,
  DELETE,
  OTHER;

  private static final Pattern HEALTHY =
      Pattern.compile("/(health|healthz|healthcheck|ping|status|ready|readyz|live|livez)$");
  private static final Pattern ENTERING =
      Pattern.compile("/(log-?in|sign-?in|tokens?|auth|authenticate|oauth2?(/.*)?|sessions?)$");
  private static final Pattern SEEKING = Pattern.compile("search|query|find|lookup|suggest");
  private static final Pattern BINARY =
      Pattern.compile(
          "image/.*|audio/.*|video/.*|font/.*|application/(octet-stream|pdf|zip|gzip).*");

  /// Members under which lists usually stand in an object.
  private static final List<String> LIST_MEMBERS =
      List.of("items", "data", "results", "entries", "list", "values", "value", "content", "rows");

  private static final int MAX_HOPS = 5;

  /// In lower case, as it stands in rules.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether payloads of this type are bytes rather than text.
  public static boolean isBinary(Media media) {
    return BINARY.matcher(media.bare()).matches()
        || !media.isJson() && media.schema().path("format").asString("").equals("binary");
  }

  public static OperationKind of(Operation operation, Schemas schemas) {
    String path = operation.path().path().toLowerCase(Locale.ROOT);
    boolean reads = operation.method().equals("GET");
    boolean posts = operation.method().equals("POST");
    if (reads && HEALTHY.matcher(path).find()) {
      return HEALTH;
    }
    if (posts && ENTERING.matcher(path).find()) {
      return LOGIN;
    }
    if (uploads(operation)) {
      return UPLOAD;
    }
    if (reads
        && success(operation).stream()
            .flatMap(r -> r.media().stream())
            .anyMatch(OperationKind::isBinary)) {
      return DOWNLOAD;
    }
    if ((reads || posts) && seeks(operation, path)) {
      return SEARCH;
    }
    return switch (operation.method()) {
      case "GET" -> lists(operation, schemas) ? LIST : ITEM;
      case "POST" -> CREATE;
      case "PUT", "PATCH" -> UPDATE;
      case "DELETE" -> DELETE;
      default -> OTHER;
    };
  }

  private static boolean uploads(Operation operation) {
    return operation.body().stream()
        .flatMap(body -> body.media().stream())
        .anyMatch(media -> media.bare().equals("multipart/form-data") || isBinary(media));
  }

  private static List<Reply> success(Operation operation) {
    return operation.replies().stream().filter(reply -> reply.status().startsWith("2")).toList();
  }

  private static boolean seeks(Operation operation, String path) {
    return SEEKING.matcher(path.replaceAll("\\{[^}]*}", "")).find()
        || SEEKING.matcher(operation.id().toLowerCase(Locale.ROOT)).find()
        || operation.parameters().stream()
            .anyMatch(
                p -> p.in().equals("query") && List.of("q", "query", "search").contains(p.name()));
  }

  private static boolean lists(Operation operation, Schemas schemas) {
    if (operation.path().path().endsWith("}")) {
      return false;
    }
    List<JsonNode> described =
        success(operation).stream()
            .flatMap(reply -> reply.media().stream())
            .map(Media::schema)
            .filter(JsonNode::isObject)
            .toList();
    return described.isEmpty() || described.stream().anyMatch(it -> isList(it, schemas, 0));
  }

  private static boolean isList(JsonNode schema, Schemas schemas, int hops) {
    if (schema.has("$ref") && hops < MAX_HOPS) {
      return schemas
          .follow(schema.path("$ref").asString(""))
          .filter(target -> isList(target, schemas, hops + 1))
          .isPresent();
    }
    if (schema.path("type").asString("").equals("array") || schema.has("items")) {
      return true;
    }
    JsonNode members = schema.path("properties");
    return LIST_MEMBERS.stream()
        .map(members::path)
        .anyMatch(it -> it.path("type").asString("").equals("array"));
  }
}
