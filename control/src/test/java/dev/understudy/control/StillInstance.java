package dev.understudy.control;

import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import java.time.Duration;
import java.util.List;

/// An instance that stands still: the shop after four requests, three to one endpoint.
public record StillInstance(Health health) implements Instance {
  private static final long MS = 1_000_000;

  @Override
  public Readings readings() {
    return new Readings(
        List.of(
            new EndpointReading(
                "get-product",
                List.of(new OutcomeCount("success", 2), new OutcomeCount("gone", 1)),
                1,
                0,
                histogram(20 * MS, 40 * MS, 400 * MS),
                histogram(20 * MS + 80_000, 40 * MS + 90_000, 410 * MS),
                histogram(80_000, 90_000, 10 * MS)),
            new EndpointReading(
                "create-order",
                List.of(new OutcomeCount("success", 0)),
                0,
                0,
                histogram(),
                histogram(),
                histogram())),
        2,
        7,
        1,
        2,
        1,
        1,
        3,
        1024,
        4096,
        1);
  }

  private static Histogram histogram(long... nanos) {
    Histogram histogram = new Histogram();
    for (long value : nanos) {
      histogram.record(value);
    }
    return histogram;
  }

  @Override
  public Vitals vitals() {
    return new Vitals(2, 1, 0, 5, 0.25, 0.5, 0);
  }

  @Override
  public Scenarios scenarios() {
    return new Scenarios() {
      @Override
      public String active() {
        return "calm";
      }

      @Override
      public List<String> all() {
        return List.of("calm", "rush");
      }

      @Override
      public Duration time() {
        return Duration.ofMillis(1500);
      }

      @Override
      public void activate(String id, Duration offset, double speed) {}

      @Override
      public void pause() {}

      @Override
      public void resume() {}
    };
  }

  @Override
  public Build build() {
    return new Build("0.1.0", "25 (Example)");
  }
}
