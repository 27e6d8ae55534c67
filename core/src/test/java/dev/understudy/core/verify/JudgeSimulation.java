package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.numeric.StandardNormal;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Prints the tables of docs/explanation/the-judge.md. Not a test: it runs for minutes. Start
/// `main` from the test classes; seeds are fixed, so the tables come out the same.
final class JudgeSimulation {
  private static final double MS = 1e6;
  private static final Distribution LATENCY = Laws.logNormal(50 * MS, 0.3);
  private static final ErrorRate DOWN = new ErrorRate(0.05, OutcomeLaw.BY_CHANCE);
  private static final Settings EXACT = Settings.exactness();
  private static final Settings FAITHFUL = Settings.fidelity(Overhead.NONE, Clock.NANOS);

  private JudgeSimulation() {}

  public static void main(String[] args) {
    levels();
    reports();
    rates();
    bandTest();
    sizes();
  }

  /// Share of samples of true uniforms that are rejected, exact and from the sketch.
  private static void levels() {
    line("n | KS 5 % | KS 1 % | AD 5 % | AD 1 % | sketch KS 5 % | sketch AD 5 %");
    SplittableRandom random = new SplittableRandom(1);
    for (int n : new int[] {5, 10, 20, 50, 200, 1000, 10_000}) {
      int rounds = n <= 1000 ? 40_000 : 10_000;
      int[] hits = new int[6];
      for (int round = 0; round < rounds; round++) {
        double[] u = random.doubles(n).sorted().toArray();
        PitSketch sketch = new PitSketch();
        for (double v : u) {
          sketch.add(v);
        }
        double ks = KolmogorovSmirnov.ofSorted(u).pValue();
        double ad = AndersonDarling.ofSorted(u).pValue();
        hits[0] += ks <= 0.05 ? 1 : 0;
        hits[1] += ks <= 0.01 ? 1 : 0;
        hits[2] += ad <= 0.05 ? 1 : 0;
        hits[3] += ad <= 0.01 ? 1 : 0;
        hits[4] += sketch.kolmogorovSmirnov().pValue() <= 0.05 ? 1 : 0;
        hits[5] += sketch.andersonDarling().pValue() <= 0.05 ? 1 : 0;
      }
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%,d", n));
      for (int hit : hits) {
        row.append(String.format(Locale.ROOT, " | %.2f", 100.0 * hit / rounds));
      }
      line(row.toString());
    }
  }

  /// Share of reports that fail, by what was served; and of those that pass.
  private static void reports() {
    EndpointModel told = EndpointModel.of("e", LATENCY, ErrorModel.of("down", 0.05));
    EndpointModel exponential = EndpointModel.of("e", Laws.exponential(50 * MS));
    EndpointModel cut = EndpointModel.of("e", Laws.normalCutAtZero(30 * MS, 20 * MS));
    line("what is served | question | n | fail % | pass % (200 runs each)");
    row("as told", told, Serving.of(LATENCY, DOWN), 1000);
    row("5 % slower", told, Serving.of(Scaled.of(LATENCY, 1.05), DOWN), 1000);
    row("15 % slower", told, Serving.of(Scaled.of(LATENCY, 1.15), DOWN), 1000);
    row("uniform for exponential", exponential, Serving.of(Laws.uniform(0, 100 * MS)), 1000);
    row(
        "heap at 0",
        cut,
        Serving.sampling(u -> Math.max(0, 30 * MS + 20 * MS * StandardNormal.quantile(u))),
        1000);
    row("2p - p^2", told, Serving.of(LATENCY, new ErrorRate(0.0975, OutcomeLaw.BY_CHANCE)), 1000);
    row("once per connection, 10", told, Serving.of(LATENCY, DOWN).onceForEachOf(10), 10);
    row("once per connection, 100", told, Serving.of(LATENCY, DOWN).onceForEachOf(100), 100);
  }

  private static void row(String name, EndpointModel told, Serving serving, int connections) {
    for (Settings settings : List.of(EXACT, FAITHFUL)) {
      for (int n : new int[] {1_000, 2_000, 5_000, 20_000}) {
        int failed = 0;
        int passed = 0;
        for (int seed = 0; seed < 200; seed++) {
          Observations seen = serving.observe(told, 1000L * n + seed, n, connections);
          Verdict verdict = Judge.judge(List.of(seen), settings).verdict();
          failed += verdict == Verdict.FAIL ? 1 : 0;
          passed += verdict == Verdict.PASS ? 1 : 0;
        }
        line(
            String.format(
                Locale.ROOT,
                "%s | %s | %,d | %.1f | %.1f",
                name,
                settings.mode(),
                n,
                failed / 2.0,
                passed / 2.0));
      }
    }
  }

  /// Verdicts of a rate of 1 %, n = 107,792: exact sums.
  private static void rates() {
    line("true deviation | pass % | fail % (rate 1 %, n = 107,792)");
    for (double deviation : new double[] {0, 0.05, 0.1, 0.15, 0.2, 0.3}) {
      RateVerdicts verdicts =
          RateVerdicts.of(0.01, 0.01 * (1 + deviation), 107_792, FAITHFUL.equivalence());
      line(
          String.format(
              Locale.ROOT,
              "%.0f %% | %.1f | %.1f",
              100 * deviation,
              100 * verdicts.pass(),
              100 * verdicts.fail()));
    }
  }

  /// False alarms through transport with an exponential overhead, w its p99.9, n = 20,000.
  private static void bandTest() {
    line(
        "mean overhead | plain KS 5 % | band KS 5 % | band, 15 % slower found (log-normal 0.3, n = 20,000)");
    SplittableRandom random = new SplittableRandom(2);
    for (double mean : new double[] {0.05 * MS, 0.1 * MS, 0.25 * MS, 1 * MS}) {
      Overhead overhead = new Overhead(mean * Math.log(1000), 0.001);
      int[] hits = new int[3];
      for (int round = 0; round < 500; round++) {
        LatencySketch right = new LatencySketch();
        LatencySketch wrong = new LatencySketch();
        for (int i = 0; i < 20_000; i++) {
          double x = LATENCY.quantile(random.nextDouble(1e-15, 1));
          double added = -mean * Math.log(random.nextDouble(1e-15, 1));
          right.add((long) (x + added));
          wrong.add((long) (1.15 * x + added));
        }
        hits[0] += ks(right, Overhead.NONE) ? 1 : 0;
        hits[1] += ks(right, overhead) ? 1 : 0;
        hits[2] += ks(wrong, overhead) ? 1 : 0;
      }
      line(
          String.format(
              Locale.ROOT,
              "%.2f ms | %.1f | %.1f | %.1f",
              mean / MS,
              hits[0] / 5.0,
              hits[1] / 5.0,
              hits[2] / 5.0));
    }
  }

  /// Requests for the 95 % interval / for a pass, margin 10 %.
  private static void sizes() {
    line("law | mean | p50 | p90 | p95 | p99 | p99.9");
    for (double sigma : new double[] {0.3, 0.5, 1}) {
      sizes("log-normal " + sigma, Laws.logNormal(50 * MS, sigma));
    }
    sizes("exponential", Laws.exponential(50 * MS));
    line("rate | interval | pass");
    SampleSizes sizes = new SampleSizes(0.1);
    for (double p : new double[] {0.001, 0.005, 0.01, 0.05, 0.1}) {
      long interval = sizes.rateInterval(p, 1).orElseThrow();
      long pass = sizes.ratePass(p, 1).orElseThrow();
      line(String.format(Locale.ROOT, "%s | %,d | %,d", p, interval, pass));
    }
  }

  private static void sizes(String name, Distribution law) {
    StringBuilder row = new StringBuilder(name);
    for (SamplePlan.Row size : SamplePlan.of(EndpointModel.of("e", law), 0.1).rows()) {
      long interval = size.interval().orElseThrow();
      long pass = size.pass().orElseThrow();
      row.append(String.format(Locale.ROOT, " | %,d / %,d", interval, pass));
    }
    line(row.toString());
  }

  private static boolean ks(LatencySketch seen, Overhead overhead) {
    return BandTest.of(seen, LATENCY, overhead, Clock.NANOS).pValue() <= 0.05;
  }

  private static void line(String row) {
    System.out.println(row);
  }
}
