package dev.understudy.cli.predict;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// The charts of one endpoint, by time or by rate: requests, response time, and of utilisation,
/// queue and errors those that there are.
final class EndpointCharts {
  private final List<Interval> intervals;
  private final double[] x;
  private final DoubleFunction<String> showX;

  /// @param x place of each interval
  EndpointCharts(List<Interval> intervals, double[] x, DoubleFunction<String> showX) {
    this.intervals = List.copyOf(intervals);
    this.x = x.clone();
    this.showX = showX;
  }

  String html() {
    StringBuilder html = new StringBuilder("<div>\n");
    html.append(
        linear("Requests a second: arriving and served", Shown::rate)
            .line("arriving", "told", values(Interval::arrivalsPerSecond))
            .line("served", "served", values(Interval::throughputPerSecond))
            .svg());
    html.append(
        new SvgChart("Response time of the served", x, showX, Figures::duration, true)
            .line("p99.9", "p999", values(it -> it.quantileNanos(0.999)))
            .line("p99", "p99", values(it -> it.quantileNanos(0.99)))
            .line("p90", "p90", values(it -> it.quantileNanos(0.9)))
            .line("p50", "p50", values(it -> it.quantileNanos(0.5)))
            .svg());
    if (intervals.stream().anyMatch(it -> Double.isFinite(it.utilisation()))) {
      html.append(
          linear("Utilisation", Shown::roughly)
              .line("busy", "served", values(Interval::utilisation))
              .svg());
    }
    if (intervals.stream().anyMatch(it -> it.queueLength() > 0)) {
      html.append(
          linear("Requests waiting", Shown::number)
              .line("waiting", "served", values(Interval::queueLength))
              .svg());
    }
    for (int outcome = 1; outcome < intervals.getFirst().outcomes().size(); outcome++) {
      errors(html, outcome);
    }
    return html.append("</div>\n").toString();
  }

  private void errors(StringBuilder html, int outcome) {
    if (intervals.stream().anyMatch(it -> it.outcomes().get(outcome).count() > 0)) {
      OutcomeCount named = intervals.getFirst().outcomes().get(outcome);
      html.append(
          linear("Share of requests: " + named.name(), Shown::percent)
              .line(
                  named.name(),
                  "bad",
                  values(it -> (double) it.outcomes().get(outcome).count() / it.requests()))
              .svg());
    }
  }

  private SvgChart linear(String title, DoubleFunction<String> showY) {
    return new SvgChart(title, x, showX, showY, false);
  }

  private double[] values(ToDoubleFunction<Interval> of) {
    return intervals.stream().mapToDouble(of).toArray();
  }
}
