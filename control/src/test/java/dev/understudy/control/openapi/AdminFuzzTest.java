package dev.understudy.control.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.openapi.Contract.Operation;
import dev.understudy.control.revision.Configured;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Requests made of the document's own schemas, more or less as they should be: each is answered as
/// the document says, and none with a 5xx. `./dev fuzz admin --minutes N` runs it for longer.
class AdminFuzzTest {
  private static final long SECONDS = Long.getLong("admin.fuzz.seconds", 3);
  private static final long SEED = Long.getLong("admin.fuzz.seed", 20_261_124);

  @Test
  void whateverIsSentTheReplyIsAsDescribed() {
    Random random = new Random(SEED);
    try (AdminPort port =
        new AdminPort(Served.resources(Configured.of(Configured.SHOP)).toArray(Resource[]::new))) {
      Contract contract = new Contract(port);
      SchemaScribble scribble = new SchemaScribble(contract, random);
      List<Operation> operations =
          contract.operations(Set.of()).stream().filter(it -> !streams(it)).toList();
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      long sent = 0;
      for (int round = 0; round < 3 || System.nanoTime() - end < 0; round++) {
        for (Operation operation : operations) {
          send(contract, operation, scribble, random);
        }
        sent += operations.size();
      }
      System.out.println("admin fuzz: " + sent + " requests, seed " + SEED);
    }
  }

  private static boolean streams(Operation operation) {
    return operation
        .described()
        .path("responses")
        .path("200")
        .path("content")
        .has("text/event-stream");
  }

  private static void send(
      Contract contract, Operation operation, SchemaScribble scribble, Random random) {
    List<String> query = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    String path = operation.path();
    for (JsonNode each : parameters(contract, operation)) {
      JsonNode parameter = contract.resolve(each);
      String name = parameter.path("name").asString();
      String value = plain(scribble.value(parameter.path("schema"), 0));
      switch (parameter.path("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", segment(value, random));
        case "query" -> {
          if (random.nextInt(4) == 0) {
            query.add(name + "=" + encoded(value));
          }
        }
        default -> {
          if (name.equals("If-Match") && random.nextInt(4) > 0) {
            headers.addAll(List.of(name, "*"));
          } else if (random.nextBoolean() && !value.isEmpty() && value.matches("[!-~]+")) {
            headers.addAll(List.of(name, value));
          }
        }
      }
    }
    String body = "";
    JsonNode content = contract.resolve(operation.described().path("requestBody")).path("content");
    if (!content.isMissingNode() && random.nextInt(10) > 0) {
      List<String> types = new ArrayList<>(content.propertyNames());
      String type = types.get(random.nextInt(types.size()));
      headers.addAll(List.of("Content-Type", type));
      JsonNode value = scribble.value(content.path(type).path("schema"), 0);
      body = type.endsWith("json") ? value.toString() : plain(value);
    }
    String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
    HttpResponse<String> reply =
        contract.sendAnything(operation, target, body, headers.toArray(String[]::new));
    assertThat(reply.statusCode())
        .as("%s %s %s %s: %s", operation.method(), target, headers, body, reply.body())
        .isLessThan(500);
  }

  private static List<JsonNode> parameters(Contract contract, Operation operation) {
    List<JsonNode> all = new ArrayList<>();
    contract.document().path("paths").path(operation.path()).path("parameters").forEach(all::add);
    operation.described().path("parameters").forEach(all::add);
    return all;
  }

  private static String segment(String value, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "get-product";
      case 1 -> "1";
      default -> value.isEmpty() ? "x" : encoded(value).replace("+", "%20");
    };
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String plain(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
