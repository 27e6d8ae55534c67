package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import java.util.List;
import java.util.Optional;

/// What is answered.
///
/// @param statuses one, or several that are equally likely; none: 200
/// @param templates false: `${` in its texts begins no expression
public record Response(
    Optional<Located<List<Long>>> statuses,
    List<HeaderLine> headers,
    Payload payload,
    Optional<Located<Boolean>> templates) {
  /// Status 200 and nothing else.
  public static final Response EMPTY =
      new Response(Optional.empty(), List.of(), new Payload.None(), Optional.empty());

  static final Shape<Response> SHAPE = new Lazy<>(Response::shape);

  public Response {
    headers = List.copyOf(headers);
  }

  /// Whether `${` in its texts begins an expression.
  public boolean hasTemplates() {
    return templates.map(Located::value).orElse(true);
  }

  private static Shape<Response> shape() {
    ObjectShape<Response> object = ObjectShape.of("response", "a response", "What is answered.");
    Keys keys = Keys.in(object);
    var generate =
        object.optional("generate", Generate.SHAPE, "A payload of a size, made by the program.");
    var examples =
        object.optional(
            "examples",
            Example.LIST,
            "Several payloads by name: chosen by weight, or by `Prefer: example=NAME`.");
    object.atMostOne("json", "body", "file", "generate", "examples");
    return object.build(
        bound -> {
          Response plain = keys.response(bound);
          Optional<Payload> made =
              bound
                  .find(generate)
                  .<Payload>map(Payload.Generated::new)
                  .or(() -> bound.find(examples).map(Payload.Examples::new));
          return made.map(
                  it -> new Response(plain.statuses(), plain.headers(), it, plain.templates()))
              .orElse(plain);
        },
        (response, out) -> {
          keys.write(response, out);
          if (response.payload() instanceof Payload.Generated(var made)) {
            out.put(generate, made);
          }
          if (response.payload() instanceof Payload.Examples(var several)) {
            out.put(examples, several);
          }
        });
  }

  /// The keys of a response, among others of an object that may be one.
  record Keys(
      Field<Located<List<Long>>> status,
      Field<List<HeaderLine>> headers,
      Payload.Keys payload,
      Field<Located<Boolean>> templates) {
    /// Informational statuses are no final answer (RFC 9110, section 15).
    private static final Shape<Long> STATUS = Scalars.integer("a status", 200, 599);

    private static final int MAX_STATUSES = 50;

    static Keys in(ObjectShape<?> object) {
      return new Keys(
          object.optional(
              "status",
              Several.oneOrMore("a list of statuses", STATUS, MAX_STATUSES).located(),
              "One status, or a list of equally likely ones."),
          object.optional(
              "headers",
              HeaderLine.LIST,
              "Headers by name; a list of values is sent in lines of their own."),
          Payload.Keys.in(object),
          object.optional(
              "templates",
              Scalars.BOOLEAN.located(),
              "false: `${` in these texts begins no expression."));
    }

    Response response(Bound bound) {
      return new Response(
          bound.find(status),
          bound.get(headers, List.of()),
          payload.payload(bound),
          bound.find(templates));
    }

    void write(Response response, Written out) {
      out.put(status, response.statuses());
      if (!response.headers().isEmpty()) {
        out.put(headers, response.headers());
      }
      payload.write(response.payload(), out);
      out.put(templates, response.templates());
    }
  }
}
