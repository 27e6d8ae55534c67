package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.core.verify.Binomial;
import dev.understudy.core.verify.Interval;
import java.util.ArrayList;
import java.util.List;

/// Error rates of 1, 5 and 10 %, alone and in runs, as statuses that a client counted.
final class Errors implements Bench.Suite {
  private static final int[] PERCENT = {1, 5, 10};
  private static final double MEAN_RUN = 8;

  /// Of a false alarm of one row, two-sided.
  private static final double ALPHA = 0.01;

  /// z(1 - ALPHA/2).
  private static final double Z = 2.5758293035489004;

  @Override
  public String method() {
    return "h2load, one line a request, no delay. Independent errors: 1,000 connections with 40 requests each; the interval is that of Clopper and Pearson for the share (99 %), so a rate that were drawn per connection would show. Runs: one connection with 100,000 requests, so that the order of replies is that of the draws; "
        + "the mean length of the runs of 503 against the 99 % interval that geometric runs of the told mean have, and the share with the variance of the two-state chain. Counting statuses is not touched by coordinated omission.";
  }

  @Override
  public List<Row> run(Bed bed) {
    StringBuilder document = new StringBuilder("version: 1\nendpoints:\n");
    for (int percent : PERCENT) {
      document.append(endpoint("alone-" + percent, percent + "%, status: 503"));
      document.append(
          endpoint("runs-" + percent, text("%d%%, status: 503, meanRun: %.0f", percent, MEAN_RUN)));
    }
    List<Row> rows = new ArrayList<>();
    try (Server ours =
        Server.understudy(bed.root(), bed.write("errors.yaml", document.toString()), bed.port())) {
      for (int percent : PERCENT) {
        int[] statuses =
            H2load.statuses(bed.scratch(), ours.url("/alone-" + percent), 1_000, 40_000);
        rows.add(alone(percent, statuses));
      }
      for (int percent : PERCENT) {
        int[] statuses = H2load.statuses(bed.scratch(), ours.url("/runs-" + percent), 1, 100_000);
        rows.add(share(percent, statuses));
        rows.add(length(percent, statuses));
      }
    }
    return rows;
  }

  private static String endpoint(String id, String rate) {
    return text(
        "  %s:%n    request: GET /%s%n    response: {json: {status: up}}%n    latency: 0ms%n    errors: {down: {rate: %s}}%n",
        id, id, rate);
  }

  private static Row alone(int percent, int[] statuses) {
    long k = bad(statuses);
    Interval interval = Binomial.interval(k, statuses.length, 1 - ALPHA);
    double told = percent / 100.0;
    return new Row(
        text("errors of %d %%, 1,000 connections", percent),
        text("%.3f %% of %,d", 100.0 * k / statuses.length, statuses.length),
        text("%.3f..%.3f %%", 100 * interval.low(), 100 * interval.high()),
        text("%d %% inside", percent),
        Row.Verdict.of(interval.low() <= told && told <= interval.high()));
  }

  /// The count's variance is n p q (1 + r)/(1 - r), r the chain's correlation of neighbours.
  private static Row share(int percent, int[] statuses) {
    double p = percent / 100.0;
    double n = statuses.length;
    double leave = 1 / MEAN_RUN;
    double enter = p * leave / (1 - p);
    double r = 1 - leave - enter;
    double off = Z * Math.sqrt(p * (1 - p) / n * (1 + r) / (1 - r));
    double seen = bad(statuses) / n;
    return new Row(
        text("errors of %d %% in runs of 8", percent),
        text("%.3f %% of %,d", 100 * seen, statuses.length),
        text("%.3f..%.3f %% expected", 100 * (p - off), 100 * (p + off)),
        "inside",
        Row.Verdict.of(Math.abs(seen - p) <= off));
  }

  /// Geometric lengths of mean L have the variance L (L - 1).
  private static Row length(int percent, int[] statuses) {
    long runs = 0;
    for (int i = 0; i < statuses.length; i++) {
      if (statuses[i] == 503 && (i == 0 || statuses[i - 1] != 503)) {
        runs++;
      }
    }
    double mean = bad(statuses) / (double) runs;
    double off = Z * Math.sqrt(MEAN_RUN * (MEAN_RUN - 1) / runs);
    return new Row(
        text("length of these runs at %d %%", percent),
        text("mean %.2f of %,d runs", mean, runs),
        text("%.2f..%.2f expected", MEAN_RUN - off, MEAN_RUN + off),
        "inside",
        Row.Verdict.of(Math.abs(mean - MEAN_RUN) <= off));
  }

  private static long bad(int[] statuses) {
    long bad = 0;
    for (int status : statuses) {
      bad += status == 503 ? 1 : 0;
    }
    return bad;
  }
}
