package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Node;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A shape whose value is made of another's.
///
/// @param to the value, from what was bound and where
public record Mapped<A, T>(Shape<A> shape, BiFunction<A, Node, T> to, Function<T, A> from)
    implements Shape<T> {
  @Override
  public Optional<T> bind(Node node, Report report) {
    return shape.bind(node, report).map(value -> to.apply(value, node));
  }

  @Override
  public Node write(T value) {
    return shape.write(from.apply(value));
  }

  @Override
  public Node schema(Definitions definitions) {
    return shape.schema(definitions);
  }
}
