package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import dev.understudy.core.verify.SamplePlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Sample sizes as a table; the last line of an endpoint is what everything takes.
public final class SamplesText {
  private SamplesText() {}

  /// @param rate requests of each endpoint per second
  public static String of(List<PlanOfSamples> plans, Optional<Double> rate) {
    Table table = new Table(Set.of(1, 2, 3));
    String time = rate.map(r -> "at " + Figures.number(r) + "/s").orElse("");
    table.row("requests for", "interval", "pass", time);
    StringBuilder after = new StringBuilder();
    for (PlanOfSamples each : plans) {
      String id = each.plan().endpoint();
      for (SamplePlan.Row row : each.rows()) {
        row(
            table,
            id + " " + ClaimText.label(row.facet(), row.subject()),
            row.interval(),
            row.pass(),
            rate);
      }
      if (each.rows().size() > 1) {
        row(table, id + " everything", OptionalLong.empty(), each.plan().passesAll(), rate);
      }
      each.unjudged().ifPresent(why -> after.append(id).append(": ").append(why).append('\n'));
    }
    return table.text() + after;
  }

  private static void row(
      Table table, String what, OptionalLong interval, OptionalLong pass, Optional<Double> rate) {
    String time =
        rate.isPresent() && pass.isPresent() ? Figures.span(pass.getAsLong() / rate.get()) : "";
    table.row(
        what,
        interval.isPresent() ? Figures.count(interval.getAsLong()) : "",
        pass.isPresent() ? Figures.count(pass.getAsLong()) : "never",
        time);
  }
}
