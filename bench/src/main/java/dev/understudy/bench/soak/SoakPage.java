package dev.understudy.bench.soak;

import static dev.understudy.bench.soak.Sampler.text;

import dev.understudy.bench.soak.Rows.Event;
import dev.understudy.bench.soak.Rows.Look;
import java.util.List;

/// The evidence page of one soak.
record SoakPage(Conclusion conclusion, String note) {
  String markdown() {
    StringBuilder page = new StringBuilder("# Soak\n\nWritten by `./dev soak`. ");
    page.append(note.strip()).append("\n\n**").append(conclusion.verdict()).append("**\n\n");
    page.append("| what | found | promised | verdict |\n|---|---|---|---|\n");
    conclusion.lines().forEach(line -> page.append(line.row()).append('\n'));
    page.append(
        """

        ![resident memory and live heap](soak-memory.svg)

        ![lateness, by the server's own record and seen by the client](soak-lateness.svg)

        ![windows: told and served](soak-windows.svg)

        ## What was done to it

        """);
    disturbances(page);
    page.append("\n## Every tenth look\n\n");
    looks(page);
    page.append(
        """

        ## How it was measured

        The load is open: request n is due at n/rate, is sent on the connection that has been free longest, and its time counts from when it was due, so that a server that stands still cannot hide it. Each reply is held
        against the outcomes of its endpoint (status, payload byte by byte, reset, end of stream); what no outcome looks like is untold. Each minute: `/metrics`, `/proc`, then `jcmd GC.run` and `GC.heap_info`, so live heap is what a full
        collection leaves, and its pause belongs to the minute after. Lateness is the server's own record (written - decided), quantiles interpolated in its buckets.
        Decided as configured: exact binomial tests of each error rate (runs by their variance inflation) and Kolmogorov's distance of the decided times at the buckets' bounds, against the laws in force in that span,
        ramps included; Holm's rule within an interval, alpha divided by the intervals. Endpoints with stations and pauses are not judged so, endpoints whose laws change only in intervals in which requests came as they were due (p99 of the client's lag at most 0.5 s).
        Slopes: ordinary least squares after 15 minutes of warm-up, intervals of 95 % that allow for minutes that are alike (Newey-West, 1.3 sqrt n lags, fixed-b critical values); Theil-Sen beside.
        A full disk is a write that fails: `RLIMIT_FSIZE` of the server is set to 0 meanwhile. Half-open connections send half a request head and fall silent.
        """);
    return page.toString();
  }

  private void disturbances(StringBuilder page) {
    page.append(
        "| at | what | p99 of lateness in that interval | longest, seen by the client | untold |\n|---|---|---|---|---|\n");
    for (Judgement judgement : conclusion.judgements()) {
      Interval interval = judgement.interval();
      List<String> events =
          interval.events().stream()
              .filter(it -> !it.is("reload") && !it.is("start"))
              .map(Event::what)
              .toList();
      if (!events.isEmpty()) {
        page.append(
            text(
                "| %.1f min | %s | %.1f ms | %,.0f ms | %.0f |%n",
                interval.from().seconds() / 60,
                String.join("; then ", events),
                judgement.lateness().quantileMillis(0.99),
                interval.to().get("client_max_ms"),
                interval.difference("untold")));
      }
    }
  }

  private void looks(StringBuilder page) {
    page.append(
        "| minute | requests | untold | resident, MiB | live heap, MiB | threads | descriptors | CPU, s in the interval | lateness p50, p99, ms | client p50, p99, ms | load average |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    List<Judgement> all = conclusion.judgements();
    for (int i = 0; i < all.size(); i++) {
      if (i % 10 == 9 || i == all.size() - 1) {
        Judgement judgement = all.get(i);
        Look look = judgement.interval().to();
        page.append(
            text(
                "| %.0f | %,.0f | %.0f | %.0f | %.1f | %.0f | %,.0f | %.1f | %.2f, %.1f | %.1f, %.0f | %.1f |%n",
                look.seconds() / 60,
                look.get("ended"),
                look.get("untold"),
                look.get("resident_bytes") / 1024 / 1024,
                look.get("live_heap_bytes") / 1024 / 1024,
                look.get("threads"),
                look.get("descriptors"),
                judgement.interval().difference("server_cpu_seconds"),
                judgement.lateness().quantileMillis(0.5),
                judgement.lateness().quantileMillis(0.99),
                look.get("client_p50_ms"),
                look.get("client_p99_ms"),
                look.get("load_average")));
      }
    }
  }
}
