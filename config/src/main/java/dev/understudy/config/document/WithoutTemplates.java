package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.Optional;

/// Text in which `${` would begin an expression. Until expressions work such a text is refused:
/// sent as it stands it would look right in the configuration and be wrong on the wire.
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
        "templates are not supported yet",
        "`${...}` will be an expression, so it is not sent as it stands. Write the text without"
            + " it, or keep the payload in a `file`, which is sent as it is.");
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
