package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.Optional;
import java.util.regex.Pattern;

/// What replies tell about the decision.
///
/// @param serverTiming the decided parts, as a `Server-Timing` field
/// @param ordinal the request's ordinal, as `X-Understudy-Ordinal`
/// @param correlation the header of requests that their replies repeat
public record Expose(boolean serverTiming, boolean ordinal, Optional<Located<String>> correlation) {
  // None of the fields that frame a reply, or that caches and browsers act on.
  private static final Pattern NAME =
      Pattern.compile("[Xx]-[A-Za-z0-9-]{1,98}|[A-Za-z0-9-]{1,96}-[Ii][Dd]|traceparent");

  static final Shape<Expose> SHAPE = new Lazy<>(Expose::shape);

  private static Shape<Expose> shape() {
    ObjectShape<Expose> object =
        ObjectShape.of("expose", "`expose`", "What replies tell about the decision.");
    var serverTiming =
        object.optional(
            "serverTiming",
            Scalars.BOOLEAN,
            "The decided parts of the time, as a Server-Timing header.");
    var ordinal =
        object.optional(
            "ordinal",
            Scalars.BOOLEAN,
            "The number of the request at its endpoint, as an X-Understudy-Ordinal header.");
    var correlation =
        object.optional(
            "correlation",
            Scalars.text(
                    "the name of a header",
                    NAME,
                    "It begins with `X-` or ends with `-Id`, such as X-Correlation-Id, or is"
                        + " traceparent.")
                .located(),
            "This header of a request comes back in its reply: X-Correlation-Id.");
    return object.build(
        bound ->
            new Expose(
                bound.get(serverTiming, false), bound.get(ordinal, false), bound.find(correlation)),
        (expose, out) ->
            out.put(serverTiming, expose.serverTiming())
                .put(ordinal, expose.ordinal())
                .put(correlation, expose.correlation()));
  }
}
