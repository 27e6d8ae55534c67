package dev.understudy.control.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.understudy.control.AdminPort;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends requests to an admin port and holds what goes and what comes to the OpenAPI document.
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final AdminPort port;
  private final JsonNode document = JSON.readTree(OpenApi.json());
  private final Map<JsonNode, Schema> schemas = new HashMap<>();
  private final Set<String> succeeded = new TreeSet<>();

  public Contract(AdminPort port) {
    this.port = port;
  }

  /// An operation of the document.
  record Operation(String method, String path, JsonNode described) {
    String id() {
      return described.path("operationId").asString();
    }
  }

  /// A request that is as the document says; so has to be its reply.
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    Operation operation =
        find(method, path.replaceFirst("\\?.*", ""))
            .orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
    JsonNode requestBody = resolve(operation.described().path("requestBody"));
    if (!body.isEmpty()) {
      String type = type(headers);
      JsonNode content = requestBody.path("content").path(type);
      assertThat(content.isMissingNode()).as("%s takes %s", operation.id(), type).isFalse();
      if (type.endsWith("json")) {
        assertFits(content.path("schema"), body, operation.id() + " request");
      }
    } else {
      assertThat(requestBody.path("required").asBoolean(false)).as(operation.id()).isFalse();
    }
    return sendAnything(operation, path, body, headers);
  }

  /// Whatever is sent, the reply is as the document says.
  HttpResponse<String> sendAnything(
      Operation operation, String path, String body, String... headers) {
    HttpResponse<String> reply = port.send(operation.method(), path, body, headers);
    String what = operation.method() + " " + path + " -> " + reply.statusCode();
    JsonNode responses = operation.described().path("responses");
    String status = Integer.toString(reply.statusCode());
    JsonNode response =
        resolve(
            responses.has(status)
                ? responses.path(status)
                : responses.path(status.charAt(0) + "XX"));
    assertThat(response.isMissingNode()).as("%s is described", what).isFalse();
    JsonNode content = response.path("content");
    String type = reply.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    assertThat(content.isMissingNode() ? type.isEmpty() : content.has(type))
        .as("%s has the type %s: %s", what, type, reply.body())
        .isTrue();
    if (type.endsWith("json")) {
      assertFits(content.path(type).path("schema"), reply.body(), what);
    }
    if (reply.statusCode() < 300) {
      succeeded.add(operation.id());
    }
    return reply;
  }

  /// Ids of operations that were answered with success.
  public Set<String> succeeded() {
    return succeeded;
  }

  JsonNode document() {
    return document;
  }

  /// Operations of these tags; of all where none is given.
  java.util.List<Operation> operations(Set<String> tags) {
    java.util.List<Operation> operations = new java.util.ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        String tag = each.getValue().path("tags").path(0).asString("");
        if (each.getValue().has("operationId") && (tags.isEmpty() || tags.contains(tag))) {
          operations.add(
              new Operation(
                  each.getKey().toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  each.getValue()));
        }
      }
    }
    return operations;
  }

  private Optional<Operation> find(String method, String path) {
    return operations(Set.of()).stream()
        .filter(it -> it.method().equals(method))
        .filter(it -> Pattern.matches(regex(it.path()), path))
        .findFirst();
  }

  private static String regex(String path) {
    return Pattern.quote(path).replaceAll("\\{\\w+}", "\\\\E[^/:]+?\\\\Q");
  }

  /// What a `$ref` stands for, or the node itself.
  JsonNode resolve(JsonNode node) {
    return node.has("$ref")
        ? resolve(document.at(node.path("$ref").asString().substring(1)))
        : node;
  }

  private void assertFits(JsonNode schema, String body, String what) {
    Schema compiled = schemas.computeIfAbsent(schema, this::compile);
    assertThat(compiled.validate(body, InputFormat.JSON)).as("%s: %s", what, body).isEmpty();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", document.path("components"));
    whole.putArray("allOf").add(schema);
    return SCHEMAS.getSchema(whole);
  }

  private static String type(String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      if (headers[i].equalsIgnoreCase("Content-Type")) {
        return headers[i + 1].replaceFirst(";.*", "");
      }
    }
    return "";
  }
}
