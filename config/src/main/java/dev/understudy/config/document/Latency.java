package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.Optional;

/// Service time: a law, and how draws depend on the one before.
///
/// @param correlation lag-1, Spearman; absent: independent draws
public record Latency(Law law, Optional<Located<Double>> correlation) {
  static final Shape<Latency> SHAPE =
      new ByKind<>(
          new Mapped<>(
              Law.fixed(Dimension.DURATION),
              (law, _) -> new Latency(law, Optional.empty()),
              Latency::law),
          new Lazy<>(Latency::longForm),
          latency -> latency.correlation().isEmpty() && latency.law().isShort());

  private static Shape<Latency> longForm() {
    ObjectShape<Latency> object =
        ObjectShape.of("latency", "a latency", "Service time: one of the distributions.");
    Law.Keys law = Law.Keys.in(object, Dimension.DURATION);
    var correlation =
        object.optional(
            "correlation",
            Scalars.within("a correlation", -0.95, 0.95).located(),
            "Spearman correlation of successive service times, -0.95 to 0.95.");
    return object.buildIf(
        bound -> law.law(bound).map(made -> new Latency(made, bound.find(correlation))),
        (latency, out) -> {
          law.write(latency.law(), out);
          out.put(correlation, latency.correlation());
        });
  }
}
