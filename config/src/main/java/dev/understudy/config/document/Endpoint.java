package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Matcher, response and behaviour.
///
/// @param id the stable name in metrics, overrides and the UI
/// @param request empty only where the text had a problem there
/// @param store what it does with a store
/// @param accepts what requests have to look like
/// @param validate whether they have to; absent: as the configuration says
/// @param security one of the lists is needed, and all that is in it; none: nothing is
public record Endpoint(
    Located<String> id,
    Optional<Request> request,
    Optional<Response> response,
    Optional<StoreOperation> store,
    Optional<Accepts> accepts,
    Optional<Located<Boolean>> validate,
    List<List<Credential>> security,
    Behaviour behaviour) {
  /// As many as a configuration may have.
  public static final int MAX_ENDPOINTS = 100_000;

  static final Shape<Boolean> VALIDATE = Scalars.choice("what is validated", validated());

  private static Map<String, Boolean> validated() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("requests", true);
    words.put("nothing", false);
    return words;
  }

  static final Shape<List<Endpoint>> LIST =
      new NamedShape<Endpoint, Endpoint>(
          "the endpoints", Ids.ENDPOINT, new Lazy<>(Endpoint::shape), MAX_ENDPOINTS) {
        @Override
        protected Endpoint named(Scalar name, Endpoint bound) {
          Located<String> id = new Located<>(name.text(), Origin.of(name));
          return new Endpoint(
              id,
              bound.request(),
              bound.response(),
              bound.store(),
              bound.accepts(),
              bound.validate(),
              bound.security(),
              bound.behaviour());
        }

        @Override
        protected String nameOf(Endpoint endpoint) {
          return endpoint.id().value();
        }

        @Override
        protected Endpoint valueOf(Endpoint endpoint) {
          return endpoint;
        }
      };

  /// The same under another id, and with another response where one is given.
  public Endpoint as(String newId, Optional<Response> instead) {
    return new Endpoint(
        new Located<>(newId, id.origin()),
        request,
        instead.or(() -> response),
        instead.isPresent() ? Optional.empty() : store,
        Optional.empty(), // a step's requests were let in by the endpoint
        Optional.empty(),
        List.of(),
        behaviour);
  }

  private static Shape<Endpoint> shape() {
    ObjectShape<Endpoint> object =
        ObjectShape.of("endpoint", "an endpoint", "Matcher, response and behaviour.");
    var request =
        object.required(
            "request", Request.SHAPE, "Which requests belong to it: `GET /products/{id}`.");
    var response =
        object.optional(
            "response",
            Response.SHAPE,
            "What is answered: status 200 and nothing else unless said.");
    var store =
        object.optional(
            "store", StoreOperation.SHAPE, "What it does with a store: `{list: products}`.");
    var accepts =
        object.optional(
            "accepts",
            Accepts.SHAPE,
            "What requests have to look like, where `validate: requests` holds.");
    var validate =
        object.optional(
            "validate", VALIDATE.located(), "`requests` or `nothing`, whatever holds elsewhere.");
    var security =
        object.optional(
            "security",
            Credential.SHAPE,
            "Credentials of which a request needs one: `[{header: X-API-Key}, {bearer: true}]`; a"
                + " list in the list is needed as a whole.");
    var behaviour = Behaviour.Keys.in(object);
    return object.build(
        bound ->
            new Endpoint(
                new Located<>("", bound.origin()),
                bound.find(request),
                bound.find(response),
                bound.find(store),
                bound.find(accepts),
                bound.find(validate),
                bound.get(security, List.of()),
                behaviour.behaviour(bound)),
        (endpoint, out) -> {
          out.put(request, endpoint.request()).put(response, endpoint.response());
          out.put(store, endpoint.store());
          out.put(accepts, endpoint.accepts()).put(validate, endpoint.validate());
          out.put(security, Credential.some(endpoint.security()));
          behaviour.write(endpoint.behaviour(), out);
        });
  }
}
