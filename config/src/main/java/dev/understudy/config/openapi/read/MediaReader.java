package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.read.Operation.Example;
import dev.understudy.config.openapi.read.Operation.Header;
import dev.understudy.config.openapi.read.Operation.Media;
import dev.understudy.config.openapi.read.Operation.Reply;
import dev.understudy.config.openapi.read.Operation.RequestBody;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Payloads: of requests and replies, with their examples and headers.
final class MediaReader {
  private static final JsonNode ANYTHING = JsonNodeFactory.instance.booleanNode(true);
  private static final Pattern STATUS = Pattern.compile("[1-5](XX|xx|[0-9][0-9])|default");

  private final Documents documents;
  private final SchemaReader schemas;
  private final Findings findings;
  private final Fields fields;
  private final boolean old;

  /// @param old whether the description is Swagger 2.0
  MediaReader(Documents documents, SchemaReader schemas, Findings findings, boolean old) {
    this.documents = documents;
    this.schemas = schemas;
    this.findings = findings;
    this.fields = new Fields(findings);
    this.old = old;
  }

  /// @param subject the operation, for the report
  /// @param produces media types of Swagger 2.0
  List<Reply> replies(Mapping operation, String subject, List<String> produces) {
    List<Reply> replies = new ArrayList<>();
    Optional<Mapping> responses = fields.mapping(operation, "responses");
    if (responses.isEmpty()) {
      return replies;
    }
    for (Mapping.Entry entry : responses.orElseThrow().entries()) {
      String status = entry.key().text();
      if (status.startsWith("x-")) {
        continue;
      }
      if (!STATUS.matcher(status).matches()) {
        findings.broken(entry.key(), subject, "\"" + status + "\" is no status");
        continue;
      }
      documents
          .follow(entry.value())
          .flatMap(node -> fields.asMapping(node, "response " + status))
          .ifPresent(reply -> replies.add(reply(entry.key(), status, reply, produces)));
      callback(entry.value(), subject);
    }
    return replies;
  }

  private void callback(Node reply, String subject) {
    if (reply instanceof Mapping mapping) {
      fields
          .any(mapping, "links")
          .ifPresent(links -> findings.left(links, subject, "links between operations"));
    }
  }

  private Reply reply(Scalar key, String status, Mapping reply, List<String> produces) {
    List<Media> media = old ? oldMedia(reply, produces) : media(reply);
    List<Header> headers = new ArrayList<>();
    fields
        .mapping(reply, "headers")
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        entry ->
                            documents
                                .follow(entry.value())
                                .flatMap(node -> fields.asMapping(node, "header"))
                                .ifPresent(it -> headers.add(header(entry.key(), it)))));
    return new Reply(key, status, fields.text(reply, "description").orElse(""), headers, media);
  }

  private Header header(Scalar name, Mapping header) {
    Optional<Node> schema = old ? Optional.of(header) : fields.any(header, "schema");
    List<Example> examples = examples(header);
    if (examples.isEmpty()) {
      schema.flatMap(documents::follow).ifPresent(node -> schemaExample(node, examples));
    }
    return new Header(
        name,
        name.text(),
        fields.text(header, "description").orElse(""),
        fields.flag(header, "required"),
        examples.stream().findFirst().map(Example::value),
        schema.map(schemas::read).orElse(ANYTHING));
  }

  Optional<RequestBody> body(Node node) {
    return documents
        .follow(node)
        .flatMap(it -> fields.asMapping(it, "requestBody"))
        .map(body -> new RequestBody(body, fields.flag(body, "required"), media(body)));
  }

  private List<Media> media(Mapping in) {
    List<Media> media = new ArrayList<>();
    fields
        .mapping(in, "content")
        .ifPresent(
            content ->
                content
                    .entries()
                    .forEach(
                        entry ->
                            documents
                                .follow(entry.value())
                                .filter(node -> !Fields.isNull(node))
                                .flatMap(node -> fields.asMapping(node, "media type"))
                                .ifPresent(it -> media.add(media(entry.key(), it)))));
    return media;
  }

  private Media media(Scalar type, Mapping media) {
    Optional<Node> schema = fields.any(media, "schema");
    List<Example> examples = examples(media);
    if (examples.isEmpty()) {
      schema.flatMap(documents::follow).ifPresent(node -> schemaExample(node, examples));
    }
    return new Media(type, type.text(), schema.map(schemas::read).orElse(ANYTHING), examples);
  }

  private List<Media> oldMedia(Mapping reply, List<String> produces) {
    Optional<Node> schema = fields.any(reply, "schema");
    Optional<Mapping> examples = fields.mapping(reply, "examples");
    List<Media> media = new ArrayList<>();
    JsonNode read = schema.map(schemas::read).orElse(ANYTHING);
    List<String> types = new ArrayList<>(schema.isPresent() ? produces : List.of());
    if (schema.isPresent() && types.isEmpty()) {
      types.add("application/json");
    }
    examples.ifPresent(
        all ->
            all.entries().stream()
                .map(entry -> entry.key().text())
                .filter(type -> type.contains("/") && !types.contains(type))
                .forEach(types::addFirst));
    for (String type : types) {
      List<Example> own = new ArrayList<>();
      examples.flatMap(all -> all.find(type)).ifPresent(it -> own.add(new Example("", it)));
      if (own.isEmpty()) {
        schema.flatMap(documents::follow).ifPresent(node -> schemaExample(node, own));
      }
      media.add(new Media(schema.orElse(reply), type, read, own));
    }
    return media;
  }

  /// `example` or `examples` beside a schema.
  private List<Example> examples(Mapping in) {
    List<Example> examples = new ArrayList<>();
    in.find("example").ifPresent(value -> examples.add(new Example("", value)));
    Optional<Node> several = old ? Optional.empty() : fields.any(in, "examples");
    if (examples.isEmpty() && several.isPresent() && several.orElseThrow() instanceof Mapping all) {
      for (Mapping.Entry entry : all.entries()) {
        documents
            .follow(entry.value())
            .flatMap(node -> fields.asMapping(node, "example"))
            .ifPresent(example -> named(entry.key(), example, examples));
      }
    }
    return examples;
  }

  private void named(Scalar name, Mapping example, List<Example> into) {
    Optional<Node> value = example.find("value").or(() -> example.find("dataValue"));
    if (value.isPresent()) {
      into.add(new Example(name.text(), value.orElseThrow()));
    } else {
      findings.left(name, "example " + name.text(), "its value is elsewhere; nothing is fetched");
    }
  }

  /// `example` or, from 3.1 on, the first of `examples` in the schema itself.
  private void schemaExample(Node schema, List<Example> into) {
    if (schema instanceof Mapping mapping) {
      mapping
          .find("example")
          .or(() -> mapping.find("examples").flatMap(node -> node.follow("/0")))
          .ifPresent(value -> into.add(new Example("", value)));
    }
  }
}
