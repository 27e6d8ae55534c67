package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A number with its unit.
public record QuantityShape(Dimension dimension) implements Shape<Quantity> {
  private static final String NUMBER = "[0-9]+(\\.[0-9]+)?";

  /// 0 to 100, with a fraction.
  private static final String PERCENT = "0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)\\s*%";

  @Override
  public Optional<Quantity> bind(Node node, Report report) {
    if (!(node instanceof Scalar scalar)
        || scalar.kind() == Scalar.Kind.NULL
        || scalar.kind() == Scalar.Kind.BOOLEAN) {
      String help = "Write " + Words.or(dimension.examples()) + ".";
      return Scalars.refuse(node, dimension.noun(), help, report);
    }
    try {
      return Optional.of(Quantity.parse(dimension, scalar.text()));
    } catch (Quantity.UnreadableException e) {
      report.error(node, String.valueOf(e.getMessage()), e.help());
      return Optional.empty();
    }
  }

  @Override
  public Node write(Quantity value) {
    return Scalar.string(value.text());
  }

  @Override
  public Node schema(Definitions definitions) {
    String name = dimension.name().toLowerCase(java.util.Locale.ROOT);
    return definitions.reference(name, this::schema);
  }

  private Node schema() {
    if (dimension == Dimension.SHARE) {
      Node percent =
          SchemaText.type("string")
              .with("pattern", "^\\s*(" + PERCENT + "|0*(0(\\.[0-9]+)?|1(\\.0+)?))\\s*$")
              .node();
      Node number = SchemaText.type("number").with("minimum", 0).with("maximum", 1).node();
      return new SchemaText()
          .with("description", "A share: 2% or 0.02.")
          .with("anyOf", List.of(percent, number))
          .node();
    }
    String units = dimension.units().stream().collect(Collectors.joining("|"));
    return SchemaText.type("string")
        .with("description", "Such as " + Words.or(dimension.examples()) + ".")
        .with("pattern", "^\\s*" + NUMBER + "\\s*(" + units + ")\\s*$")
        .node();
  }
}
