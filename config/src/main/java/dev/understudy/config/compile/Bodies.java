package dev.understudy.config.compile;

import dev.understudy.config.document.Example;
import dev.understudy.config.document.HeaderLine;
import dev.understudy.config.document.Payload;
import dev.understudy.config.document.Response;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.expression.Templates;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Responses to replies.
final class Bodies {
  /// Media types by a file's ending; others are application/octet-stream.
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("json", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("htm", "text/html; charset=utf-8"),
          Map.entry("xml", "application/xml"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"));

  private static final List<Long> OK = List.of(200L);
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Map<Node, byte[]> encoded = new IdentityHashMap<>();
  private final ReferredFiles files;
  private final Laws laws;
  private final Templates templates;
  private final Report report;

  Bodies(ReferredFiles files, Laws laws, Templates templates, Report report) {
    this.files = files;
    this.laws = laws;
    this.templates = templates;
    this.report = report;
  }

  /// The reply; what has been reported as a problem is empty in it.
  ///
  /// @param scope of its expressions
  Reply reply(Response response, Scope scope) {
    boolean ownType =
        response.headers().stream()
            .anyMatch(line -> line.name().value().equalsIgnoreCase("content-type"));
    boolean plain = !response.hasTemplates();
    Templates.Draws draws = new Templates.Draws();
    Body body =
        response.payload() instanceof Payload.Examples(var examples)
            ? examples(examples, response, scope, draws, ownType)
            : plain
                ? body(response.payload(), ownType)
                : rendered(response, scope, draws)
                    .orElseGet(() -> body(response.payload(), ownType));
    List<Header> headers = new ArrayList<>();
    List<Reply.RenderedHeader> rendered = new ArrayList<>();
    for (HeaderLine line : response.headers()) {
      String name = line.name().value();
      for (Located<String> value : line.values()) {
        if (plain || !Templates.isTemplate(value.value())) {
          headers.add(new Header(name, value.value()));
        } else {
          templates
              .text(value, Templates.Kind.HEADER, scope, draws)
              .ifPresent(it -> rendered.add(new Reply.RenderedHeader(name, it)));
        }
      }
    }
    List<Long> statuses = response.statuses().map(Located::value).orElse(OK);
    checkEmptiness(response, statuses, body);
    return new Reply(statuses.stream().map(Long::intValue).toList(), headers, rendered, body);
  }

  /// The payload, where an expression stands in it.
  private Optional<Body> rendered(Response response, Scope scope, Templates.Draws draws) {
    Optional<String> ownType =
        response.headers().stream()
            .filter(line -> line.name().value().equalsIgnoreCase("content-type"))
            .map(line -> line.values().getFirst().value())
            .findFirst();
    return switch (response.payload()) {
      case Payload.Json(var json) when Templates.isTemplate(json.value()) ->
          templates
              .json(json.value(), scope, draws)
              .map(it -> new Body.Templated(ownType.isPresent() ? "" : JSON, it));
      case Payload.Text(var text) when Templates.isTemplate(text.value()) ->
          templates
              .text(text, Templates.Kind.of(ownType.orElse(TEXT)), scope, draws)
              .map(it -> new Body.Templated(ownType.isPresent() ? "" : TEXT, it));
      case Payload.None _,
          Payload.Json _,
          Payload.Text _,
          Payload.Contents _,
          Payload.Generated _,
          Payload.Examples _ ->
          Optional.empty();
    };
  }

  /// Payloads to choose from. Their media type is one.
  private Body examples(
      List<Example> examples,
      Response response,
      Scope scope,
      Templates.Draws draws,
      boolean ownType) {
    double sum = examples.stream().mapToDouble(Example::weight).sum();
    double below = 0;
    List<Body.Example> choices = new ArrayList<>();
    for (Example example : examples) {
      below += example.weight() / sum;
      Response alone =
          new Response(
              response.statuses(), response.headers(), example.payload(), response.templates());
      Body body =
          (response.hasTemplates() ? rendered(alone, scope, draws) : Optional.<Body>empty())
              .orElseGet(() -> body(example.payload(), ownType));
      choices.add(new Body.Example(example.name().value(), below, body));
    }
    List<String> types = choices.stream().map(it -> it.body().contentType()).distinct().toList();
    if (types.size() > 1) {
      report.error(
          examples.getLast().name().origin(),
          "the examples are of several media types: " + String.join(", ", types),
          "Write all with `json`, or all with `body`, or give the response a `content-type`.");
    }
    return choices.isEmpty() ? Body.NONE : new Body.Examples(types.getFirst(), choices);
  }

  /// RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: these never carry a payload.
  private void checkEmptiness(Response response, List<Long> statuses, Body body) {
    Optional<Long> empty =
        statuses.stream().filter(s -> s == 204 || s == 205 || s == 304).findFirst();
    if (empty.isPresent() && body != Body.NONE) {
      Origin where = response.statuses().map(Located::origin).orElse(Origin.NONE);
      report.error(
          where,
          "a reply with status " + empty.orElseThrow() + " has no payload",
          "Leave the payload out, or give another status.");
    }
  }

  /// @param ownType whether a header gives the media type
  private Body body(Payload payload, boolean ownType) {
    return switch (payload) {
      case Payload.None _ -> Body.NONE;
      case Payload.Json(var json) -> fixed(JSON, ownType, bytes(json, JsonWriter::compact));
      case Payload.Text(var text) -> fixed(TEXT, ownType, bytes(text, Function.identity()));
      case Payload.Contents(var file) ->
          files
              .read(file)
              .<Body>map(bytes -> fixed(typeOf(file.value()), ownType, bytes))
              .orElse(Body.NONE);
      case Payload.Examples _ -> Body.NONE; // each of them is asked for
      case Payload.Generated(var made) -> laws.generated(made, ownType).orElse(Body.NONE);
    };
  }

  private static Body.Fixed fixed(String type, boolean ownType, byte[] bytes) {
    return new Body.Fixed(ownType ? "" : type, bytes);
  }

  /// Endpoints that share a value by alias share its bytes.
  private <T> byte[] bytes(Located<T> value, Function<T, String> text) {
    Optional<Node> node = value.origin().node();
    return node.isEmpty()
        ? text.apply(value.value()).getBytes(StandardCharsets.UTF_8)
        : encoded.computeIfAbsent(
            node.orElseThrow(), _ -> text.apply(value.value()).getBytes(StandardCharsets.UTF_8));
  }

  private static String typeOf(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
