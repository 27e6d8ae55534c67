package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// From process start to the first 200, with the cache of classes and without it.
final class StartTime implements Bench.Suite {
  private static final int ROUNDS = 7;
  private static final String WITHOUT_CACHE = "-XX:AOTMode=off";

  @Override
  public String method() {
    return "`./understudy serve examples/shop.yaml`, from the start of the launcher's process to the first 200 of `/health`, asked for every 2 ms on a new connection; "
        + ROUNDS
        + " rounds, with and without the AOT cache in turn, medians. Files are in the page cache.";
  }

  @Override
  public List<Row> run(Bed bed) {
    double[] cached = new double[ROUNDS];
    double[] plain = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      cached[i] = start(bed, 4 * i, "");
      plain[i] = start(bed, 4 * i + 2, WITHOUT_CACHE);
    }
    bed.ratio(Ratio.of("start/with AOT cache over without", Ratio.Better.LOWER, cached, plain));
    return List.of(row("jar", plain, 1500), row("jar with AOT cache", cached, 700));
  }

  private static double start(Bed bed, int offset, String options) {
    try (Server ours =
        Server.understudy(
            bed.root(),
            bed.root().resolve("examples/shop.yaml"),
            bed.port() + offset,
            Map.of("UNDERSTUDY_JAVA_OPTS", options))) {
      return ours.answered("/health");
    }
  }

  private static Row row(String what, double[] millis, int budget) {
    double median = Ratio.median(millis);
    return new Row(
        "start of examples/shop.yaml to its first answer, " + what,
        text("%.0f ms", median),
        text(
            "min %.0f, max %.0f ms",
            Arrays.stream(millis).min().orElseThrow(), Arrays.stream(millis).max().orElseThrow()),
        text("<= %,d ms", budget),
        Row.Verdict.of(median <= budget));
  }
}
