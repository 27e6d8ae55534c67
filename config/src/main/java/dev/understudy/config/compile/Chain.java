package dev.understudy.config.compile;

import dev.understudy.config.document.Facet;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the layers of one endpoint say about one facet, low to high.
///
/// @param steps only layers that say something
public record Chain<T>(List<Step<T>> steps) {
  /// What one layer says: a value, or `none`.
  public record Step<T>(Layer layer, Facet<T> facet) {
    /// Where it says it.
    public Origin origin() {
      return facet.origin();
    }
  }

  public Chain {
    steps = List.copyOf(steps);
  }

  static <T> Chain<T> of(
      List<Layer> layers, Function<dev.understudy.config.document.Behaviour, Facet<T>> facet) {
    List<Step<T>> steps = List.of();
    for (Layer layer : layers) {
      Facet<T> said = facet.apply(layer.behaviour());
      if (said.isSaid()) {
        steps = steps.isEmpty() ? new ArrayList<>(2) : steps;
        steps.add(new Step<>(layer, said));
      }
    }
    return new Chain<>(steps);
  }

  /// The layer whose value holds in the end, where layers replace each other; empty where no layer
  /// says anything, or the last one `none`.
  public Optional<Step<T>> standing() {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(steps.getLast()).filter(step -> step.facet() instanceof Facet.Given);
  }

  /// The value that holds in the end.
  Optional<T> value() {
    return standing().flatMap(step -> step.facet().given());
  }
}
