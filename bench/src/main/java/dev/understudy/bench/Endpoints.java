package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.time.Duration;
import java.util.List;

/// Throughput with 10 and with 10,000 endpoints: routing must not notice.
final class Endpoints implements Bench.Suite {
  @Override
  public List<Row> run(Bench.Bed bed) {
    try (Server few = Server.understudy(bed.root(), bed.write("few.yaml", shop(10)), bed.port());
        Server many =
            Server.understudy(bed.root(), bed.write("many.yaml", shop(10_000)), bed.port() + 10)) {
      String path = "/api/v1/resource-7/7";
      Wrk.run(few.url(path), 64, Duration.ofSeconds(8));
      Wrk.run(many.url(path), 64, Duration.ofSeconds(8));
      double[] ratios = new double[3];
      double few0 = 0;
      double many0 = 0;
      for (int i = 0; i < ratios.length; i++) {
        few0 = Wrk.run(few.url(path), 64, Duration.ofSeconds(5)).requestsPerSecond();
        many0 = Wrk.run(many.url(path), 64, Duration.ofSeconds(5)).requestsPerSecond();
        ratios[i] = many0 / few0;
      }
      java.util.Arrays.sort(ratios);
      return List.of(
          new Row(
              "10 -> 10,000 endpoints",
              text("throughput x %.3f", ratios[1]),
              text("%,.0f/s and %,.0f/s", few0, many0),
              "falls by <= 5 %",
              Row.Verdict.of(ratios[1] >= 0.95)));
    }
  }

  private static String shop(int endpoints) {
    StringBuilder text = new StringBuilder("version: 1\ndefaults: {latency: 0ms}\nendpoints:\n");
    for (int i = 0; i < endpoints; i++) {
      text.append("  e")
          .append(i)
          .append(":\n    request: GET /api/v1/resource-")
          .append(i)
          .append("/{id}\n    response: {json: {status: up}}\n");
    }
    return text.toString();
  }
}
