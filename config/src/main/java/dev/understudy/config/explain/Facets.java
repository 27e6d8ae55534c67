package dev.understudy.config.explain;

import dev.understudy.config.compile.Chain;
import dev.understudy.config.compile.Resolved;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.explain.Explanation.Effect;
import dev.understudy.config.explain.Explanation.Step;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What each layer did to each facet.
final class Facets {
  private final List<Explanation.Facet> facets = new ArrayList<>();
  private final List<WindowTimes> windows;
  private final OptionalLong at;

  private Facets(List<WindowTimes> windows, OptionalLong at) {
    this.windows = windows;
    this.at = at;
  }

  /// @param windows that are active at `at`, as they act
  static List<Explanation.Facet> of(Resolved resolved, List<WindowTimes> windows, OptionalLong at) {
    Facets facets = new Facets(windows, at);
    facets.latency(resolved.latency());
    facets.errors(resolved.errors());
    facets.stall();
    facets.replacing("capacity", resolved.capacity(), Behaviour::capacity, Brief::capacity);
    facets.replacing(
        "contention",
        resolved.contention(),
        Behaviour::contention,
        it -> Brief.contention(it.value()));
    facets.replacing("rateLimit", resolved.rateLimit(), Behaviour::rateLimit, Brief::rateLimit);
    facets.replacing("bandwidth", resolved.bandwidth(), Behaviour::bandwidth, Brief::bandwidth);
    facets.replacing("calls", resolved.calls(), Behaviour::calls, Brief::calls);
    return facets.facets;
  }

  private void add(String name, List<Step> steps) {
    if (!steps.isEmpty()) {
      facets.add(new Explanation.Facet(name, steps));
    }
  }

  private <T> void replacing(
      String name, Chain<T> chain, Function<Behaviour, Facet<T>> facet, Function<T, String> brief) {
    List<Step> steps = new ArrayList<>();
    for (Chain.Step<T> step : chain.steps()) {
      replace(steps, step, step.facet().given().map(brief).orElse("none"), step.origin());
    }
    for (WindowTimes times : windows) {
      Facet<T> said = facet.apply(times.window().behaviour());
      if (said.isSaid()) {
        steps.add(window(times, said.given().map(brief).orElse("none"), said.origin()));
      }
    }
    add(name, steps);
  }

  private void latency(Chain<LatencyLayer> chain) {
    List<Step> steps = new ArrayList<>();
    for (Chain.Step<LatencyLayer> step : chain.steps()) {
      if (step.facet() instanceof Facet.Given<LatencyLayer>(LatencyLayer.Change change, _)) {
        steps.add(step(step, Brief.change(change), step.origin(), Effect.CHANGES));
      } else {
        String value =
            step.facet() instanceof Facet.Given<LatencyLayer>(LatencyLayer.Replace(var own), _)
                ? Brief.latency(own)
                : "none";
        replace(steps, step, value, step.origin());
      }
    }
    for (WindowTimes times : windows) {
      Facet<LatencyLayer> facet = times.window().behaviour().latency();
      if (facet.isSaid()) {
        steps.add(window(times, facet.given().map(Brief::layer).orElse("none"), facet.origin()));
      }
    }
    add("latency", steps);
  }

  private void errors(Chain<ErrorsLayer> chain) {
    Map<String, List<Step>> byName = new LinkedHashMap<>();
    for (Chain.Step<ErrorsLayer> step : chain.steps()) {
      switch (step.facet()) {
        case Facet.Absent<ErrorsLayer> _ -> {}
        case Facet.None<ErrorsLayer>(var origin) ->
            byName.values().forEach(steps -> replace(steps, step, "none", origin));
        case Facet.Given<ErrorsLayer>(var layer, _) -> errors(layer, step, byName);
      }
    }
    windows.forEach(times -> errors(times, byName));
    byName.forEach((name, steps) -> add("errors." + name, steps));
  }

  /// A window moves rates, in a ramp step by step: nothing below it is replaced for good.
  private void errors(WindowTimes times, Map<String, List<Step>> byName) {
    Facet<ErrorsLayer> facet = times.window().behaviour().errors();
    if (facet instanceof Facet.None<ErrorsLayer>(var origin)) {
      byName.values().forEach(steps -> steps.add(window(times, "none", origin)));
    }
    if (!(facet instanceof Facet.Given<ErrorsLayer>(var layer, _))) {
      return;
    }
    for (Located<String> name : layer.removed()) {
      List<Step> steps = byName.get(name.value());
      if (steps != null) {
        steps.add(window(times, "none", name.origin()));
      }
    }
    layer
        .scale()
        .ifPresent(
            by ->
                byName
                    .values()
                    .forEach(
                        steps ->
                            steps.add(
                                window(times, "scale " + Brief.number(by.value()), by.origin()))));
    layer.named().forEach(error -> touch(byName, error, times, ""));
    layer.added().forEach(error -> touch(byName, error, times, "add "));
  }

  private void touch(
      Map<String, List<Step>> byName, NamedError error, WindowTimes times, String verb) {
    byName
        .computeIfAbsent(error.name().value(), _ -> new ArrayList<>())
        .add(window(times, verb + Brief.error(error), error.origin()));
  }

  private void stall() {
    List<Step> steps = new ArrayList<>();
    for (WindowTimes times : windows) {
      Facet<Boolean> facet = times.window().behaviour().stall();
      if (facet.isSaid()) {
        steps.add(window(times, "nothing moves", facet.origin()));
      }
    }
    add("stall", steps);
  }

  private Step window(WindowTimes times, String value, Origin origin) {
    return new Step(
        "window " + times.window().id().value(),
        value,
        origin.place(),
        Effect.CHANGES,
        Optional.of(times.state(at.orElseThrow())));
  }

  private static void errors(
      ErrorsLayer layer, Chain.Step<ErrorsLayer> step, Map<String, List<Step>> byName) {
    for (Located<String> name : layer.removed()) {
      List<Step> steps = byName.get(name.value());
      if (steps != null) {
        replace(steps, step, "none", name.origin());
      }
    }
    layer
        .scale()
        .ifPresent(
            by -> {
              String value = "scale " + Brief.number(by.value());
              byName
                  .values()
                  .forEach(steps -> steps.add(step(step, value, by.origin(), Effect.CHANGES)));
            });
    for (NamedError error : layer.named()) {
      replace(
          byName.computeIfAbsent(error.name().value(), _ -> new ArrayList<>()),
          step,
          Brief.error(error),
          error.origin());
    }
    for (NamedError error : layer.added()) {
      byName
          .computeIfAbsent(error.name().value(), _ -> new ArrayList<>())
          .add(step(step, "add " + Brief.error(error), error.origin(), Effect.CHANGES));
    }
  }

  private static void replace(List<Step> steps, Chain.Step<?> step, String value, Origin origin) {
    steps.replaceAll(
        it -> new Step(it.layer(), it.value(), it.place(), Effect.REPLACED, it.state()));
    steps.add(step(step, value, origin, Effect.STANDS));
  }

  private static Step step(Chain.Step<?> step, String value, Origin origin, Effect effect) {
    return new Step(step.layer().name(), value, origin.place(), effect, Optional.empty());
  }
}
