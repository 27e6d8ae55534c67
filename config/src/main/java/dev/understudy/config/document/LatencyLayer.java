package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.List;
import java.util.Optional;

/// What one layer says of the service time.
public sealed interface LatencyLayer {
  /// A latency of its own.
  record Replace(Latency latency) implements LatencyLayer {}

  /// A change of the one below: times `scale`, then plus `add`.
  record Change(Optional<Located<Double>> scale, Optional<Located<Quantity>> add)
      implements LatencyLayer {}

  /// A mapping with `scale` or `add` is a change, all else a latency.
  Shape<LatencyLayer> SHAPE =
      new Shape<>() {
        private final Shape<LatencyLayer> change = new Lazy<>(LatencyLayer::change);

        @Override
        public Optional<LatencyLayer> bind(Node node, Report report) {
          boolean changes =
              node instanceof Mapping mapping
                  && (mapping.find("scale").isPresent() || mapping.find("add").isPresent());
          return changes
              ? change.bind(node, report)
              : Latency.SHAPE.bind(node, report).map(Replace::new);
        }

        @Override
        public Node write(LatencyLayer layer) {
          return switch (layer) {
            case Replace(var latency) -> Latency.SHAPE.write(latency);
            case Change _ -> change.write(layer);
          };
        }

        @Override
        public Node schema(Definitions definitions) {
          return SchemaText.anyOf(
              List.of(Latency.SHAPE.schema(definitions), change.schema(definitions)));
        }
      };

  private static Shape<LatencyLayer> change() {
    ObjectShape<LatencyLayer> object =
        ObjectShape.of("latencyChange", "a change of a latency", "Times `scale`, then plus `add`.");
    var scale =
        object.optional(
            "scale",
            Scalars.number("a factor", 0, false).located(),
            "Times what lower layers give: 3 is three times as long.");
    var add =
        object.optional(
            "add",
            new QuantityShape(Dimension.DURATION).located(),
            "Plus this much, after `scale`.");
    object.notEmpty();
    String help =
        "A layer gives a latency of its own, or changes the one below by `scale` and `add`.";
    LawKinds.of(Dimension.DURATION).forEach(kind -> object.elsewhere(kind.name(), help));
    return object.build(
        bound -> new Change(bound.find(scale), bound.find(add)),
        (layer, out) -> {
          if (layer instanceof Change(var factor, var nanos)) {
            out.put(scale, factor).put(add, nanos);
          }
        });
  }
}
