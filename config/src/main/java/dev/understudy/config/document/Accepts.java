package dev.understudy.config.document;

import dev.understudy.config.document.AcceptedParameter.In;
import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What requests have to look like, where they are validated.
///
/// @param parameters by where they stand
public record Accepts(Map<In, List<AcceptedParameter>> parameters, Optional<Body> body) {
  /// The payload.
  ///
  /// @param required whether a request needs one
  /// @param contents schemas by media type
  public record Body(boolean required, List<Content> contents, Origin origin) {
    public Body {
      contents = List.copyOf(contents);
    }
  }

  /// A media type that is taken, `application/json` or a range such as `image/*`.
  public record Content(Located<String> type, Located<Node> schema) {}

  static final Shape<Accepts> SHAPE = new Lazy<>(Accepts::shape);

  private static final Shape<List<Content>> CONTENTS =
      new NamedShape<Located<Node>, Content>(
          "the media types",
          new Names(
              "a media type",
              Pattern.compile("[A-Za-z0-9!#$&^_.+*-]{1,100}/[A-Za-z0-9!#$&^_.+*-]{1,100}"),
              "A media type is written as `application/json`.",
              "application/json",
              List.of()),
          new AnyJson().located(),
          50) {
        @Override
        protected Content named(Scalar name, Located<Node> bound) {
          return new Content(new Located<>(name.text(), Origin.of(name)), bound);
        }

        @Override
        protected String nameOf(Content content) {
          return content.type().value();
        }

        @Override
        protected Located<Node> valueOf(Content content) {
          return content.schema();
        }
      };

  public Accepts {
    parameters = Map.copyOf(parameters);
  }

  /// As text.
  public String text() {
    return JsonWriter.compact(SHAPE.write(this));
  }

  private static Shape<Body> bodyShape() {
    ObjectShape<Body> object =
        ObjectShape.of("acceptedBody", "a payload", "The payload as requests have to send it.");
    var required = object.optional("required", Scalars.BOOLEAN, "Whether a request needs one.");
    var contents =
        object.required(
            "content", CONTENTS, "Schemas by media type: `application/json: {type: object}`.");
    return object.build(
        bound ->
            new Body(bound.get(required, false), bound.get(contents, List.of()), bound.origin()),
        (body, out) -> {
          if (body.required()) {
            out.put(required, true);
          }
          out.put(contents, body.contents());
        });
  }

  private static Shape<Accepts> shape() {
    ObjectShape<Accepts> object =
        ObjectShape.of("accepts", "`accepts`", "What requests have to look like.");
    Map<In, Field<List<AcceptedParameter>>> fields = new EnumMap<>(In.class);
    for (In in : In.values()) {
      String key = AcceptedParameter.key(in);
      fields.put(
          in,
          object.optional(key, AcceptedParameter.LIST, "Parameters of the " + key + ", by name."));
    }
    var body = object.optional("body", new Lazy<>(Accepts::bodyShape), "The payload.");
    object.notEmpty();
    return object.build(
        bound -> {
          Map<In, List<AcceptedParameter>> parameters = new EnumMap<>(In.class);
          fields.forEach(
              (in, field) -> bound.find(field).ifPresent(list -> parameters.put(in, list)));
          return new Accepts(parameters, bound.find(body));
        },
        (accepts, out) -> {
          fields.forEach(
              (in, field) -> out.put(field, Optional.ofNullable(accepts.parameters().get(in))));
          out.put(body, accepts.body());
        });
  }
}
