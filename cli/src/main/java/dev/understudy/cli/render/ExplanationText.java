package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import dev.understudy.config.explain.Explanation;
import dev.understudy.config.explain.Explanation.Facet;
import dev.understudy.config.explain.Explanation.Facts;
import dev.understudy.config.explain.Explanation.OutcomeRow;
import dev.understudy.config.explain.Explanation.Step;
import dev.understudy.config.explain.Explanation.WindowRow;
import dev.understudy.core.schedule.DurationText;
import dev.understudy.core.schedule.Occurrences;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Explanations as tables for people: per facet which layer gave what, then each outcome with its
/// share and the service time it is served with.
public final class ExplanationText {
  private ExplanationText() {}

  public static String of(List<Explanation> explanations) {
    StringBuilder text = new StringBuilder();
    for (Explanation explanation : explanations) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(explanation.endpoint()).append("  ").append(explanation.request());
      text.append("  ").append(explanation.place().label()).append(when(explanation)).append('\n');
      text.append(indented(facets(explanation).text())).append('\n');
      text.append(indented(outcomes(explanation).text()));
      if (!explanation.windows().isEmpty()) {
        text.append('\n').append(indented(windows(explanation).text()));
      }
      if (!explanation.notes().isEmpty()) {
        text.append('\n').append(indented(String.join("\n", explanation.notes())));
      }
    }
    return text.toString();
  }

  /// Where it is not the only scenario outside of all windows.
  private static String when(Explanation explanation) {
    String scenario =
        explanation.scenario().equals("default") ? "" : "  scenario " + explanation.scenario();
    return scenario
        + (explanation.atNanos().isPresent()
            ? "  at " + DurationText.of(explanation.atNanos().getAsLong())
            : "");
  }

  private static Table windows(Explanation explanation) {
    Table table = new Table(Set.of());
    for (WindowRow window : explanation.windows()) {
      String now =
          window.intensity().isPresent()
              ? "acts by " + Figures.share(window.intensity().getAsDouble())
              : "";
      String average = window.onAverage().isEmpty() ? "" : "on average " + window.onAverage();
      table.row(
          "window " + window.id(),
          window.when(),
          window.what(),
          average,
          now,
          window.place().label());
    }
    return table;
  }

  private static String value(Step step) {
    return step.value()
        + step.state()
            .map(
                state ->
                    ", acts by "
                        + Figures.share(state.intensity())
                        + (state.leftNanos() == Occurrences.NEVER
                            ? ""
                            : ", " + Figures.duration(state.leftNanos()) + " left"))
            .orElse("");
  }

  /// What limits, stations and calls make of requests comes as the load does.
  private static String rate(double rate) {
    return Double.isNaN(rate) ? "by load" : Figures.share(rate);
  }

  private static Table facets(Explanation explanation) {
    Table table = new Table(Set.of());
    for (Facet facet : explanation.facets()) {
      String name = facet.name();
      for (Step step : facet.steps()) {
        table.row(
            name,
            step.layer(),
            value(step),
            step.place().label(),
            step.effect().name().toLowerCase(Locale.ROOT));
        name = "";
      }
    }
    return table;
  }

  private static Table outcomes(Explanation explanation) {
    Table table = new Table(Set.of(1, 2, 4, 5, 6, 7, 8, 9));
    table.row("outcome", "rate", "run", "sent", "mean", "sd", "p50", "p90", "p99", "p99.9");
    for (OutcomeRow row : explanation.outcomes()) {
      Facts latency = row.latency();
      table.row(
          row.name(),
          rate(row.rate()),
          row.meanRun() == 0 ? "-" : Figures.number(row.meanRun()),
          row.what(),
          Figures.duration(latency.mean()),
          Figures.duration(latency.sd()),
          Figures.duration(latency.p50()),
          Figures.duration(latency.p90()),
          Figures.duration(latency.p99()),
          Figures.duration(latency.p999()));
    }
    return table;
  }

  private static String indented(String text) {
    return text.isEmpty() ? "" : text.indent(2);
  }
}
