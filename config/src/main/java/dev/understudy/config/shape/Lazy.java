package dev.understudy.config.shape;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Node;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A shape that is declared when it is first used: a configuration pays at start for what it says,
/// and what holds itself, as a mixture holds distributions, can be declared at all.
public final class Lazy<T> implements Shape<T> {
  private final Supplier<Shape<T>> declaration;
  private volatile @Nullable Shape<T> declared;

  public Lazy(Supplier<Shape<T>> declaration) {
    this.declaration = declaration;
  }

  private Shape<T> shape() {
    Shape<T> shape = declared;
    if (shape == null) {
      // Two threads may both declare it; either of the equal shapes will do.
      shape = declaration.get();
      declared = shape;
    }
    return shape;
  }

  @Override
  public Optional<T> bind(Node node, Report report) {
    return shape().bind(node, report);
  }

  @Override
  public Node write(T value) {
    return shape().write(value);
  }

  @Override
  public Node schema(Definitions definitions) {
    return shape().schema(definitions);
  }
}
