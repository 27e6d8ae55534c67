package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// A JSON Schema (2020-12) that others refer to as `#/schemas/NAME`.
public record NamedSchema(Located<String> name, Located<Node> schema) {
  private static final int MOST = 20_000;

  static final Shape<List<NamedSchema>> LIST =
      new NamedShape<Located<Node>, NamedSchema>(
          "the schemas",
          new Names(
              "a schema's name",
              Pattern.compile("[^/~#%\"\\s\\p{Cntrl}]{1,200}"),
              "It has no blank and none of `/`, `~`, `#`, `%` and `\"`.",
              "Product",
              List.of()),
          new AnyJson().located(),
          MOST) {
        @Override
        protected NamedSchema named(Scalar name, Located<Node> bound) {
          return new NamedSchema(new Located<>(name.text(), Origin.of(name)), bound);
        }

        @Override
        protected String nameOf(NamedSchema schema) {
          return schema.name().value();
        }

        @Override
        protected Located<Node> valueOf(NamedSchema schema) {
          return schema.schema();
        }
      };
}
