package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;

/// What one layer says about one part of a behaviour.
public sealed interface Facet<T> {
  /// The layer says nothing.
  record Absent<T>() implements Facet<T> {
    private static final Absent<?> ABSENT = new Absent<>();
  }

  /// The layer says nothing: one object for all.
  @SuppressWarnings("unchecked") // it holds nothing of any type
  static <T> Facet<T> absent() {
    return (Facet<T>) Absent.ABSENT;
  }

  /// The layer gives a value, or a change of what lower layers give.
  record Given<T>(T value, Origin origin) implements Facet<T> {}

  /// The layer takes away what lower layers give: `none`.
  record None<T>(Origin origin) implements Facet<T> {}

  /// The value, where one is given.
  default Optional<T> given() {
    return this instanceof Given<T>(T value, _) ? Optional.of(value) : Optional.empty();
  }

  /// Whether the layer says something.
  default boolean isSaid() {
    return !(this instanceof Absent);
  }

  /// Where it says it; [Origin#NONE] where it says nothing.
  default Origin origin() {
    return switch (this) {
      case Absent<T> _ -> Origin.NONE;
      case Given<T>(_, Origin origin) -> origin;
      case None<T>(Origin origin) -> origin;
    };
  }

  /// A facet as written: `none`, or a value.
  static <T> Shape<Facet<T>> shape(Shape<T> value) {
    return new Shape<>() {
      @Override
      public Optional<Facet<T>> bind(Node node, Report report) {
        return node instanceof Scalar scalar && scalar.text().equals("none")
            ? Optional.of(new None<>(Origin.of(node)))
            : value.bind(node, report).map(bound -> new Given<>(bound, Origin.of(node)));
      }

      @Override
      public Node write(Facet<T> facet) {
        return switch (facet) {
          case Absent<T> _ -> throw new IllegalArgumentException("nothing to write");
          case Given<T>(T given, _) -> value.write(given);
          case None<T> _ -> Scalar.string("none");
        };
      }

      @Override
      public Node schema(Definitions definitions) {
        Node none =
            new SchemaText()
                .with("description", "Takes away what lower layers give.")
                .with("const", "none")
                .node();
        return SchemaText.anyOf(List.of(value.schema(definitions), none));
      }
    };
  }
}
