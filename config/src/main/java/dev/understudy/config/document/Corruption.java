package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.List;

/// Damage to a payload.
public sealed interface Corruption {
  /// The last `share` is missing.
  record Truncate(Located<Quantity> share) implements Corruption {}

  /// Another text is sent.
  record Replace(Located<String> text) implements Corruption {}

  /// So many bits are wrong.
  record FlipBits(Located<Long> count) implements Corruption {}

  /// One stretch, a `share` of the payload, is noise.
  record Garble(Located<Quantity> share) implements Corruption {}

  /// How it is written: a mapping with the one key that is meant.
  Shape<Corruption> SHAPE = new Lazy<>(Corruption::shape);

  private static Shape<Corruption> shape() {
    ObjectShape<Corruption> object =
        ObjectShape.of("corrupt", "`corrupt`", "Damage to the payload.");
    Shape<Located<Quantity>> share = new QuantityShape(Dimension.SHARE).located();
    var truncate = object.optional("truncate", share, "The last part of this share is missing.");
    var replace =
        object.optional(
            "replace",
            new WithoutTemplates<>(Scalars.text("a text")).located(),
            "This text is sent instead.");
    var flipBits =
        object.optional(
            "flipBits",
            Scalars.integer("a number of bits", 1, 100_000).located(),
            "So many bits at drawn places are wrong.");
    var garble =
        object.optional("garble", share, "One stretch of this share, at a drawn place, is noise.");
    object.exactlyOne(List.of("truncate", "replace", "flipBits", "garble"));
    return object.buildIf(
        bound ->
            bound
                .find(truncate)
                .<Corruption>map(Truncate::new)
                .or(() -> bound.find(replace).map(Replace::new))
                .or(() -> bound.find(flipBits).map(FlipBits::new))
                .or(() -> bound.find(garble).map(Garble::new)),
        (damage, out) -> {
          switch (damage) {
            case Truncate(var cut) -> out.put(truncate, cut);
            case Replace(var text) -> out.put(replace, text);
            case FlipBits(var count) -> out.put(flipBits, count);
            case Garble(var part) -> out.put(garble, part);
          }
        });
  }
}
