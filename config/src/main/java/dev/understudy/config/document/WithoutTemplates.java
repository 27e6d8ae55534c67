package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.Optional;

/// Text that is sent as it stands, where elsewhere `${` would begin an expression: such a text is
/// refused, since it would look right in the configuration and be wrong on the wire.
record WithoutTemplates<T>(Shape<T> shape) implements Shape<T> {
  private static final String BEGIN = "${";

  @Override
  public Optional<T> bind(Node node, Report report) {
    return isPlain(node, report) ? shape.bind(node, report) : Optional.empty();
  }

  private static boolean isPlain(Node node, Report report) {
    boolean plain = true;
    switch (node) {
      case Scalar scalar -> plain = isPlainText(scalar, report);
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          plain &= isPlain(item, report);
        }
      }
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          plain &= isPlainText(entry.key(), report) & isPlain(entry.value(), report);
        }
      }
    }
    return plain;
  }

  private static boolean isPlainText(Scalar scalar, Report report) {
    if (!scalar.text().contains(BEGIN)) {
      return true;
    }
    report.error(
        scalar,
        "there are no expressions here",
        "`${...}` is an expression in responses alone; this text is sent as it stands. Write it"
            + " without.");
    return false;
  }

  @Override
  public Node write(T value) {
    return shape.write(value);
  }

  @Override
  public Node schema(Definitions definitions) {
    return shape.schema(definitions);
  }
}
