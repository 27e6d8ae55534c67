package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Words;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The request methods that an endpoint may have. CONNECT is for proxies, TRACE for debugging them.
final class Methods {
  static final List<String> ALL =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  static final Shape<String> SHAPE =
      new Shape<>() {
        @Override
        public Optional<String> bind(Node node, Report report) {
          String text = node instanceof Scalar scalar ? scalar.text() : "";
          return check(text, node, report);
        }

        @Override
        public Node write(String method) {
          return Scalar.string(method);
        }

        @Override
        public Node schema(Definitions definitions) {
          return new SchemaText().words("enum", ALL).node();
        }
      };

  private Methods() {}

  static Optional<String> check(String method, Node node, Report report) {
    if (ALL.contains(method)) {
      return Optional.of(method);
    }
    String capitals = method.toUpperCase(Locale.ROOT);
    report.error(
        node,
        method.isEmpty()
            ? node.describe() + " is not a method"
            : "there is no method \"" + method + '"',
        ALL.contains(capitals)
            ? "Methods are written in capitals: `" + capitals + "`."
            : "Methods are " + Words.and(ALL) + ".");
    return Optional.empty();
  }
}
