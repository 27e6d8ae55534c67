package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A parameter as requests have to send it.
///
/// @param required whether a request needs it
/// @param style how lists and objects are written; absent: `form` in query and cookies, `simple` in
///   path and headers
/// @param explode whether each item stands by itself; absent: with `form` yes, else no
/// @param schema of its value; absent: any text
public record AcceptedParameter(
    Located<String> name,
    boolean required,
    Optional<Style> style,
    Optional<Boolean> explode,
    Optional<Located<Node>> schema) {
  /// How lists and objects are written (OpenAPI 3.1, Style Values).
  public enum Style {
    FORM("form"),
    SIMPLE("simple"),
    LABEL("label"),
    MATRIX("matrix"),
    SPACE_DELIMITED("spaceDelimited"),
    PIPE_DELIMITED("pipeDelimited"),
    DEEP_OBJECT("deepObject");

    private final String key;

    Style(String key) {
      this.key = key;
    }
  }

  private static final int MOST = 500;

  private static final Names NAMES =
      new Names(
          "a parameter's name",
          Pattern.compile("[^\\p{Cntrl}]{1,200}"),
          "It has 1 to 200 characters.",
          "limit",
          List.of());

  static final Shape<List<AcceptedParameter>> LIST =
      new NamedShape<AcceptedParameter, AcceptedParameter>(
          "the parameters", NAMES, new Lazy<>(AcceptedParameter::shape), MOST) {
        @Override
        protected AcceptedParameter named(Scalar name, AcceptedParameter bound) {
          return new AcceptedParameter(
              new Located<>(name.text(), Origin.of(name)),
              bound.required(),
              bound.style(),
              bound.explode(),
              bound.schema());
        }

        @Override
        protected String nameOf(AcceptedParameter parameter) {
          return parameter.name().value();
        }

        @Override
        protected AcceptedParameter valueOf(AcceptedParameter parameter) {
          return parameter;
        }
      };

  private static Shape<AcceptedParameter> shape() {
    ObjectShape<AcceptedParameter> object =
        ObjectShape.of(
            "acceptedParameter", "a parameter", "A parameter as requests have to send it.");
    Map<String, Style> styles = new LinkedHashMap<>();
    for (Style style : Style.values()) {
      styles.put(style.key, style);
    }
    var required = object.optional("required", Scalars.BOOLEAN, "Whether a request needs it.");
    var style =
        object.optional(
            "style",
            Scalars.choice("a style", styles),
            "How lists and objects are written; `form` in query and cookies, `simple` elsewhere"
                + " unless said.");
    var explode =
        object.optional(
            "explode", Scalars.BOOLEAN, "Whether each item stands by itself; with `form` yes.");
    var schema =
        object.optional(
            "schema", new AnyJson().located(), "The JSON Schema (2020-12) of its value.");
    return object.build(
        bound ->
            new AcceptedParameter(
                new Located<>("", bound.origin()),
                bound.get(required, false),
                bound.find(style),
                bound.find(explode),
                bound.find(schema)),
        (parameter, out) -> {
          if (parameter.required()) {
            out.put(required, true);
          }
          out.put(style, parameter.style())
              .put(explode, parameter.explode())
              .put(schema, parameter.schema());
        });
  }

  /// As in `query`.
  static String key(In in) {
    return in.name().toLowerCase(Locale.ROOT);
  }

  /// Where it stands.
  public enum In {
    PATH,
    QUERY,
    HEADERS,
    COOKIES
  }
}
