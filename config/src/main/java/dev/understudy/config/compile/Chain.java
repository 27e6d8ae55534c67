package dev.understudy.config.compile;

import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// What the layers of one endpoint say about one facet, low to high.
///
/// @param steps only layers that say something
public record Chain<T>(List<Step<T>> steps) {
  /// What one layer says, and where.
  public record Step<T>(String layer, T value, Origin origin) {}

  public Chain {
    steps = List.copyOf(steps);
  }

  /// What holds in the end; empty where no layer says anything.
  public Optional<Step<T>> standing() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  /// This chain with one more layer on top.
  Chain<T> with(Step<T> step) {
    List<Step<T>> longer = new java.util.ArrayList<>(steps);
    longer.add(step);
    return new Chain<>(longer);
  }
}
