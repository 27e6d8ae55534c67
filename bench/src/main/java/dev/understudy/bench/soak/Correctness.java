package dev.understudy.bench.soak;

import static dev.understudy.bench.soak.Sampler.text;

import dev.understudy.bench.soak.Rows.Event;
import dev.understudy.bench.soak.Rows.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must hold however slow the machine is: nothing untold, nothing lost or made up, nothing
/// kept that should have been given back, the configuration served.
record Correctness(Rows rows, List<Target> targets, List<Judgement> judgements, double alpha) {
  private static final double MIB = 1024 * 1024;

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    Look last = rows.last();
    lines.add(
        Line.of(
            "requests due, and ended",
            text("%,.0f, %,.0f", last.get("due"), last.get("ended")),
            "every one",
            last.get("due") == last.get("ended")));
    lines.add(untold(last));
    lines.add(counts(last));
    lines.add(draws());
    lines.addAll(wholeRun());
    lines.add(reloads(last));
    lines.add(stillThere());
    lines.add(disk(last));
    lines.addAll(halfOpen());
    lines.add(kept("threads", 16, 1, ""));
    lines.add(kept("live_heap_bytes", 32 * MIB, MIB, " MiB"));
    return lines;
  }

  private static Line untold(Look last) {
    Map<String, Long> all = new TreeMap<>();
    last.outcomes()
        .forEach(
            (endpoint, counts) ->
                counts.forEach(
                    (outcome, n) -> {
                      if (outcome.startsWith(Target.UNTOLD)) {
                        all.merge(endpoint + " " + outcome, n, Long::sum);
                      }
                    }));
    return Line.of(
        "errors the configuration does not tell of",
        all.isEmpty() ? "0" : all.toString(),
        "0",
        all.isEmpty());
  }

  /// At the end nothing is in flight: both sides must have counted the same.
  private Line counts(Look last) {
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Target target : targets) {
      if (!target.changing()) {
        Map<String, Long> server = new TreeMap<>(last.page().outcomes(target.id()));
        server.values().removeIf(n -> n == 0);
        Map<String, Long> client = last.outcomes().getOrDefault(target.id(), Map.of());
        compared += server.size();
        if (!server.equals(client)) {
          different.add(target.id() + ": server " + server + ", client " + client);
        }
      }
    }
    return Line.of(
        "outcomes as the server decided them, and as the client saw them",
        different.isEmpty() ? compared + " counts, all equal" : "" + different,
        "equal",
        different.isEmpty());
  }

  private Line draws() {
    List<String> failed = new ArrayList<>();
    int tests = 0;
    for (Judgement judgement : judgements) {
      tests += judgement.findings().size();
      judgement
          .failed()
          .forEach(
              it ->
                  failed.add(
                      text(
                          "%s %s at %.0f s (p %.1e)",
                          it.endpoint(),
                          it.claim(),
                          judgement.interval().to().seconds(),
                          it.pValue())));
    }
    return Line.of(
        text(
            "decided as configured, each interval (%,d tests in %d intervals, alpha %.0e over all)",
            tests, judgements.size(), alpha),
        failed.isEmpty() ? "all" : "" + failed,
        "all",
        failed.isEmpty());
  }

  /// The same over the whole run, where the laws never change: every request counts.
  private List<Line> wholeRun() {
    if (judgements.isEmpty()) {
      return List.of();
    }
    Interval whole = new Interval(rows.looks().getFirst(), rows.last(), rows.events());
    List<Target> steady =
        targets.stream().filter(it -> it.plan().modulation().effects().isEmpty()).toList();
    Judgement judgement = Judgement.of(whole, steady, alpha);
    List<String> failed =
        judgement.failed().stream()
            .map(
                it -> text("%s %s (n %,d, p %.1e)", it.endpoint(), it.claim(), it.n(), it.pValue()))
            .toList();
    return List.of(
        Line.of(
            text(
                "decided as configured, whole run (%d tests, n up to %,d)",
                judgement.findings().size(),
                judgement.findings().stream().mapToLong(Judgement.Finding::n).max().orElse(0)),
            failed.isEmpty() ? "all" : "" + failed,
            "all",
            failed.isEmpty()));
  }

  private Line reloads(Look last) {
    int written = rows.all("reload").size();
    double applied = last.page().value("understudy_revision") - 1;
    double rejected = last.page().value("understudy_revisions_rejected_total");
    boolean served = applied == written || rows.all("last reload served: true").size() == 1;
    return Line.of(
        "reloads written, applied, rejected; the last one served",
        text("%d, %.0f, %.0f; %s", written, applied, rejected, served ? "yes" : "no"),
        "the last served, none rejected", // what comes together is one
        served && applied > 0 && rejected == 0);
  }

  private Line stillThere() {
    boolean stopped = rows.all("end: stopped by itself: true").size() == 1;
    int failed =
        rows.events().stream().filter(it -> it.what().contains(" failed: ")).toList().size();
    return Line.of(
        "the server lived to the end and stopped when asked; looks and disturbances that failed",
        (stopped ? "yes" : "no") + "; " + failed,
        "yes; 0",
        stopped && failed == 0);
  }

  private Line disk(Look last) {
    int full = rows.all("disk full").size();
    double dropped = last.page().value("understudy_access_log_lines_dropped_total");
    return Line.of(
        "full disks, and access log lines dropped and counted",
        text("%d, %,.0f", full, dropped),
        full == 0 ? "0 dropped" : "some dropped, every request served",
        full == 0 ? dropped == 0 : dropped > 0);
  }

  private List<Line> halfOpen() {
    List<Event> opened =
        rows.events().stream().filter(it -> it.what().contains(" opened; ")).toList();
    if (opened.isEmpty()) {
      return List.of();
    }
    boolean none = opened.stream().allMatch(it -> it.what().endsWith("; 0 refused"));
    return List.of(
        Line.of(
            "half-open connections",
            String.join(", ", opened.stream().map(it -> it.what().replaceAll(".*: ", "")).toList()),
            "none refused",
            none),
        kept("descriptors", 16, 1, ""));
  }

  /// A generous bound on growth: from the third look, after the first collections, to the last.
  private Line kept(String column, double slack, double unit, String name) {
    Look early = rows.looks().get(Math.min(2, rows.looks().size() - 1));
    double before = early.get(column);
    double after = rows.last().get(column);
    return Line.of(
        column.replace("_bytes", "").replace('_', ' ') + " early on, and at the end",
        text("%.0f, %.0f%s", before / unit, after / unit, name),
        text("at most %.0f%s more", slack / unit, name),
        after <= before + slack);
  }
}
