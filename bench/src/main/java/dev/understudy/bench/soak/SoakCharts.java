package dev.understudy.bench.soak;

import dev.understudy.bench.soak.Rows.Look;
import dev.understudy.bench.soak.TimeChart.Series;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The charts of a soak: memory, lateness, windows.
record SoakCharts(Rows rows, List<Target> targets, List<Judgement> judgements) {
  private static final double MIB = 1024 * 1024;
  private static final String BLUE = "#0b5cad";
  private static final String ORANGE = "#b45309";
  private static final String BLACK = "#1b1c1a";

  private double minutes() {
    return rows.last().seconds() / 60;
  }

  String memory() {
    return new TimeChart("Memory over the soak", minutes(), 2, rows.events())
        .panel(
            "MiB",
            0,
            320,
            false,
            List.of(
                Series.solid("resident", BLUE, looks(it -> it.get("resident_bytes") / MIB)),
                Series.solid("live heap", ORANGE, looks(it -> it.get("live_heap_bytes") / MIB))))
        .panel(
            "open descriptors",
            0,
            12_000,
            false,
            List.of(Series.solid("descriptors", BLUE, looks(it -> it.get("descriptors")))))
        .svg();
  }

  String lateness() {
    return new TimeChart("Lateness and what the client saw", minutes(), 2, rows.events())
        .panel(
            "the server's own record, ms",
            0.01,
            10_000,
            true,
            List.of(
                Series.solid("p50", BLUE, judged(it -> it.lateness().quantileMillis(0.5))),
                Series.solid("p99", ORANGE, judged(it -> it.lateness().quantileMillis(0.99)))))
        .panel(
            "response times from when requests were due, ms",
            1,
            10_000,
            true,
            List.of(
                Series.solid("p50", BLUE, seen("client_p50_ms")),
                Series.solid("p99", ORANGE, seen("client_p99_ms"))))
        .svg();
  }

  String windows() {
    Target order = target("order");
    Target cart = target("cart");
    int brownout = order.plan().law().size() - 1;
    return new TimeChart("Windows that come back: told and served", minutes(), 2, rows.events())
        .panel(
            "order: share of the brownout's errors, %",
            0,
            24,
            false,
            List.of(
                Series.solid("decided", BLUE, judged(it -> share(it, "order", "brownout"))),
                Series.dashed("told", BLACK, judged(it -> 100 * told(it, order).rate(brownout)))))
        .panel(
            "cart: mean time, ms",
            0,
            160,
            false,
            List.of(
                Series.solid("served", BLUE, judged(SoakCharts::cartMillis)),
                Series.dashed("told", BLACK, judged(it -> told(it, cart).meanNanos() / 1e6))))
        .svg();
  }

  private static double cartMillis(Judgement judgement) {
    Interval interval = judgement.interval();
    double served =
        interval.sum(MetricsPage.INTENDED, "cart") + interval.sum(MetricsPage.LATENESS, "cart");
    var counts = interval.histogram(MetricsPage.INTENDED, "cart");
    return counts.isEmpty() ? 0 : 1e3 * served / counts.lastEntry().getValue();
  }

  private static double share(Judgement judgement, String endpoint, String outcome) {
    Map<String, Long> decided = judgement.interval().decided(endpoint);
    long all = decided.values().stream().mapToLong(n -> n).sum();
    return all == 0 ? 0 : 100.0 * decided.getOrDefault(outcome, 0L) / all;
  }

  private static Told told(Judgement judgement, Target target) {
    Interval interval = judgement.interval();
    return new Told(
        target.plan(), interval.from().scenarioSeconds(), interval.to().scenarioSeconds());
  }

  private Target target(String id) {
    return targets.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private List<double[]> looks(ToDoubleFunction<Look> value) {
    return rows.looks().stream()
        .map(look -> new double[] {look.seconds() / 60, value.applyAsDouble(look)})
        .toList();
  }

  private List<double[]> judged(ToDoubleFunction<Judgement> value) {
    return judgements.stream()
        .map(it -> new double[] {middle(it.interval()), value.applyAsDouble(it)})
        .toList();
  }

  private List<double[]> seen(String column) {
    return judgements.stream()
        .map(it -> new double[] {middle(it.interval()), it.interval().to().get(column)})
        .toList();
  }

  private static double middle(Interval interval) {
    return (interval.from().seconds() + interval.to().seconds()) / 120;
  }
}
