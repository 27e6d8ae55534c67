package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.Map;
import java.util.Optional;

/// Any value that JSON can say.
public final class AnyJson implements Shape<Node> {
  @Override
  public Optional<Node> bind(Node node, Report report) {
    int before = report.errors();
    check(node, report);
    return report.errors() == before ? Optional.of(node) : Optional.empty();
  }

  private void check(Node node, Report report) {
    switch (node) {
      case Mapping mapping -> mapping.entries().forEach(entry -> check(entry.value(), report));
      case Sequence sequence -> sequence.items().forEach(item -> check(item, report));
      case Scalar scalar -> {
        if (scalar.kind() == Scalar.Kind.NOT_FINITE) {
          report.error(node, "JSON has no number " + scalar.text(), "Quotes make a text of it.");
        }
      }
    }
  }

  @Override
  public Node write(Node value) {
    return value;
  }

  @Override
  public Node schema(Definitions definitions) {
    return Mapping.of(Map.of());
  }
}
