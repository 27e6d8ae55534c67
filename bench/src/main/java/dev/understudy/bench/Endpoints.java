package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.time.Duration;
import java.util.List;

/// Throughput with 10 and with 10,000 endpoints: routing must not notice.
final class Endpoints implements Bench.Suite {
  @Override
  public String method() {
    return "wrk, one thread, 64 connections (closed), two servers side by side, three interleaved rounds of 5 s after 8 s of warm-up; the median of the rounds' ratios.";
  }

  @Override
  public List<Row> run(Bed bed) {
    try (Server few = Server.understudy(bed.root(), bed.write("few.yaml", shop(10)), bed.port());
        Server many =
            Server.understudy(bed.root(), bed.write("many.yaml", shop(10_000)), bed.port() + 10)) {
      String path = "/api/v1/resource-7/7";
      Wrk.run(few.url(path), 64, Duration.ofSeconds(8));
      Wrk.run(many.url(path), 64, Duration.ofSeconds(8));
      double[] ten = new double[3];
      double[] tenThousand = new double[3];
      for (int i = 0; i < ten.length; i++) {
        ten[i] = Wrk.run(few.url(path), 64, Duration.ofSeconds(5)).requestsPerSecond();
        tenThousand[i] = Wrk.run(many.url(path), 64, Duration.ofSeconds(5)).requestsPerSecond();
      }
      Ratio ratio = Ratio.of("endpoints/10,000 over 10", Ratio.Better.HIGHER, tenThousand, ten);
      bed.ratio(ratio);
      return List.of(
          new Row(
              "10 -> 10,000 endpoints",
              text("throughput x %.3f", ratio.median()),
              text("%,.0f/s and %,.0f/s", Ratio.median(ten), Ratio.median(tenThousand)),
              "falls by <= 5 %",
              Row.Verdict.of(ratio.median() >= 0.95)));
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
