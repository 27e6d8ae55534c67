package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.BodyGenerator;
import dev.understudy.config.openapi.JsonTrees;
import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.openapi.read.Operation.Example;
import dev.understudy.config.openapi.read.Operation.Header;
import dev.understudy.config.openapi.read.Operation.Media;
import dev.understudy.config.openapi.read.Operation.Reply;
import dev.understudy.config.openapi.rule.OperationKind;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Described replies as responses of ours: an example where there is one, else a payload made of
/// the schema.
final class Payloads {
  /// They come by themselves, or describe the message rather than the reply.
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "content-type",
          "content-length",
          "transfer-encoding",
          "connection",
          "retry-after",
          "date",
          "keep-alive");

  static final Pattern LIMIT_HEADER = Pattern.compile("(x-)?rate-?limit.*");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE =
      Pattern.compile("[!-~]([ \\t!-~]{0,8000}[!-~])?"); // as the language allows

  private static final int MOST = 100; // examples, as the language allows

  private static final List<String> STATUS_MEMBERS = List.of("status", "statusCode");
  private static final List<String> PREFERRED = List.of("text/", "application/xml", "text/xml");

  private final Schemas schemas;
  private final Findings findings;

  Payloads(Schemas schemas, Findings findings) {
    this.schemas = schemas;
    this.findings = findings;
  }

  /// The reply of an endpoint; several examples of it are all there.
  Map<String, Node> success(String id, Reply reply, int status) {
    return response(id, reply, status, true);
  }

  /// Any other reply: it has one payload.
  Map<String, Node> response(String id, Reply reply, int status) {
    return response(id, reply, status, false);
  }

  /// @param id the endpoint's, for the seed and the report
  /// @param status what is answered
  /// @param several whether all examples of it are wanted
  private Map<String, Node> response(String id, Reply reply, int status, boolean several) {
    Map<String, Node> response = new LinkedHashMap<>();
    if (status != 200) {
      response.put("status", Scalar.number(status));
    }
    Map<String, Node> headers = new LinkedHashMap<>();
    long seed = seed(id + " " + reply.status());
    reply.headers().forEach(header -> header(id, header, seed, headers));
    Map<String, Node> payload = new LinkedHashMap<>();
    boolean empty = status == 204 || status == 205 || status == 304;
    if (!empty && !reply.media().isEmpty()) {
      payload(id, reply, seed, several, headers, payload);
      if (reply.media().stream().allMatch(media -> media.examples().isEmpty())) {
        payload.computeIfPresent("json", (_, json) -> withStatus(json, status));
      }
    }
    if (!headers.isEmpty()) {
      response.put("headers", Mapping.of(headers));
    }
    response.putAll(payload);
    if (isTemplate(response)) {
      response.put("templates", Scalar.bool(false));
    }
    return response;
  }

  /// A made-up payload that repeats the status, as problems do (RFC 9457), repeats the right one.
  private static Node withStatus(Node json, int status) {
    if (status < 400 || !(json instanceof Mapping mapping)) {
      return json;
    }
    Map<String, Node> members = DraftText.entries(mapping);
    for (String name : STATUS_MEMBERS) {
      members.computeIfPresent(
          name,
          (_, value) ->
              value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER
                  ? Scalar.number(status)
                  : value);
    }
    return Mapping.of(members);
  }

  private static boolean isTemplate(Map<String, Node> response) {
    return response.values().stream().anyMatch(Payloads::hasTemplate);
  }

  private static boolean hasTemplate(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.text().contains("${");
      case Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(it -> it.key().text().contains("${") || hasTemplate(it.value()));
      case Sequence sequence -> sequence.items().stream().anyMatch(Payloads::hasTemplate);
    };
  }

  /// FNV-1a, 64 bits: the same text, the same payload.
  static long seed(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private void header(String id, Header header, long seed, Map<String, Node> into) {
    String name = header.name();
    String lower = name.toLowerCase(Locale.ROOT);
    if (OWN_HEADERS.contains(lower) || LIMIT_HEADER.matcher(lower).matches()) {
      return;
    }
    JsonNode value =
        header
            .example()
            .map(JsonTrees::of)
            .orElseGet(() -> BodyGenerator.generate(header.schema(), schemas, seed));
    String text = value.isString() ? value.asString() : value.toString();
    boolean sent =
        !value.isNull()
            && !value.isObject()
            && HEADER_NAME.matcher(name).matches()
            && HEADER_VALUE.matcher(text).matches();
    if (sent && into.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      into.put(name, Scalar.string(text));
    } else {
      findings.left(header.where(), id, "header " + name + ": there is no value for it");
    }
  }

  private void payload(
      String id,
      Reply reply,
      long seed,
      boolean several,
      Map<String, Node> headers,
      Map<String, Node> into) {
    Media media = reply.media().stream().min(Comparator.comparingInt(Payloads::rank)).orElseThrow();
    if (reply.media().size() > 1) {
      findings.left(
          media.where(),
          id,
          "of " + reply.media().size() + " media types " + media.type() + " is sent");
    }
    String type = media.bare();
    boolean json = media.isJson() || type.contains("*") && !OperationKind.isBinary(media);
    if (json && !type.equals("application/json") && !type.contains("*")
        || !json && !type.equals("text/plain")) {
      headers.put("content-type", Scalar.string(concrete(media)));
    }
    if (several && media.examples().size() > 1) {
      into.put("examples", examples(media, json));
      return;
    }
    Optional<Node> example = example(id, media);
    if (json) {
      into.put(
          "json",
          example
              .map(node -> JsonTrees.of(JsonTrees.of(node)))
              .orElseGet(() -> generated(media, seed)));
    } else if (example.isPresent()) {
      JsonNode value = JsonTrees.of(example.orElseThrow());
      into.put("body", Scalar.string(text(media, value)));
    } else if (OperationKind.isBinary(media)) {
      findings.guessed(media.where(), id, media.type() + " is 20 kB of arbitrary bytes");
      Map<String, Node> bytes = new LinkedHashMap<>();
      bytes.put("kind", Scalar.string("bytes"));
      bytes.put("size", Scalar.string("20KB"));
      into.put("generate", Mapping.of(bytes));
    } else if (!media.schema().isBoolean()) {
      into.put(
          "body",
          Scalar.string(text(media, BodyGenerator.generate(media.schema(), schemas, seed))));
    }
  }

  private static Node examples(Media media, boolean json) {
    Names names = new Names();
    Map<String, Node> examples = new LinkedHashMap<>();
    for (Example example : media.examples().subList(0, Math.min(MOST, media.examples().size()))) {
      String wanted = Names.clean(example.name());
      JsonNode value = JsonTrees.of(example.value());
      examples.put(
          names.free(wanted.isEmpty() ? "example" : wanted),
          json
              ? Mapping.of(Map.of("json", JsonTrees.of(value)))
              : Mapping.of(Map.of("body", Scalar.string(text(media, value)))));
    }
    return Mapping.of(examples);
  }

  private Node generated(Media media, long seed) {
    return JsonTrees.of(BodyGenerator.generate(media.schema(), schemas, seed));
  }

  private Optional<Node> example(String id, Media media) {
    List<Example> examples = new ArrayList<>(media.examples());
    if (examples.size() > 1) {
      findings.left(
          media.where(),
          id,
          "of " + examples.size() + " examples the first is sent: " + examples.getFirst().name());
    }
    return examples.stream().findFirst().map(Example::value);
  }

  private static int rank(Media media) {
    if (media.bare().equals("application/json")) {
      return 0;
    }
    if (media.isJson()) {
      return 1;
    }
    if (media.bare().equals("*/*")) {
      return 2;
    }
    for (int i = 0; i < PREFERRED.size(); i++) {
      if (media.bare().startsWith(PREFERRED.get(i))) {
        return 3 + i;
      }
    }
    return 9;
  }

  /// A media type that can be sent: `image/*` is a range.
  private static String concrete(Media media) {
    String type = media.type().strip();
    if (!type.contains("*")) {
      return HEADER_VALUE.matcher(type).matches() ? type : "application/octet-stream";
    }
    return switch (media.bare()) {
      case "image/*" -> "image/png";
      case "text/*" -> "text/plain; charset=utf-8";
      case "audio/*" -> "audio/mpeg";
      case "video/*" -> "video/mp4";
      default -> "application/octet-stream";
    };
  }

  private static String text(Media media, JsonNode value) {
    if (value.isString()) {
      return value.asString();
    }
    return media.bare().endsWith("xml") ? Xml.of(media.schema(), value) : value.toString();
  }
}
