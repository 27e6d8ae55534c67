package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/// A payload that the program makes, of a size or a law of sizes.
public record Generate(Kind kind, Law size, Origin origin) {
  /// What it is made of.
  public enum Kind {
    TEXT,
    JSON,
    BYTES
  }

  static final Shape<Generate> SHAPE = new Lazy<>(Generate::shape);

  private static Shape<Generate> shape() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("text", Kind.TEXT);
    kinds.put("json", Kind.JSON);
    kinds.put("bytes", Kind.BYTES);
    ObjectShape<Generate> object =
        ObjectShape.of("generate", "`generate`", "A payload that the program makes.");
    var kind =
        object.required(
            "kind", Scalars.choice("a kind of payload", kinds), "`text`, `json` or `bytes`.");
    var size =
        object.required("size", Law.SIZE, "A size such as 20KB, or a distribution of sizes.");
    return object.buildIf(
        bound ->
            bound
                .find(size)
                .map(law -> new Generate(bound.get(kind, Kind.BYTES), law, bound.origin())),
        (generate, out) -> out.put(kind, generate.kind()).put(size, generate.size()));
  }
}
