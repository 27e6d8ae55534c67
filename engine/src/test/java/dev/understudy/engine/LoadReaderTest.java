package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.measure.LoadReadings.BreakerReading;
import dev.understudy.core.measure.LoadReadings.BreakerState;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.StationKind;
import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import dev.understudy.core.measure.Readings.CallCount;
import dev.understudy.core.schedule.ScenarioClock;
import org.junit.jupiter.api.Test;

class LoadReaderTest {
  @Test
  void stationsTellWhoIsServedAndWhoWaits() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  pay: {request: GET /pay, latency: 100ms, capacity: {concurrency: 2}}
                  order: {request: GET /order, latency: 10ms, calls: [{to: payments}]}
                dependencies:
                  payments: {latency: 50ms, capacity: {concurrency: 1}}
                  stock: {latency: 50ms}
                """));
    server.get("/pay").get("/pay").get("/pay").get("/order").get("/order").advanceMillis(10);
    assertThat(server.load().stations())
        .containsExactly(
            new StationReading(StationKind.ENDPOINTS, "pay", 2, 2, 1),
            new StationReading(StationKind.DEPENDENCY, "payments", 1, 1, 1));
    server.advanceMillis(190);
    assertThat(server.load().stations())
        .containsExactly(
            new StationReading(StationKind.ENDPOINTS, "pay", 2, 0, 0),
            new StationReading(StationKind.DEPENDENCY, "payments", 1, 0, 0));
  }

  @Test
  void windowsTellTheirIntensityInScenarioTime() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  get: {request: GET /get, latency: 10ms}
                windows:
                  brownout:
                    on: {endpoint: get}
                    at: {start: 10s, duration: 60s}
                    ramp: {up: 20s}
                    behaviour: {latency: {scale: 4}}
                  gc: {on: all, at: {start: 90s, duration: 1s}, behaviour: {stall: true}}
                """));
    assertThat(server.load().windows())
        .containsExactly(
            new WindowReading("brownout", false, 0), new WindowReading("gc", false, 0));
    server.advanceMillis(15_000);
    WindowReading ramping = server.load().windows().getFirst();
    assertThat(ramping.active()).isTrue();
    assertThat(ramping.intensity()).isCloseTo(0.25, within(1e-9));
    server.plans.clock((clock, now) -> clock.jumpedAt(now, 90_500_000_000L));
    server.plans.clock(ScenarioClock::pausedAt);
    server.advanceMillis(60_000);
    assertThat(server.load().windows())
        .containsExactly(new WindowReading("brownout", false, 0), new WindowReading("gc", true, 1));
    assertThat(server.load().scenario())
        .isEqualTo(new ScenarioReading("default", 90_500_000_000L, 1, true));
    server.plans.clock(ScenarioClock::resumedAt);
    server.plans.clock((clock, now) -> clock.scaledAt(now, 60));
    server.advanceMillis(1000);
    assertThat(server.load().scenario())
        .isEqualTo(new ScenarioReading("default", 150_500_000_000L, 60, false));
  }

  @Test
  void callsAndBreakersTellHowDependenciesFare() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  order:
                    request: GET /order
                    latency: 10ms
                    calls:
                      - {to: stock}
                      - {to: payments, retry: {attempts: 2}, onFailure: {status: 502}}
                dependencies:
                  stock: {latency: 5ms}
                  payments:
                    latency: 5ms
                    errors: {down: {rate: 100%, status: 500}}
                    breaker: {window: 4, minimum: 4, failureRate: 50%, open: 10s, trials: 1}
                """));
    assertThat(server.load().breakers())
        .containsExactly(new BreakerReading("order", "payments", BreakerState.CLOSED));
    server.get("/order").advanceMillis(100).get("/order").advanceMillis(100);
    assertThat(server.received()).startsWith("HTTP/1.1 502 ");
    assertThat(server.load().breakers())
        .containsExactly(new BreakerReading("order", "payments", BreakerState.OPEN));
    server.get("/order").advanceMillis(100);
    assertThat(server.reading(0).calls())
        .containsExactly(new CallCount("stock", 3, 0, 3), new CallCount("payments", 3, 3, 6));
    assertThat(server.reading(0).requests()).isEqualTo(3);
  }
}
