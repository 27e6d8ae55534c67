package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is answered.
///
/// @param statuses one, or several that are equally likely; none: 200
public record Response(
    Optional<Located<List<Long>>> statuses, List<HeaderLine> headers, Payload payload) {
  /// Status 200 and nothing else.
  public static final Response EMPTY =
      new Response(Optional.empty(), List.of(), new Payload.None());

  static final Shape<Response> SHAPE = shape();

  public Response {
    headers = List.copyOf(headers);
  }

  private static Shape<Response> shape() {
    ObjectShape<Response> object = ObjectShape.of("response", "a response", "What is answered.");
    Keys<Response> keys = Keys.in(object, Function.identity());
    var generate =
        object.optional(
            "generate",
            Generate.SHAPE,
            response ->
                response.payload() instanceof Payload.Generated(var made)
                    ? Optional.of(made)
                    : Optional.empty(),
            "A payload of a size, made by the program.");
    object.atMostOne("json", "body", "file", "generate");
    return object.build(
        bound -> {
          Response response = keys.response(bound);
          return bound
              .find(generate)
              .map(
                  made ->
                      new Response(
                          response.statuses(), response.headers(), new Payload.Generated(made)))
              .orElse(response);
        });
  }

  /// The keys of a response, among others of an object that may be one.
  record Keys<T>(
      Field<T, Located<List<Long>>> status,
      Field<T, List<HeaderLine>> headers,
      Payload.Keys<T> payload) {
    /// Informational statuses are no final answer (RFC 9110, section 15).
    private static final Shape<Long> STATUS = Scalars.integer("a status", 200, 599);

    private static final int MAX_STATUSES = 50;

    static <T> Keys<T> in(ObjectShape<T> object, Function<T, Response> read) {
      return new Keys<>(
          object.optional(
              "status",
              Several.oneOrMore("a list of statuses", STATUS, MAX_STATUSES).located(),
              value -> read.apply(value).statuses(),
              "One status, or a list of equally likely ones."),
          object.optional(
              "headers",
              HeaderLine.LIST,
              value -> Optional.of(read.apply(value).headers()).filter(list -> !list.isEmpty()),
              "Headers by name; a list of values is sent in lines of their own."),
          Payload.Keys.in(object, value -> read.apply(value).payload()));
    }

    Response response(Bound bound) {
      return new Response(
          bound.find(status), bound.find(headers).orElse(List.of()), payload.payload(bound));
    }
  }
}
