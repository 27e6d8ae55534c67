package dev.understudy.config.compile;

import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Window;
import dev.understudy.config.text.Located;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.plan.ErrorChange;
import dev.understudy.core.plan.LatencyChange;
import dev.understudy.core.plan.Modulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the windows that touch one endpoint do to its laws. First [#prepare] for each window, low
/// to high; then the outcomes have their numbers, and [#effect] gives the changes.
final class WindowEffects {
  private final StandingErrors errors;
  private final Laws laws;

  /// @param errors those that hold below the windows; outcomes that windows bring are added
  WindowEffects(StandingErrors errors, Laws laws) {
    this.errors = errors;
    this.laws = laws;
  }

  /// Gives each error that the window may bring about an outcome, of rate 0 outside of it.
  void prepare(Window window) {
    Optional<ErrorsLayer> layer = window.behaviour().errors().given();
    if (layer.isEmpty()) {
      return;
    }
    for (NamedError error : layer.orElseThrow().named()) {
      errors.prepare(nameOf(error, window), error);
    }
    for (NamedError error : layer.orElseThrow().added()) {
      errors.prepare(nameOf(error, window), error);
    }
  }

  private String nameOf(NamedError error, Window window) {
    return errors.nameOf(error, window.id().value());
  }

  /// The changes, with the outcomes numbered as [StandingErrors#all] has them, from 1.
  Modulation.Effect effect(Window window) {
    return new Modulation.Effect(
        window.id().value(), latency(window.behaviour().latency()), errors(window));
  }

  private List<LatencyChange> latency(Facet<LatencyLayer> facet) {
    return switch (facet) {
      case Facet.Absent<LatencyLayer> _ -> List.of();
      case Facet.None<LatencyLayer> _ -> List.of(new LatencyChange.Replace(new Fixed(0)));
      case Facet.Given<LatencyLayer>(LatencyLayer.Replace(var latency), _) ->
          laws.independent(latency, "a window")
              .<List<LatencyChange>>map(law -> List.of(new LatencyChange.Replace(law)))
              .orElse(List.of());
      case Facet.Given<LatencyLayer>(LatencyLayer.Change change, _) -> {
        List<LatencyChange> changes = new ArrayList<>(2);
        change.scale().ifPresent(by -> changes.add(new LatencyChange.Scale(by.value())));
        change.add().ifPresent(by -> changes.add(new LatencyChange.Add(by.value().value())));
        yield changes;
      }
    };
  }

  private List<ErrorChange> errors(Window window) {
    List<StandingError> outcomes = errors.all();
    List<ErrorChange> changes = new ArrayList<>();
    switch (window.behaviour().errors()) {
      case Facet.Absent<ErrorsLayer> _ -> {}
      case Facet.None<ErrorsLayer> _ -> {
        for (int i = 1; i <= outcomes.size(); i++) {
          changes.add(new ErrorChange.Move(i, 0));
        }
      }
      case Facet.Given<ErrorsLayer>(var layer, _) -> changes(layer, window, outcomes, changes);
    }
    return changes;
  }

  private void changes(
      ErrorsLayer layer, Window window, List<StandingError> outcomes, List<ErrorChange> changes) {
    for (Located<String> name : layer.removed()) {
      errors.taken(name);
      moveAway(name.value(), "", outcomes, changes);
    }
    layer.scale().ifPresent(by -> changes.add(new ErrorChange.Scale(by.value())));
    for (NamedError error : layer.named()) {
      String name = nameOf(error, window);
      moveAway(error.name().value(), name, outcomes, changes);
      changes.add(new ErrorChange.Move(number(name, outcomes), rate(error)));
    }
    for (NamedError error : layer.added()) {
      changes.add(new ErrorChange.Add(number(nameOf(error, window), outcomes), rate(error)));
    }
  }

  /// Takes away every outcome of the error `name` but `kept`.
  private static void moveAway(
      String name, String kept, List<StandingError> outcomes, List<ErrorChange> changes) {
    for (int i = 0; i < outcomes.size(); i++) {
      StandingError outcome = outcomes.get(i);
      if (outcome.error().name().value().equals(name) && !outcome.name().equals(kept)) {
        changes.add(new ErrorChange.Move(i + 1, 0));
      }
    }
  }

  private static int number(String name, List<StandingError> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no outcome " + name + " was prepared");
  }

  private static double rate(NamedError error) {
    return error.rate().value().value();
  }
}
