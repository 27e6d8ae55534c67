package dev.understudy.bench.corpus;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.text.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What became of the operations of a description, each asked a few times.
///
/// @param served operations that some endpoint answered
/// @param held replies with JSON and a schema
/// @param ownExamples operations whose own example, given in the description, does not fit
/// @param unfit what was wrong with those that did not fit and were made here
/// @param strange replies with a status that the description does not have
record Asked(
    int operations,
    int served,
    int held,
    List<String> ownExamples,
    List<String> unfit,
    List<String> strange) {
  private static final int TIMES = 3;
  private static final int AT_ONCE = 32;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Asked all(Described described, int port) throws IOException {
    AtomicInteger served = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    ConcurrentLinkedQueue<String> ownExamples = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> unfit = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> strange = new ConcurrentLinkedQueue<>();
    ObjectNode schemas = marked(described.api().schemas());
    List<Future<?>> running = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Operation operation : described.api().operations()) {
        running.add(
            clients.submit(
                () -> {
                  boolean answered = true;
                  for (int i = 0; i < TIMES; i++) {
                    HttpResponse<String> reply =
                        client.send(request(operation, port), BodyHandlers.ofString());
                    if (reply.body().startsWith("no endpoint matches")
                        || reply.body().startsWith("this path takes")) {
                      answered = false;
                      continue;
                    }
                    Optional<Operation.Reply> described_ = reply(operation, reply.statusCode());
                    if (described_.isEmpty()) {
                      strange.add(operation.label() + " " + reply.statusCode());
                    } else if (look(
                        operation, described_.get(), reply, schemas, ownExamples, unfit)) {
                      held.incrementAndGet();
                    }
                  }
                  served.addAndGet(answered ? 1 : 0);
                  return answered;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(described.name(), e);
    }
    return new Asked(
        described.api().operations().size(),
        served.get(),
        held.get(),
        ownExamples.stream().distinct().sorted().toList(),
        unfit.stream().distinct().sorted().toList(),
        strange.stream().distinct().sorted().toList());
  }

  private static HttpRequest request(Operation operation, int port) {
    StringBuilder target = new StringBuilder(operation.path().path().replaceAll("\\{[^}]*}", "1"));
    char before = '?';
    for (Map.Entry<String, String> each : operation.path().query().entrySet()) {
      target.append(before).append(each.getKey()).append('=').append(each.getValue());
      before = '&';
    }
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
        .method(operation.method(), BodyPublishers.noBody())
        .build();
  }

  private static Optional<Operation.Reply> reply(Operation operation, int status) {
    for (String key : List.of("" + status, status / 100 + "XX", "default")) {
      for (Operation.Reply reply : operation.replies()) {
        if (reply.status().equalsIgnoreCase(key)) {
          return Optional.of(reply);
        }
      }
    }
    return Optional.empty();
  }

  /// Whether there was something to hold against a schema.
  private static boolean look(
      Operation operation,
      Operation.Reply described,
      HttpResponse<String> reply,
      ObjectNode schemas,
      ConcurrentLinkedQueue<String> ownExamples,
      ConcurrentLinkedQueue<String> unfit) {
    String type = reply.headers().firstValue("content-type").orElse("").split(";")[0].strip();
    for (Operation.Media media : described.media()) {
      if (media.isJson() && media.bare().equals(type) && !reply.body().isEmpty()) {
        schema(media.schema(), schemas)
            .validate(
                reply.body(),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
            .stream()
            .findFirst()
            .ifPresent(
                error -> {
                  JsonNode sent = MAPPER.readTree(reply.body());
                  boolean own =
                      media.examples().stream()
                          .anyMatch(
                              it -> MAPPER.readTree(JsonWriter.compact(it.value())).equals(sent));
                  (own ? ownExamples : unfit)
                      .add(operation.label() + " " + reply.statusCode() + " " + error);
                });
        return true;
      }
    }
    return false;
  }

  private static Schema schema(JsonNode schema, ObjectNode schemas) {
    if (!(schema instanceof ObjectNode object)) {
      return REGISTRY.getSchema(schema);
    }
    ObjectNode root = object.objectNode();
    root.putArray("allOf").add(object);
    ObjectNode marked = marked(root);
    marked.set("schemas", schemas);
    return REGISTRY.getSchema(marked);
  }

  /// networknt takes a name of digits for an index, so names are marked.
  private static ObjectNode marked(ObjectNode schema) {
    return (ObjectNode) MAPPER.readTree(schema.toString().replace("\"#/schemas/", "\"#/schemas/@"));
  }

  private static ObjectNode marked(Schemas schemas) {
    ObjectNode names = MAPPER.createObjectNode();
    marked(schemas.byName())
        .properties()
        .forEach(each -> names.set("@" + each.getKey(), each.getValue()));
    return names;
  }
}
