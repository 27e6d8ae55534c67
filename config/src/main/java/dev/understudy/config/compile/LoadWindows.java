package dev.understudy.config.compile;

import dev.understudy.config.document.Bandwidth;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.document.Window;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.core.load.Contention;
import dev.understudy.core.plan.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the windows that touch an endpoint or a dependency put in the place of capacity,
/// contention, limit, bandwidth and calls. The numbers change; who shares a thing and what it
/// answers stays as the layers below say it, and is said by the first window where none does.
///
/// @param armed the windows, in the order in which they act
record LoadWindows(List<Schedule> armed) {
  /// Those that say something of a facet, each with what `value` makes of it, or with `none`.
  private <F, T> List<Timed<T>> timed(
      Function<Behaviour, Facet<F>> facet, Function<F, T> value, T none) {
    List<Timed<T>> timed = List.of();
    for (Schedule schedule : armed) {
      Facet<F> said = facet.apply(schedule.window().behaviour());
      if (said.isSaid()) {
        timed = timed.isEmpty() ? new ArrayList<>(1) : timed;
        timed.add(new Timed<>(schedule, said.given().map(value).orElse(none)));
      }
    }
    return timed;
  }

  /// What stands below the windows; where nothing does, the first window that gives the facet.
  <T> Optional<Chain.Step<T>> standing(Chain<T> below, Function<Behaviour, Facet<T>> facet) {
    return below
        .standing()
        .or(
            () ->
                armed.stream()
                    .map(Schedule::window)
                    .filter(it -> facet.apply(it.behaviour()) instanceof Facet.Given)
                    .findFirst()
                    .map(it -> new Chain.Step<>(layer(it), facet.apply(it.behaviour()))));
  }

  private static Layer layer(Window window) {
    return new Layer("window " + window.id().value(), window.behaviour(), Optional.empty());
  }

  List<Timed<dev.understudy.core.load.Capacity>> capacities() {
    return timed(
        Behaviour::capacity, Stations::capacity, dev.understudy.core.load.Capacity.UNLIMITED);
  }

  List<Timed<Contention>> contentions() {
    return timed(Behaviour::contention, Located::value, Contention.NONE);
  }

  List<Timed<Limit.Allowance>> allowances() {
    return timed(
        Behaviour::rateLimit,
        limit ->
            new Limit.Allowance(limit.rate().value().value() * 1e9, EndpointDrafts.burst(limit)),
        new Limit.Allowance(Double.POSITIVE_INFINITY, 1));
  }

  List<Timed<Double>> responses() {
    return timed(Behaviour::bandwidth, it -> perSecond(it.response()), Double.POSITIVE_INFINITY);
  }

  List<Timed<Double>> requests() {
    return timed(Behaviour::bandwidth, it -> perSecond(it.request()), Double.POSITIVE_INFINITY);
  }

  List<Timed<List<CallStep>>> calls() {
    return timed(Behaviour::calls, steps -> steps, List.of());
  }

  /// Bytes a second; infinite for as fast as it goes.
  static double perSecond(Optional<Located<Quantity>> bandwidth) {
    return bandwidth.map(it -> it.value().value()).orElse(Double.POSITIVE_INFINITY);
  }

  /// Whether some capacity bounds the queue, or the wait in it.
  boolean bounds(Optional<Capacity> below, Function<Capacity, Optional<?>> bound) {
    return below.flatMap(bound::apply).isPresent()
        || armed.stream()
            .map(it -> it.window().behaviour().capacity().given())
            .anyMatch(it -> it.flatMap(bound::apply).isPresent());
  }

  /// Whether it says nothing of what requests share.
  boolean bearNoLoad() {
    return armed.stream()
        .map(it -> it.window().behaviour())
        .noneMatch(
            it ->
                it.capacity().isSaid()
                    || it.contention().isSaid()
                    || it.rateLimit().isSaid()
                    || it.bandwidth().isSaid()
                    || it.calls().isSaid());
  }

  /// Of a rate limit, what is not a number.
  static List<Optional<? extends Located<?>>> structure(RateLimit limit) {
    return List.of(limit.per(), limit.client(), limit.delay(), limit.whenExceeded());
  }

  static List<Optional<? extends Located<?>>> structure(Capacity capacity) {
    return List.of(capacity.per(), capacity.holds(), capacity.whenFull(), capacity.whenTimeout());
  }

  static List<Optional<? extends Located<?>>> structure(Bandwidth bandwidth) {
    return List.of(bandwidth.per());
  }
}
