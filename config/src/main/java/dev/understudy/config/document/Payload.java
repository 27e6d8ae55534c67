package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import java.util.Optional;
import java.util.function.Function;

/// What a reply carries.
public sealed interface Payload {
  /// Nothing.
  record None() implements Payload {}

  /// A value, sent as compact JSON.
  record Json(Located<Node> value) implements Payload {}

  /// A text, sent as UTF-8.
  record Text(Located<String> text) implements Payload {}

  /// The bytes of a file in the configuration's folder, as they are.
  record Contents(Located<String> file) implements Payload {}

  /// A payload of a size, made by the program.
  record Generated(Generate generate) implements Payload {}

  /// The keys `json`, `body` and `file`, of which one may be written.
  record Keys<T>(
      Field<T, Located<Node>> json,
      Field<T, Located<String>> body,
      Field<T, Located<String>> file) {
    static <T> Keys<T> in(ObjectShape<T> object, Function<T, Payload> read) {
      return new Keys<>(
          object.optional(
              "json",
              new WithoutTemplates<>(new AnyJson()).located(),
              value ->
                  read.apply(value) instanceof Json(var json)
                      ? Optional.of(json)
                      : Optional.empty(),
              "The payload as a value; content-type application/json unless said."),
          object.optional(
              "body",
              new WithoutTemplates<>(Scalars.text("a text")).located(),
              value ->
                  read.apply(value) instanceof Text(var text)
                      ? Optional.of(text)
                      : Optional.empty(),
              "The payload as text; content-type text/plain unless said."),
          object.optional(
              "file",
              Scalars.text("a file").located(),
              value ->
                  read.apply(value) instanceof Contents(var file)
                      ? Optional.of(file)
                      : Optional.empty(),
              "A file in the configuration's folder, sent as it is; content-type by its ending."));
    }

    Payload payload(Bound bound) {
      return bound
          .find(json)
          .<Payload>map(Json::new)
          .or(() -> bound.find(body).map(Text::new))
          .or(() -> bound.find(file).map(Contents::new))
          .orElseGet(None::new);
    }
  }
}
