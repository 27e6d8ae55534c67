package dev.understudy.control;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.control.traffic.Seen;
import dev.understudy.control.traffic.TrafficSource;
import dev.understudy.control.verification.KeptEvidence;
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
import dev.understudy.core.measure.Readings.Times;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// An instance that stands still: the shop after four requests, three to one endpoint.
public record StillInstance(Health health) implements Instance {
  private static final long MS = 1_000_000;

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private static final Loaded SHOP =
      Configurations.parse(
          "shop.yaml",
          """
          version: 1
          name: shop
          seed: 7
          endpoints:
            get-product:
              request: {method: GET, path: "/products/{id}", query: {currency: {equals: EUR}}}
              latency: {lognormal: {p50: 20ms, p99: 150ms}}
              errors: {gone: {rate: 1%, status: 404}}
            create-order:
              request: POST /orders
              latency: {gamma: {mean: 120ms, sd: 40ms}}
              capacity: {concurrency: 8, queue: 100}
          windows:
            payment-brownout:
              on: {endpoint: create-order}
              at: {start: 5m, duration: 2m, every: 30m}
              ramp: {up: 30s, down: 1m}
              behaviour: {latency: {scale: 4}}
          scenarios:
            calm: {windows: []}
            rush: {behaviour: {latency: {scale: 1.5}}}
          active: calm
          """,
          LoadOptions.of(1));

  private static final Times TIMES =
      new Times(
          histogram(20 * MS, 40 * MS, 400 * MS),
          histogram(20 * MS + 80_000, 40 * MS + 90_000, 410 * MS),
          histogram(80_000, 90_000, 10 * MS));

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
  public Readings readings(Predicate<String> detailed) {
    return new Readings(
        List.of(
            new EndpointReading(
                "get-product",
                START,
                List.of(new OutcomeCount("success", 2), new OutcomeCount("gone", 1)),
                1,
                1,
                1,
                List.of(new CallCount("stock", 3, 1, 5)),
                TIMES),
            new EndpointReading(
                "create-order",
                START,
                List.of(new OutcomeCount("success", 0)),
                0,
                0,
                0,
                List.of(),
                Times.none())),
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
        TIMES,
        START,
        LOAD,
        new Readings.SessionReading(5, 2, 3));
  }

  @Override
  public List<KeptEvidence> evidence() {
    return List.of();
  }

  @Override
  public Loaded running() {
    return SHOP;
  }

  @Override
  public TrafficSource traffic() {
    return new TrafficSource() {
      @Override
      public void record(int oneIn, Consumer<Seen> taker) {}

      @Override
      public Watching watch(int port, Consumer<Seen> taker) {
        return () -> {};
      }

      @Override
      public void stop() {}

      @Override
      public void unmatched(Consumer<Seen> taker) {}
    };
  }

  @Override
  public Optional<InetSocketAddress> service() {
    return Optional.empty();
  }

  @Override
  public void reset(Reset reset) {}

  private static Histogram histogram(long... nanos) {
    Histogram histogram = new Histogram();
    for (long value : nanos) {
      histogram.record(value);
    }
    return histogram;
  }

  @Override
  public Vitals vitals() {
    return new Vitals(2, 1, 0, 5, 7, 3, 0.25, 0.5, 0);
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
      public Instant origin() {
        return START;
      }

      @Override
      public void activate(String id, Duration offset, double speed) {}

      @Override
      public void jump(Duration to) {}

      @Override
      public void speed(double factor) {}

      @Override
      public double speed() {
        return 1;
      }

      @Override
      public boolean isPaused() {
        return false;
      }

      @Override
      public void pause() {}

      @Override
      public void resume() {}
    };
  }

  @Override
  public Sessions sessions() {
    return new StillSessions();
  }

  @Override
  public List<String> addresses() {
    return List.of("http://127.0.0.1:8080");
  }

  @Override
  public Build build() {
    return new Build("0.1.0", "25 (Example)");
  }
}
