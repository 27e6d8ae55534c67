package dev.understudy.cli.predict;

import dev.understudy.cli.terminal.Table;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.predict.Sweep;
import dev.understudy.core.predict.Sweep.Bottleneck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A sweep as a table, a line for each rate and endpoint, and what was found of the knee.
public final class SweepText {
  private final Sweep sweep;
  private final UnaryOperator<String> emphasis;
  private final boolean several; // endpoints
  private final boolean calls; // some failed

  private SweepText(Sweep sweep, UnaryOperator<String> emphasis) {
    this.sweep = sweep;
    this.emphasis = emphasis;
    this.several = sweep.rows().getFirst().prediction().endpoints().size() > 1;
    this.calls =
        sweep.rows().stream()
            .flatMap(it -> it.prediction().endpoints().stream())
            .anyMatch(it -> it.whole().failedByLoad() > it.whole().refused());
  }

  /// @param emphasis how a remark stands out; on a terminal, colour
  public static String of(Sweep sweep, UnaryOperator<String> emphasis) {
    SweepText text = new SweepText(sweep, emphasis);
    return text.table() + text.knee();
  }

  private String table() {
    List<String> head = new ArrayList<>(several ? List.of("endpoint") : List.of());
    head.addAll(List.of("rate", "utilisation", "waits", "p50", "p90", "p99", "rejected"));
    if (calls) {
      head.add("calls failed");
    }
    Set<Integer> numbers =
        IntStream.range(several ? 1 : 0, head.size()).boxed().collect(Collectors.toSet());
    Table table = new Table(numbers);
    table.row(head);
    for (Sweep.Row row : sweep.rows()) {
      row.prediction().endpoints().forEach(it -> table.row(cells(row, it)));
    }
    return table.text();
  }

  private List<String> cells(Sweep.Row row, Timeline<Interval> endpoint) {
    Interval whole = endpoint.whole();
    List<String> cells = new ArrayList<>(several ? List.of(endpoint.name()) : List.of());
    cells.add(Shown.rate(several ? whole.arrivalsPerSecond() : row.perSecond()));
    cells.add(Shown.percent(row.offeredUtilisation(endpoint.name())));
    cells.add(Shown.roughly((double) whole.waited() / whole.served()));
    for (double p : new double[] {0.5, 0.9, 0.99}) {
      cells.add(Shown.quantile(whole, p));
    }
    cells.add(Shown.part(whole.refused(), whole.requests()));
    if (calls) {
      cells.add(Shown.part(whole.failedByLoad() - whole.refused(), whole.requests()));
    }
    Sweep.bottlenecks(row.prediction(), endpoint.name()).stream()
        .findFirst()
        .ifPresent(it -> cells.add(" " + emphasis.apply(remark(it, endpoint.name()))));
    return cells;
  }

  private static String remark(Bottleneck bottleneck, String endpoint) {
    String most = Shown.rate(bottleneck.perSecond().orElse(Double.NaN));
    return switch (bottleneck.kind()) {
      case LIMIT -> "above the " + most + " that its limit lets through";
      case STATION ->
          bottleneck.name().equals(endpoint)
              ? "above the " + most + " it can serve"
              : "above the " + most + " that " + bottleneck.name() + " can serve";
      case DEPENDENCY -> bottleneck.name() + " is busy all the time";
    };
  }

  private String knee() {
    if (sweep.knee().isPresent()) {
      Sweep.Knee knee = sweep.knee().get();
      return "knee between "
          + Shown.rate(knee.keepsUpPerSecond())
          + " and "
          + Shown.rate(knee.fallsBehindPerSecond())
          + ": beyond it less than 99 % of the requests are served as they come\n";
    }
    return sweep.rows().getFirst().keepsUp()
        ? "no knee up to " + Shown.rate(sweep.rows().getLast().perSecond()) + "\n"
        : "the knee is below " + Shown.rate(sweep.rows().getFirst().perSecond()) + "\n";
  }
}
