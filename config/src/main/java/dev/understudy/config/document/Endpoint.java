package dev.understudy.config.document;

import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// Matcher, response and behaviour.
///
/// @param id the stable name in metrics, overrides and the UI
/// @param request empty only where the text had a problem there
public record Endpoint(
    Located<String> id,
    Optional<Request> request,
    Optional<Response> response,
    Behaviour behaviour) {
  /// As many as a configuration may have.
  public static final int MAX_ENDPOINTS = 100_000;

  static final Shape<List<Endpoint>> LIST =
      Several.named(
          "the endpoints",
          Ids.ENDPOINT,
          shape(),
          MAX_ENDPOINTS,
          named ->
              new Endpoint(
                  new Located<>(named.name(), Origin.of(named.key())),
                  named.value().request(),
                  named.value().response(),
                  named.value().behaviour()),
          endpoint -> endpoint.id().value(),
          endpoint -> endpoint);

  private static Shape<Endpoint> shape() {
    ObjectShape<Endpoint> object =
        ObjectShape.of("endpoint", "an endpoint", "Matcher, response and behaviour.");
    var request =
        object.required(
            "request",
            Request.SHAPE,
            Endpoint::request,
            "Which requests belong to it: `GET /products/{id}`.");
    var response =
        object.optional(
            "response",
            Response.SHAPE,
            Endpoint::response,
            "What is answered: status 200 and nothing else unless said.");
    var behaviour = Behaviour.Keys.in(object, Endpoint::behaviour);
    return object.build(
        bound ->
            new Endpoint(
                new Located<>("", bound.origin()),
                bound.find(request),
                bound.find(response),
                behaviour.behaviour(bound)));
  }
}
