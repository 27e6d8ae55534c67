package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// One of several payloads of a response.
///
/// @param weight how often it is chosen, beside the others'
/// @param payload a value or a text
public record Example(Located<String> name, double weight, Payload payload) {
  private static final int MOST = 100;

  static final Shape<List<Example>> LIST =
      new NamedShape<Example, Example>(
          "the examples",
          new Names(
              "an example's name",
              Pattern.compile("[^,;=\"\\p{Cntrl}]{1,100}"),
              "It has none of `,`, `;`, `=` and `\"`: requests name it in a header.",
              "empty",
              List.of()),
          new Lazy<>(Example::shape),
          MOST) {
        @Override
        protected Example named(Scalar name, Example bound) {
          return new Example(
              new Located<>(name.text(), Origin.of(name)), bound.weight(), bound.payload());
        }

        @Override
        protected String nameOf(Example example) {
          return example.name().value();
        }

        @Override
        protected Example valueOf(Example example) {
          return example;
        }
      };

  private static Shape<Example> shape() {
    ObjectShape<Example> object =
        ObjectShape.of("example", "an example", "One of several payloads of a response.");
    var weight =
        object.optional(
            "weight",
            Scalars.number("a weight", 0, false),
            "How often it is chosen, beside the others' weights; 1 unless said.");
    var json = object.optional("json", new AnyJson().located(), "The payload as a value.");
    var body = object.optional("body", Scalars.text("a text").located(), "The payload as text.");
    object.exactlyOne(List.of("json", "body"));
    return object.build(
        bound ->
            new Example(
                new Located<>("", bound.origin()),
                bound.get(weight, 1.0),
                bound
                    .find(json)
                    .<Payload>map(Payload.Json::new)
                    .or(() -> bound.find(body).map(Payload.Text::new))
                    .orElse(new Payload.None())),
        (example, out) -> {
          if (example.weight() != 1) {
            out.put(weight, example.weight());
          }
          switch (example.payload()) {
            case Payload.Json(var value) -> out.put(json, value);
            case Payload.Text(var text) -> out.put(body, text);
            case Payload.None _, Payload.Contents _, Payload.Generated _, Payload.Examples _ -> {}
          }
        });
  }
}
