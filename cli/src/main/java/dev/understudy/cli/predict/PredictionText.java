package dev.understudy.cli.predict;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import dev.understudy.control.predict.About;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.schedule.DurationText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// A prediction as tables: the endpoints over the whole time, what they share and call, then how it
/// went over time - as small charts, or line by line.
public final class PredictionText {
  private static final int CHARTED = 10; // endpoints; a page has charts of more
  private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  private static final List<String> FIGURES =
      List.of(
          "requests",
          "served",
          "utilisation",
          "queue",
          "wait",
          "mean",
          "p50",
          "p90",
          "p99",
          "p99.9",
          "errors");

  private PredictionText() {}

  /// @param lines whether each interval has a line, rather than a place in a chart
  public static String of(Prediction prediction, About about, boolean lines) {
    StringBuilder text = new StringBuilder(head(prediction, about));
    text.append(endpoints(prediction).text());
    errors(prediction).ifPresent(it -> text.append('\n').append(it.text()));
    text.append(BehindText.of(prediction));
    if (prediction.horizon().intervals() > 1) {
      text.append('\n').append(lines ? intervals(prediction) : charts(prediction));
    }
    return text.toString();
  }

  private static String head(Prediction prediction, About about) {
    return about.service()
        + (about.scenario().equals("default") ? "" : ", scenario " + about.scenario())
        + ", "
        + DurationText.of(prediction.horizon().fromNanos())
        + " to "
        + DurationText.of(prediction.horizon().toNanos())
        + ": "
        + about.workload()
        + ", seed "
        + about.seed()
        + "\n\n";
  }

  private static Table endpoints(Prediction prediction) {
    Table table = new Table(NUMBERS);
    table.row(cells("endpoint", FIGURES));
    for (Timeline<Interval> endpoint : prediction.endpoints()) {
      table.row(cells(endpoint.name(), figures(endpoint.whole())));
    }
    return table;
  }

  private static List<String> cells(String first, List<String> others) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.addAll(others);
    return cells;
  }

  private static List<String> figures(Interval interval) {
    return List.of(
        Shown.count(interval.requests()),
        Shown.rate(interval.throughputPerSecond()),
        Shown.percent(interval.utilisation()),
        Shown.number(interval.queueLength()),
        Figures.duration(interval.waitMeanNanos()),
        Figures.duration(interval.latency().meanNanos()),
        Shown.quantile(interval, 0.5),
        Shown.quantile(interval, 0.9),
        Shown.quantile(interval, 0.99),
        Shown.quantile(interval, 0.999),
        Shown.part(Shown.failed(interval), interval.requests()));
  }

  private static Optional<Table> errors(Prediction prediction) {
    Table table = new Table(Set.of());
    boolean any = false;
    for (Timeline<Interval> endpoint : prediction.endpoints()) {
      List<String> said = new ArrayList<>();
      Shown.errors(endpoint.whole()).ifPresent(said::add);
      if (endpoint.whole().unanswered() > 0) {
        said.add(
            "never answered "
                + Shown.part(endpoint.whole().unanswered(), endpoint.whole().requests()));
      }
      if (!said.isEmpty()) {
        any = true;
        table.row(endpoint.name(), String.join(", ", said));
      }
    }
    return any ? Optional.of(table) : Optional.empty();
  }

  private static String intervals(Prediction prediction) {
    StringBuilder text = new StringBuilder();
    for (Timeline<Interval> endpoint : prediction.endpoints()) {
      Table table = new Table(NUMBERS);
      table.row(cells("from", FIGURES));
      for (Interval interval : endpoint.intervals()) {
        table.row(cells(DurationText.of(interval.fromNanos()), figures(interval)));
      }
      text.append(text.isEmpty() ? "" : "\n").append(endpoint.name()).append('\n');
      text.append(table.text().indent(2));
    }
    return text.toString();
  }

  private static String charts(Prediction prediction) {
    Table table = new Table(Set.of());
    table.row(
        "over time", "", "a block is " + DurationText.of(prediction.horizon().intervalNanos()));
    List<Timeline<Interval>> charted =
        prediction.endpoints().stream()
            .sorted(
                Comparator.comparingLong((Timeline<Interval> it) -> it.whole().requests())
                    .reversed())
            .limit(CHARTED)
            .toList();
    for (Timeline<Interval> endpoint : charted) {
      table.row(
          endpoint.name(),
          "served",
          Sparkline.of(values(endpoint, Interval::throughputPerSecond), Shown::rate));
      table.row(
          "",
          "p99",
          Sparkline.of(values(endpoint, it -> it.quantileNanos(0.99)), Figures::duration));
      if (Shown.failed(endpoint.whole()) > 0) {
        table.row(
            "",
            "errors",
            Sparkline.of(
                values(endpoint, it -> (double) Shown.failed(it) / it.requests()), Shown::percent));
      }
    }
    int left = prediction.endpoints().size() - charted.size();
    return table.text() + (left == 0 ? "" : left + " more: --html FILE, --csv FILE\n");
  }

  private static double[] values(Timeline<Interval> endpoint, ToDoubleFunction<Interval> of) {
    return endpoint.intervals().stream().mapToDouble(of).toArray();
  }
}
