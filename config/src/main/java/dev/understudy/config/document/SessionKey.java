package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.Optional;

/// What tells the sessions of a workflow apart, and how long and how many are remembered.
///
/// @param in which part of a request
/// @param name of the cookie, header, parameter, or the JSONPath into the payload
/// @param ttl after which an unused session is forgotten; absent: 30 minutes
/// @param max sessions at once; absent: 100,000
public record SessionKey(
    In in, Located<String> name, Optional<Located<Quantity>> ttl, Optional<Located<Long>> max) {
  /// A part of a request.
  public enum In {
    COOKIE,
    HEADER,
    QUERY,
    PATH,
    BODY
  }

  /// As many as one workflow may have.
  public static final long MOST = 1_000_000;

  static final Shape<SessionKey> SHAPE = new Lazy<>(SessionKey::shape);

  private static Shape<SessionKey> shape() {
    ObjectShape<SessionKey> object =
        ObjectShape.of("session", "a session", "What tells the sessions of a workflow apart.");
    Shape<Located<String>> text = Scalars.text("a name").located();
    var cookie =
        object.optional("cookie", text, "The name of a cookie; a client without it is given one.");
    var header =
        object.optional(
            "header", text, "The name of a header; a client without it is told one in its reply.");
    var query = object.optional("query", text, "The name of a query parameter.");
    var path = object.optional("path", text, "The name of a parameter of the path.");
    var body = object.optional("body", text, "A JSONPath into the payload: `$.order.id`.");
    object.exactlyOne(java.util.List.of("cookie", "header", "query", "path", "body"));
    var ttl =
        object.optional(
            "ttl",
            new QuantityShape(Dimension.DURATION).located(),
            "After so long without a request a session is forgotten; 30m unless said.");
    var max =
        object.optional(
            "max",
            Scalars.integer("a number of sessions", 1, MOST).located(),
            "Sessions at once, 100000 unless said; one more forgets the longest unused.");
    return object.buildIf(
        bound -> {
          Optional<SessionKey> made = Optional.empty();
          for (In in : In.values()) {
            var field =
                switch (in) {
                  case COOKIE -> cookie;
                  case HEADER -> header;
                  case QUERY -> query;
                  case PATH -> path;
                  case BODY -> body;
                };
            if (bound.find(field).isPresent()) {
              made =
                  Optional.of(
                      new SessionKey(
                          in, bound.find(field).orElseThrow(), bound.find(ttl), bound.find(max)));
            }
          }
          return made;
        },
        (key, out) -> {
          out.put(
              switch (key.in()) {
                case COOKIE -> cookie;
                case HEADER -> header;
                case QUERY -> query;
                case PATH -> path;
                case BODY -> body;
              },
              key.name());
          out.put(ttl, key.ttl()).put(max, key.max());
        });
  }
}
