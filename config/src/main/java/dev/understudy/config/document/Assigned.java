package dev.understudy.config.document;

import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// A variable of a session, and an expression for its value.
public record Assigned(Located<String> name, Located<String> value) {
  static final int MOST = 50;

  /// Names that expressions can write as `session.name`.
  static final Names NAMES =
      new Names(
          "a variable's name",
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}"),
          "It has letters, digits and `_`, 50 at most, and begins with a letter; `id`, `step` and"
              + " `count` are taken.",
          "items",
          List.of("id", "step", "count"));

  static final Shape<List<Assigned>> LIST =
      new NamedShape<Located<String>, Assigned>(
          "the variables", NAMES, Scalars.text("an expression").located(), MOST) {
        @Override
        protected Assigned named(Scalar name, Located<String> bound) {
          return new Assigned(new Located<>(name.text(), Origin.of(name)), bound);
        }

        @Override
        protected String nameOf(Assigned assigned) {
          return assigned.name().value();
        }

        @Override
        protected Located<String> valueOf(Assigned assigned) {
          return assigned.value();
        }
      };
}
