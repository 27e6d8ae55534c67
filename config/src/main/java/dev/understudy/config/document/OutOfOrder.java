package dev.understudy.config.document;

import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import java.util.Map;

/// What becomes of a request that the workflow does not expect.
public sealed interface OutOfOrder {
  /// It is served as if there were no workflow, and moves no session.
  record Allow() implements OutOfOrder {}

  /// It is answered with this; status 409 unless said.
  record Answer(Response response) implements OutOfOrder {}

  /// `allow`, or a response.
  Shape<OutOfOrder> SHAPE =
      new ByKind<>(
          Scalars.choice(
              "what becomes of requests out of order",
              Map.<String, OutOfOrder>of("allow", new Allow()),
              "`{status: 409}`"),
          new Mapped<>(
              Response.SHAPE,
              (response, _) -> new Answer(response),
              it -> ((Answer) it).response()),
          it -> it instanceof Allow);
}
