package dev.understudy.bench.soak;

import static dev.understudy.bench.soak.Sampler.text;

import dev.understudy.bench.soak.Line.Standing;
import dev.understudy.bench.soak.Rows.Event;
import dev.understudy.bench.soak.Rows.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What hours show: trends with their intervals, and the budgets of each minute. These depend on
/// the machine and on what else it does.
record Endurance(Rows rows, List<Judgement> judgements) {
  private static final double MIB = 1024 * 1024;
  private static final double MARGIN = 0.1;
  private static final double WARM_UP_SECONDS = 900;

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    List<Judgement> calm = judgements.stream().filter(it -> !it.interval().disturbed()).toList();
    lines.add(
        Line.of(
            "minutes in which every endpoint was served as decided (mean lateness at most 10 % of the mean decided time), undisturbed ones",
            share(calm, it -> it.stretch() <= MARGIN),
            "all",
            calm.stream().allMatch(it -> it.stretch() <= MARGIN)));
    lines.add(
        Line.plain(
            "the same, of the disturbed ones", share(disturbed(), it -> it.stretch() <= MARGIN)));
    lines.add(
        budget(calm, "p50 of lateness at most 0.2 ms", it -> it.lateness().within(0.5, 0.0002)));
    lines.add(
        budget(calm, "p99 of lateness at most 2 ms", it -> it.lateness().within(0.99, 0.002)));
    lines.add(Line.plain("CPU, s for 1,000 requests", text("%.3f", cpuPerThousand())));
    lines.add(slope("resident memory", " MiB", looks(it -> it.get("resident_bytes") / MIB)));
    lines.add(
        slope(
            "live heap after a collection", " MiB", looks(it -> it.get("live_heap_bytes") / MIB)));
    lines.add(slope("threads", "", looks(it -> it.get("threads"))));
    lines.add(slope("descriptors", "", looks(it -> it.get("descriptors"))));
    lines.add(slope("p50 of lateness", " ms", calm(it -> it.lateness().quantileMillis(0.5))));
    lines.add(slope("p99 of lateness", " ms", calm(it -> it.lateness().quantileMillis(0.99))));
    return lines;
  }

  private List<Judgement> disturbed() {
    return judgements.stream().filter(it -> it.interval().disturbed()).toList();
  }

  private static String share(List<Judgement> of, java.util.function.Predicate<Judgement> holds) {
    return of.stream().filter(holds).count() + " of " + of.size();
  }

  private static Line budget(
      List<Judgement> calm, String what, java.util.function.Predicate<Judgement> holds) {
    return Line.of(
        "undisturbed minutes with " + what,
        share(calm, holds),
        "all",
        calm.stream().allMatch(holds));
  }

  private double cpuPerThousand() {
    Look first = rows.looks().getFirst();
    double seconds = rows.last().get("server_cpu_seconds") - first.get("server_cpu_seconds");
    return 1000 * seconds / (rows.last().get("ended") - first.get("ended"));
  }

  /// Points in hours after the warm-up.
  private record Points(List<Double> hours, List<Double> values) {
    void add(double seconds, double value) {
      if (seconds >= WARM_UP_SECONDS) {
        hours.add(seconds / 3600);
        values.add(value);
      }
    }

    static double[] array(List<Double> list) {
      return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /// Looks under load, those at which half-open connections were held left out.
  private Points looks(ToDoubleFunction<Look> value) {
    Points points = new Points(new ArrayList<>(), new ArrayList<>());
    for (Look look : rows.looks().subList(0, rows.looks().size() - 1)) {
      if (!heldAt(look.seconds())) {
        points.add(look.seconds(), value.applyAsDouble(look));
      }
    }
    return points;
  }

  private boolean heldAt(double seconds) {
    boolean held = false;
    for (Event event : rows.all("half-open")) {
      if (event.seconds() <= seconds) {
        held = !event.what().contains("given up");
      }
    }
    return held;
  }

  private Points calm(ToDoubleFunction<Judgement> value) {
    Points points = new Points(new ArrayList<>(), new ArrayList<>());
    for (Judgement judgement : judgements) {
      if (!judgement.interval().disturbed()) {
        points.add(judgement.interval().to().seconds(), value.applyAsDouble(judgement));
      }
    }
    return points;
  }

  private static Line slope(String what, String unit, Points points) {
    int n = points.hours().size();
    if (n < Slope.LEAST) {
      return new Line(
          "slope of " + what,
          text("%d points after the warm-up of 15 min", n),
          "at least " + Slope.LEAST + " points",
          Standing.NOT_ENOUGH);
    }
    Slope slope = Slope.of(Points.array(points.hours()), Points.array(points.values()));
    return Line.of(
        "slope of " + what + ", an hour",
        String.format(
            Locale.ROOT,
            "%+.3f%s (95 %%: %+.3f to %+.3f; Theil-Sen %+.3f; n %d)",
            slope.perHour(),
            unit,
            slope.low(),
            slope.high(),
            slope.theilSen(),
            slope.n()),
        "no growth shown",
        !slope.grows());
  }
}
