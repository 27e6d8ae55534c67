package dev.understudy.config.explain;

import dev.understudy.config.compile.Schedule;
import dev.understudy.config.document.At;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.Moment;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Window;
import dev.understudy.config.explain.Explanation.State;
import dev.understudy.config.explain.Explanation.WindowRow;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.text.Located;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A window and its occurrences after one activation.
///
/// @param startNanos of the first occurrence, in scenario time
record WindowTimes(Window window, long startNanos, Occurrences occurrences) {
  /// As windows act: by start, then name.
  static final Comparator<WindowTimes> ORDER =
      Comparator.comparingLong(WindowTimes::startNanos)
          .thenComparing(it -> it.window().id().value());

  /// By id, of those that are not over before they begin.
  static Map<String, WindowTimes> of(List<Window> windows, long seed, long activationNanos) {
    Map<String, WindowTimes> times = new HashMap<>();
    for (Window window : windows) {
      String id = window.id().value();
      Schedule schedule = Schedule.of(window, seed);
      schedule
          .at(activationNanos)
          .ifPresent(
              it -> times.put(id, new WindowTimes(window, schedule.start(activationNanos), it)));
    }
    return times;
  }

  boolean isActive(OptionalLong at) {
    return at.isPresent() && occurrences.activeUntil(at.getAsLong()) > at.getAsLong();
  }

  State state(long at) {
    long until = occurrences.activeUntil(at);
    return new State(occurrences.intensity(at), until == Occurrences.NEVER ? until : until - at);
  }

  WindowRow row(OptionalLong at) {
    Optional<State> state = isActive(at) ? Optional.of(state(at.getAsLong())) : Optional.empty();
    double mean = occurrences.meanIntensity();
    return new WindowRow(
        window.id().value(),
        when(window.at()) + slope(window),
        what(window),
        mean,
        mean > 0 && mean < 1 ? onAverage(mean) : "",
        state.map(it -> OptionalDouble.of(it.intensity())).orElse(OptionalDouble.empty()),
        state.map(it -> OptionalLong.of(it.leftNanos())).orElse(OptionalLong.empty()),
        window.id().origin().place());
  }

  static String when(At at) {
    List<String> words = new ArrayList<>();
    at.daily()
        .ifPresent(it -> words.add("daily " + it.value().time() + " " + it.value().zone().getId()));
    at.rate().ifPresent(it -> words.add("at random " + it.value()));
    at.start().ifPresent(it -> words.add("from " + moment(it.value())));
    at.duration().ifPresent(it -> words.add("for " + it.value()));
    at.every().ifPresent(it -> words.add("every " + it.value()));
    at.jitter().ifPresent(it -> words.add("late by up to " + it.value()));
    at.times().ifPresent(it -> words.add(it.value() + " times"));
    at.until().ifPresent(it -> words.add("until " + moment(it.value())));
    return String.join(" ", words);
  }

  static String slope(Window window) {
    return window
        .ramp()
        .map(
            ramp ->
                ramp.value().up().map(it -> ", up in " + it.value()).orElse("")
                    + ramp.value().down().map(it -> ", down in " + it.value()).orElse(""))
        .orElse("");
  }

  private static String moment(Moment moment) {
    return switch (moment) {
      case Moment.Offset(var after) -> after.text();
      case Moment.Absolute(_, var text) -> text;
    };
  }

  static String what(Window window) {
    List<String> words = new ArrayList<>();
    switch (window.behaviour().latency()) {
      case Facet.Absent<LatencyLayer> _ -> {}
      case Facet.None<LatencyLayer> _ -> words.add("latency none");
      case Facet.Given<LatencyLayer>(var layer, _) -> words.add("latency " + Brief.layer(layer));
    }
    switch (window.behaviour().errors()) {
      case Facet.Absent<ErrorsLayer> _ -> {}
      case Facet.None<ErrorsLayer> _ -> words.add("errors none");
      case Facet.Given<ErrorsLayer>(var layer, _) -> words.add("errors " + Brief.errors(layer));
    }
    if (window.behaviour().stall().isSaid()) {
      words.add("stall");
    }
    return String.join("; ", words);
  }

  private String onAverage(double mean) {
    List<String> words = new ArrayList<>();
    if (window.behaviour().latency().given().orElse(null)
        instanceof LatencyLayer.Change(var scale, var add)) {
      scale.ifPresent(by -> words.add("latency x" + figures(1 + mean * (by.value() - 1))));
      add.ifPresent(
          by -> words.add("latency +" + Dimension.DURATION.show(mean * by.value().value())));
    }
    window
        .behaviour()
        .errors()
        .given()
        .ifPresent(
            layer -> {
              Optional<Located<Double>> scale = layer.scale();
              scale.ifPresent(by -> words.add("errors x" + figures(1 + mean * (by.value() - 1))));
              for (NamedError error : layer.added()) {
                double rate = mean * error.rate().value().value();
                words.add(error.name().value() + " +" + Dimension.SHARE.show(rate));
              }
            });
    if (window.behaviour().stall().isSaid()) {
      words.add("stalled " + Dimension.SHARE.show(mean) + " of the time");
    }
    return String.join(", ", words);
  }

  private static String figures(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }
}
