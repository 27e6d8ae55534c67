package dev.understudy.cli.predict;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Prediction.BreakerInterval;
import dev.understudy.core.predict.Prediction.DependencyInterval;
import dev.understudy.core.predict.Prediction.Occupancy;
import dev.understudy.core.predict.Prediction.StationInterval;
import dev.understudy.core.predict.Prediction.Timeline;
import java.util.List;
import java.util.Set;

/// What lies behind the endpoints, as tables: shared capacities, dependencies that were called,
/// breakers that opened. Nothing of what played no part.
final class BehindText {
  private BehindText() {}

  /// Each table after a blank line.
  static String of(Prediction prediction) {
    StringBuilder text = new StringBuilder();
    List<Timeline<StationInterval>> shared =
        prediction.stations().stream().filter(it -> users(prediction, it.name()) > 1).toList();
    if (!shared.isEmpty()) {
      text.append('\n').append(stations(shared));
    }
    List<Timeline<DependencyInterval>> called =
        prediction.dependencies().stream().filter(BehindText::tookPart).toList();
    if (!called.isEmpty()) {
      text.append('\n').append(dependencies(called));
    }
    List<Timeline<BreakerInterval>> opened =
        prediction.breakers().stream().filter(it -> it.whole().notClosed() > 0).toList();
    if (!opened.isEmpty()) {
      text.append('\n').append(breakers(opened));
    }
    return text.toString();
  }

  private static long users(Prediction prediction, String station) {
    return prediction.facts().stream()
        .filter(it -> it.station().filter(station::equals).isPresent())
        .count();
  }

  /// Called by an endpoint, or by another dependency.
  private static boolean tookPart(Timeline<DependencyInterval> dependency) {
    DependencyInterval whole = dependency.whole();
    return whole.calls() > 0 || whole.occupancy().map(Occupancy::inService).orElse(0.0) > 0;
  }

  /// Of the others the endpoint's line tells.
  private static String stations(List<Timeline<StationInterval>> shared) {
    Table table = new Table(Set.of(1, 2, 3, 4));
    table.row("shared capacity", "servers", "utilisation", "in service", "queue");
    for (Timeline<StationInterval> station : shared) {
      Occupancy occupancy = station.whole().occupancy();
      table.row(
          station.name(),
          occupancy.servers() == 0 ? "-" : servers(occupancy.servers()),
          Shown.percent(occupancy.utilisation()),
          Shown.number(occupancy.inService()),
          Shown.number(occupancy.queueLength()));
    }
    return table.text();
  }

  /// A mean, where windows change it.
  private static String servers(double mean) {
    return mean == Math.rint(mean) ? Shown.count((long) mean) : Shown.number(mean);
  }

  private static String dependencies(List<Timeline<DependencyInterval>> called) {
    Table table = new Table(Set.of(1, 2, 3, 4, 5, 6));
    table.row("dependency", "calls", "failed", "tries", "takes", "utilisation", "queue");
    for (Timeline<DependencyInterval> dependency : called) {
      DependencyInterval whole = dependency.whole();
      table.row(
          dependency.name(),
          Shown.count(whole.calls()),
          Shown.part(whole.failed(), whole.calls()),
          Shown.count(whole.tries()),
          Figures.duration(whole.takenMeanNanos()),
          Shown.percent(whole.occupancy().map(Occupancy::utilisation).orElse(Double.NaN)),
          Shown.number(whole.occupancy().map(Occupancy::queueLength).orElse(Double.NaN)));
    }
    return table.text();
  }

  private static String breakers(List<Timeline<BreakerInterval>> opened) {
    Table table = new Table(Set.of(1, 2));
    table.row("breaker", "not closed", "calls refused");
    for (Timeline<BreakerInterval> breaker : opened) {
      table.row(
          breaker.name(),
          Shown.percent(breaker.whole().notClosed()),
          Shown.count(breaker.whole().refused()));
    }
    return table.text();
  }
}
