package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where two overlays of equal rank disagree: where it would matter which of them acts first.
final class Overlays {
  private Overlays() {}

  /// @param facet its name
  record Clash(String facet, Origin one, Origin other) {}

  /// Facets for which the order of two behaviours matters.
  static List<Clash> clashes(Behaviour one, Behaviour other) {
    List<Clash> clashes = new ArrayList<>();
    if (!latencyCommutes(one.latency(), other.latency())) {
      clashes.add(new Clash("latency", one.latency().origin(), other.latency().origin()));
    }
    errors(one.errors(), other.errors()).ifPresent(clashes::add);
    replacing("capacity", one.capacity(), other.capacity(), clashes);
    replacing("contention", one.contention(), other.contention(), clashes);
    replacing("rateLimit", one.rateLimit(), other.rateLimit(), clashes);
    replacing("bandwidth", one.bandwidth(), other.bandwidth(), clashes);
    replacing("calls", one.calls(), other.calls(), clashes);
    return clashes;
  }

  /// Facets that both replace by different values.
  static List<Clash> replacements(Behaviour one, Behaviour other) {
    List<Clash> clashes = new ArrayList<>();
    if (replaces(one.latency())
        && replaces(other.latency())
        && !one.latency().equals(other.latency())) {
      clashes.add(new Clash("latency", one.latency().origin(), other.latency().origin()));
    }
    replacedErrors(one.errors(), other.errors()).ifPresent(clashes::add);
    replacing("capacity", one.capacity(), other.capacity(), clashes);
    replacing("contention", one.contention(), other.contention(), clashes);
    replacing("rateLimit", one.rateLimit(), other.rateLimit(), clashes);
    replacing("bandwidth", one.bandwidth(), other.bandwidth(), clashes);
    replacing("calls", one.calls(), other.calls(), clashes);
    return clashes;
  }

  private static <T> void replacing(
      String name, Facet<T> one, Facet<T> other, List<Clash> clashes) {
    if (one.isSaid() && other.isSaid() && !one.equals(other)) {
      clashes.add(new Clash(name, one.origin(), other.origin()));
    }
  }

  private static boolean replaces(Facet<LatencyLayer> facet) {
    return switch (facet) {
      case Facet.Absent<LatencyLayer> _ -> false;
      case Facet.None<LatencyLayer> _ -> true;
      case Facet.Given<LatencyLayer>(var layer, _) -> layer instanceof LatencyLayer.Replace;
    };
  }

  private static boolean latencyCommutes(Facet<LatencyLayer> one, Facet<LatencyLayer> other) {
    if (!one.isSaid() || !other.isSaid() || one.equals(other)) {
      return true;
    }
    return one.given().orElse(null) instanceof LatencyLayer.Change a
        && other.given().orElse(null) instanceof LatencyLayer.Change b
        && ((a.add().isEmpty() && b.add().isEmpty())
            || (a.scale().isEmpty() && b.scale().isEmpty()));
  }

  private static Optional<Clash> errors(Facet<ErrorsLayer> one, Facet<ErrorsLayer> other) {
    if (!one.isSaid() || !other.isSaid() || one.equals(other)) {
      return Optional.empty();
    }
    Optional<ErrorsLayer> a = one.given();
    Optional<ErrorsLayer> b = other.given();
    boolean bothScale =
        a.filter(Overlays::onlyScales).isPresent() && b.filter(Overlays::onlyScales).isPresent();
    boolean neitherScales =
        a.filter(it -> it.scale().isEmpty()).isPresent()
            && b.filter(it -> it.scale().isEmpty()).isPresent();
    if (bothScale) {
      return Optional.empty();
    }
    if (neitherScales) {
      return sameName(a.orElseThrow(), b.orElseThrow());
    }
    return Optional.of(new Clash("errors", one.origin(), other.origin()));
  }

  private static boolean onlyScales(ErrorsLayer layer) {
    return layer.removed().isEmpty() && layer.named().isEmpty() && layer.added().isEmpty();
  }

  /// Neither scales: they disagree over an error that both touch, unless both only add to it.
  private static Optional<Clash> sameName(ErrorsLayer a, ErrorsLayer b) {
    for (Touch one : touches(a)) {
      for (Touch other : touches(b)) {
        boolean same = one.name().equals(other.name());
        if (same && !(one.adds() && other.adds()) && !one.what().equals(other.what())) {
          return Optional.of(new Clash("errors." + one.name(), one.origin(), other.origin()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Clash> replacedErrors(Facet<ErrorsLayer> one, Facet<ErrorsLayer> other) {
    if (one instanceof Facet.None || other instanceof Facet.None) {
      return one.isSaid() && other.isSaid() && !one.equals(other)
          ? Optional.of(new Clash("errors", one.origin(), other.origin()))
          : Optional.empty();
    }
    if (one.given().isEmpty() || other.given().isEmpty()) {
      return Optional.empty();
    }
    for (Touch a : touches(one.given().orElseThrow())) {
      for (Touch b : touches(other.given().orElseThrow())) {
        if (a.name().equals(b.name()) && !a.adds() && !b.adds() && !a.what().equals(b.what())) {
          return Optional.of(new Clash("errors." + a.name(), a.origin(), b.origin()));
        }
      }
    }
    return Optional.empty();
  }

  /// What a layer does to one error.
  ///
  /// @param what equal for equal deeds
  private record Touch(String name, boolean adds, Object what, Origin origin) {}

  private static List<Touch> touches(ErrorsLayer layer) {
    List<Touch> touches = new ArrayList<>();
    for (Located<String> name : layer.removed()) {
      touches.add(new Touch(name.value(), false, "none", name.origin()));
    }
    for (NamedError error : layer.named()) {
      touches.add(new Touch(error.name().value(), false, error, error.name().origin()));
    }
    for (NamedError error : layer.added()) {
      touches.add(new Touch(error.name().value(), true, error, error.name().origin()));
    }
    return touches;
  }
}
