package dev.understudy.config.compile;

import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.text.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Errors, layer upon layer: `none`, then `scale`, then errors by name, then `add`.
final class StandingErrors {
  private final Map<String, StandingError> errors = new LinkedHashMap<>();
  private final String owner;
  private final ErrorReferences references;
  private final boolean answers;

  /// @param owner the endpoint or dependency that has them
  /// @param references hears of errors that are spoken of
  /// @param answers whether what is sent matters, and so has to be said
  StandingErrors(String owner, ErrorReferences references, boolean answers) {
    this.owner = owner;
    this.references = references;
    this.answers = answers;
  }

  /// What one layer makes of those below.
  ///
  /// @param tag of the layer
  void apply(Facet<ErrorsLayer> facet, String tag) {
    switch (facet) {
      case Facet.Absent<ErrorsLayer> _ -> {}
      case Facet.None<ErrorsLayer> _ -> errors.clear();
      case Facet.Given<ErrorsLayer>(var layer, _) -> apply(layer, tag);
    }
  }

  private void apply(ErrorsLayer layer, String tag) {
    for (Located<String> name : layer.removed()) {
      boolean there = errors.values().removeIf(e -> e.error().name().value().equals(name.value()));
      references.taken(name, there, errors.keySet());
    }
    double scale = layer.scale().map(Located::value).orElse(1.0);
    errors.replaceAll((name, e) -> new StandingError(name, e.error(), e.rate() * scale));
    for (NamedError error : layer.named()) {
      errors.keySet().removeIf(name -> name.startsWith(error.name().value() + "/"));
      put(error.name().value(), error, rate(error));
    }
    for (NamedError error : layer.added()) {
      String name = nameOf(error, tag);
      StandingError below = errors.get(name);
      if (below == null) {
        says(error);
        put(name, error, rate(error));
      } else {
        put(name, below.error(), below.rate() + rate(error));
      }
    }
  }

  /// The outcome that an added rate goes to: the one of its name, unless that is sent otherwise.
  String nameOf(NamedError added, String tag) {
    String name = added.name().value();
    StandingError below = errors.get(name);
    return below == null || !added.saysWhat() || below.error().isSentAs(added)
        ? name
        : name + "/" + tag;
  }

  /// An outcome that a window may bring about, without a rate of its own.
  void prepare(String name, NamedError error) {
    if (!errors.containsKey(name)) {
      says(error);
      errors.put(name, new StandingError(name, error, 0));
    }
  }

  /// A window takes away the error `name`.
  void taken(Located<String> name) {
    boolean there =
        errors.values().stream().anyMatch(e -> e.error().name().value().equals(name.value()));
    references.taken(name, there, errors.keySet());
  }

  private void says(NamedError error) {
    if (answers && !error.saysWhat()) {
      references.unsaid(error, owner);
    }
  }

  void set(StandingError error) {
    errors.put(error.name(), error);
  }

  private void put(String name, NamedError error, double rate) {
    errors.put(name, new StandingError(name, error, rate));
  }

  private static double rate(NamedError error) {
    return error.rate().value().value();
  }

  /// In the order of the draw.
  List<StandingError> all() {
    return List.copyOf(errors.values());
  }
}
