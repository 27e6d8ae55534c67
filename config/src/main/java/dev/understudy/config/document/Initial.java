package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;

/// A variable of a session, and the value it begins with.
public record Initial(Located<String> name, Located<Node> value) {
  static final Shape<List<Initial>> LIST =
      new NamedShape<Located<Node>, Initial>(
          "the variables", Assigned.NAMES, new AnyJson().located(), Assigned.MOST) {
        @Override
        protected Initial named(Scalar name, Located<Node> bound) {
          return new Initial(new Located<>(name.text(), Origin.of(name)), bound);
        }

        @Override
        protected String nameOf(Initial initial) {
          return initial.name().value();
        }

        @Override
        protected Located<Node> valueOf(Initial initial) {
          return initial.value();
        }
      };
}
