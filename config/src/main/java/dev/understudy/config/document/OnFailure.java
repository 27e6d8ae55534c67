package dev.understudy.config.document;

import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import java.util.Map;
import java.util.Optional;

/// What is done about a call that has failed for good.
public sealed interface OnFailure {
  /// Goes on as if it had succeeded; the time is spent.
  record Ignore() implements OnFailure {}

  /// The request ends with this answer; without a status it is 502.
  record Answer(Response response) implements OnFailure {}

  /// Something else takes its place, takes its time and succeeds.
  record Fallback(Latency latency) implements OnFailure {}

  /// `ignore`, an answer, or `{fallback: 5ms}`.
  Shape<OnFailure> SHAPE =
      new ByKind<>(
          Scalars.choice(
              "what is done",
              Map.of("ignore", new Ignore()),
              "`{status: 502}`, or `{fallback: 5ms}`"),
          new Lazy<>(OnFailure::longForm),
          Ignore.class::isInstance);

  private static Shape<OnFailure> longForm() {
    ObjectShape<OnFailure> object =
        ObjectShape.of("onFailure", "`onFailure`", "What is done about a call that has failed.");
    Response.Keys reply = Response.Keys.in(object);
    var fallback =
        object.optional(
            "fallback", Latency.SHAPE, "Something else takes its place, in this time: 5ms.");
    object.atMostOne("json", "body", "file");
    for (String key : java.util.List.of("status", "headers", "json", "body", "file")) {
      object.atMostOne("fallback", key);
    }
    object.notEmpty();
    return object.build(
        bound -> {
          Optional<OnFailure> other = bound.find(fallback).map(Fallback::new);
          return other.orElseGet(() -> new Answer(reply.response(bound)));
        },
        (onFailure, out) -> {
          switch (onFailure) {
            case Ignore _ -> throw new IllegalArgumentException("`ignore` is written as a word");
            case Answer(var response) -> reply.write(response, out);
            case Fallback(var latency) -> out.put(fallback, latency);
          }
        });
  }
}
