package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Node;
import java.util.Optional;
import java.util.function.Supplier;

/// A shape that is looked up when it is used: what holds itself, as a mixture holds distributions,
/// is declared with it.
public record Lazy<T>(Supplier<Shape<T>> shape) implements Shape<T> {
  @Override
  public Optional<T> bind(Node node, Report report) {
    return shape.get().bind(node, report);
  }

  @Override
  public Node write(T value) {
    return shape.get().write(value);
  }

  @Override
  public Node schema(Definitions definitions) {
    return shape.get().schema(definitions);
  }
}
