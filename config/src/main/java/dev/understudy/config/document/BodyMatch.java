package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// What is asked of the payload; all of it must hold.
///
/// @param jsonPath selects what `matches` are asked of; absent: the whole payload
/// @param matches none with a `jsonPath`: selecting something is enough
/// @param schema a JSON Schema that the payload fits
public record BodyMatch(
    Optional<Located<String>> jsonPath,
    List<ValueMatch> matches,
    Optional<Located<Node>> schema,
    Origin origin) {
  static final Shape<BodyMatch> SHAPE = new Lazy<>(BodyMatch::shape);

  public BodyMatch {
    matches = List.copyOf(matches);
  }

  private static Shape<BodyMatch> shape() {
    ObjectShape<BodyMatch> object =
        ObjectShape.of("bodyMatch", "a condition on the payload", "What is asked of the payload.");
    var jsonPath =
        object.optional(
            "jsonPath",
            Scalars.text("a JSONPath").located(),
            "Selects the values that the other keys ask of; alone: something is selected.");
    var matches = ValueMatch.TextKeys.in(object);
    var schema =
        object.optional(
            "schema", new AnyJson().located(), "A JSON Schema (2020-12) that the payload fits.");
    object.notEmpty();
    return object.build(
        bound ->
            new BodyMatch(
                bound.find(jsonPath), matches.matches(bound), bound.find(schema), bound.origin()),
        (body, out) -> {
          out.put(jsonPath, body.jsonPath());
          matches.write(body.matches(), out);
          out.put(schema, body.schema());
        });
  }
}
