package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A moment of a scenario.
public sealed interface Moment {
  /// So long after the activation of the scenario.
  record Offset(Quantity after) implements Moment {
    public long nanos() {
      return (long) Math.rint(after.value());
    }
  }

  /// An instant of the calendar.
  ///
  /// @param text as written
  record Absolute(Instant instant, String text) implements Moment {}

  /// `5m`, or `2026-03-01T10:00Z`.
  Shape<Moment> SHAPE =
      new Shape<>() {
        private static final String INSTANT =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})";
        private static final Pattern LIKE_A_DATE = Pattern.compile("[0-9]{4}-.*");

        private final Shape<Quantity> offset = new QuantityShape(Dimension.DURATION);

        @Override
        public Optional<Moment> bind(Node node, Report report) {
          if (!(node instanceof Scalar scalar) || !LIKE_A_DATE.matcher(scalar.text()).matches()) {
            return offset.bind(node, report).map(Offset::new);
          }
          try {
            return Optional.of(
                new Absolute(OffsetDateTime.parse(scalar.text()).toInstant(), scalar.text()));
          } catch (DateTimeException e) {
            report.error(
                node,
                scalar.describe() + " is not a moment",
                "Write a date and a time with their zone: `2026-03-01T10:00Z`, or `...+01:00`.");
            return Optional.empty();
          }
        }

        @Override
        public Node write(Moment moment) {
          return Scalar.string(
              switch (moment) {
                case Offset(var after) -> after.text();
                case Absolute(_, var text) -> text;
              });
        }

        @Override
        public Node schema(Definitions definitions) {
          Node absolute =
              SchemaText.type("string")
                  .with("description", "A date and a time with their zone: 2026-03-01T10:00Z.")
                  .with("pattern", "^" + INSTANT + "$")
                  .node();
          return SchemaText.anyOf(List.of(offset.schema(definitions), absolute));
        }
      };
}
