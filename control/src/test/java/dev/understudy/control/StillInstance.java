package dev.understudy.control;

import dev.understudy.core.measure.Histogram;
import dev.understudy.core.measure.LoadReadings;
import dev.understudy.core.measure.LoadReadings.BreakerReading;
import dev.understudy.core.measure.LoadReadings.BreakerState;
import dev.understudy.core.measure.LoadReadings.ClientLinksReading;
import dev.understudy.core.measure.LoadReadings.LimitReading;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.StationKind;
import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import dev.understudy.core.measure.Readings;
import dev.understudy.core.measure.Readings.CallCount;
import dev.understudy.core.measure.Readings.EndpointReading;
import dev.understudy.core.measure.Readings.OutcomeCount;
import java.time.Duration;
import java.util.List;

/// An instance that stands still: the shop after four requests, three to one endpoint.
public record StillInstance(Health health) implements Instance {
  private static final long MS = 1_000_000;

  private static final LoadReadings LOAD =
      new LoadReadings(
          new ScenarioReading("calm", 1500 * MS, 60, false),
          List.of(
              new WindowReading("payment-brownout", true, 0.25), new WindowReading("gc", false, 0)),
          List.of(
              new StationReading(StationKind.ENDPOINTS, "create-order", 8, 6, 0),
              new StationReading(StationKind.ENDPOINTS, "group:checkout", 0, 3, 0),
              new StationReading(StationKind.DEPENDENCY, "payments", 20, 20, 4)),
          List.of(new LimitReading("create-order", 70, 2, 9, 1)),
          List.of(new BreakerReading("create-order", "payments", BreakerState.OPEN)),
          List.of(new ClientLinksReading("get-product", 12, 3)));

  @Override
  public Readings readings() {
    return new Readings(
        List.of(
            new EndpointReading(
                "get-product",
                List.of(new OutcomeCount("success", 2), new OutcomeCount("gone", 1)),
                1,
                1,
                1,
                List.of(new CallCount("stock", 3, 1, 5)),
                histogram(20 * MS, 40 * MS, 400 * MS),
                histogram(20 * MS + 80_000, 40 * MS + 90_000, 410 * MS),
                histogram(80_000, 90_000, 10 * MS)),
            new EndpointReading(
                "create-order",
                List.of(new OutcomeCount("success", 0)),
                0,
                0,
                0,
                List.of(),
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
        1,
        LOAD);
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
