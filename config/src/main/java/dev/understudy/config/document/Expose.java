package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;

/// What replies tell about the decision.
///
/// @param serverTiming the decided parts, as a `Server-Timing` field
/// @param ordinal the request's ordinal, as `X-Understudy-Ordinal`
public record Expose(boolean serverTiming, boolean ordinal) {
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
    return object.build(
        bound -> new Expose(bound.get(serverTiming, false), bound.get(ordinal, false)),
        (expose, out) ->
            out.put(serverTiming, expose.serverTiming()).put(ordinal, expose.ordinal()));
  }
}
