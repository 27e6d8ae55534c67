package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.core.distribution.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `{p50: 20ms, p90: 45ms, p99: 200ms}`.
record QuantilesShape(Dimension dimension) implements Shape<LawKind.Quantiles> {
  private static final String HELP = "Write two or more, such as `{p50: 20ms, p99: 200ms}`.";
  private static final int MAX_KNOTS = 100;

  @Override
  public Optional<LawKind.Quantiles> bind(Node node, Report report) {
    if (!(node instanceof Mapping mapping)) {
      report.error(node, node.describe() + " is not a set of percentiles", HELP);
      return Optional.empty();
    }
    int before = report.errors();
    List<LawKind.Knot> knots = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!Percentile.isKey(key)) {
        String beside =
            key.equals("tail") || key.equals("max") || key.equals("min")
                ? " `" + key + "` stands beside `quantiles`."
                : "";
        report.error(
            entry.key(),
            "\"" + key + "\" is not a percentile",
            "Percentiles are written p50, p99 or p99.9, above 0 and below 100." + beside);
      }
      new QuantityShape(dimension)
          .bind(entry.value(), report)
          .ifPresent(
              value ->
                  knots.add(new LawKind.Knot(key, new Located<>(value, Origin.of(entry.value())))));
    }
    if (report.errors() == before && (knots.size() < 2 || knots.size() > MAX_KNOTS)) {
      report.error(
          node.name(),
          "quantiles take 2 to " + MAX_KNOTS + " percentiles, not " + knots.size(),
          HELP);
    }
    return report.errors() == before
        ? Optional.of(new LawKind.Quantiles(knots, Optional.empty(), Origin.of(node)))
        : Optional.empty();
  }

  @Override
  public Node write(LawKind.Quantiles law) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (LawKind.Knot knot : law.knots()) {
      entries.put(knot.key(), new QuantityShape(dimension).write(knot.value().value()));
    }
    return Mapping.of(entries);
  }

  @Override
  public Node schema(Definitions definitions) {
    Node value = new QuantityShape(dimension).schema(definitions);
    Map<String, Node> pattern = Map.of(FormKeys.PERCENTILE_PATTERN, value);
    return SchemaText.type("object")
        .with("patternProperties", Mapping.of(pattern))
        .with("additionalProperties", false)
        .with("minProperties", 2)
        .with("maxProperties", MAX_KNOTS)
        .node();
  }
}
