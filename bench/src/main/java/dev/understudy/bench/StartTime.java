package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.Arrays;
import java.util.List;

/// From process start to the first connection answered, median of seven.
final class StartTime implements Bench.Suite {
  @Override
  public List<Row> run(Bench.Bed bed) {
    var configuration = bed.root().resolve("examples/shop.yaml");
    double[] millis = new double[7];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      try (Server ours = Server.understudy(bed.root(), configuration, bed.port() + 2 * i)) {
        Command.run(List.of("curl", "-s", "-o", "/dev/null", ours.url("/health")));
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return List.of(
        new Row(
            "start of examples/shop.yaml to its first answer",
            text("%.0f ms", millis[3]),
            text("min %.0f, max %.0f ms", millis[0], millis[6]),
            "<= 1,500 ms",
            Row.Verdict.of(millis[3] <= 1500)));
  }
}
