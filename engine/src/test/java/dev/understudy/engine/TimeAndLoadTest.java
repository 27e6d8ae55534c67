package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problems;
import dev.understudy.core.plan.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What depends on time and load, carried out: time stands still until it is advanced.
class TimeAndLoadTest {
  private static Plan plan(String text) {
    Loaded loaded =
        Configurations.parse("shop.yaml", "version: 1\nseed: 1\n" + text, LoadOptions.of(1));
    return loaded.plan().orElseThrow(() -> new AssertionError(Problems.text(loaded.problems())));
  }

  @Test
  void aFullStationQueuesThenRejects() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  pay:
                    request: GET /pay
                    latency: 100ms
                    capacity: {concurrency: 1, queue: 1, whenFull: {status: 503}}
                """));
    server.get("/pay").get("/pay").get("/pay");
    assertThat(server.advanceMillis(99).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK\n");
    assertThat(server.advanceMillis(99).received()).isEmpty();
    assertThat(server.advanceMillis(1).received())
        .startsWith("HTTP/1.1 200 OK\n")
        .contains("HTTP/1.1 503 Service Unavailable\n");
    assertThat(server.reading(0).outcomes())
        .extracting(it -> it.name() + " " + it.count())
        .contains("success 2", "queue full 1");
  }

  @Test
  void aLimitAnswers429AndSaysWhenToComeBack() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  partner:
                    request: GET /partner
                    latency: 0ms
                    rateLimit: {rate: 1/s, burst: 2}
                """));
    assertThat(server.get("/partner").received()).contains("RateLimit: ", ";r=1;t=1\n");
    assertThat(server.get("/partner").received()).contains(";r=0;t=2\n");
    assertThat(server.get("/partner").received())
        .startsWith("HTTP/1.1 429 Too Many Requests\n")
        .contains("Retry-After: 1\n", ";q=2;w=2\n");
    assertThat(server.advanceMillis(1000).get("/partner").received())
        .startsWith("HTTP/1.1 200 OK\n");
  }

  @Test
  void aWindowHoldsUpToButNotIncludingItsEnd() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  get: {request: GET /get, latency: 10ms}
                windows:
                  slow:
                    on: {endpoint: get}
                    at: {start: 1s, duration: 1s}
                    behaviour: {latency: {scale: 5}}
                """));
    assertThat(millisOf(server)).isEqualTo(10);
    server.advanceMillis(990);
    assertThat(millisOf(server)).isEqualTo(50);
    server.advanceMillis(949);
    assertThat(millisOf(server)).isEqualTo(50);
    assertThat(millisOf(server)).isEqualTo(10);
  }

  @Test
  void aStallHoldsEverythingUntilItsEnd() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  get: {request: GET /get, latency: 10ms}
                windows:
                  gc: {on: all, at: {start: 5ms, duration: 300ms}, behaviour: {stall: true}}
                """));
    server.get("/get");
    assertThat(server.advanceMillis(309).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK\n");
  }

  @Test
  void aCallToADependencyWithACapacityIsDecidedInStages() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                expose: {serverTiming: true}
                endpoints:
                  order:
                    request: GET /order
                    latency: 20ms
                    calls: [{to: payments}]
                dependencies:
                  payments: {latency: 50ms, capacity: {concurrency: 1}}
                """));
    assertThat(server.plans.current().endpoints[0].plan.load().staged()).isTrue();
    server.get("/order").get("/order");
    assertThat(server.advanceMillis(69).received()).isEmpty();
    assertThat(server.advanceMillis(1).received())
        .contains("Server-Timing: service;dur=20.000, payments;dur=50.000\n");
    assertThat(server.advanceMillis(49).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).contains("payments;dur=100.000\n");
  }

  @Test
  void aClientThatLeavesKeepsItsPlaceAndIsCounted() throws Exception {
    Plan plan =
        plan(
            """
            endpoints:
              order: {request: GET /order, latency: 200ms, calls: [{to: payments}]}
            dependencies:
              payments: {latency: 50ms, capacity: {concurrency: 1}}
            """);
    try (Engine engine =
        Engine.start(EngineOptions.listeningOn("127.0.0.1", 0).withLoops(2), plan)) {
      try (RawClient leaves = RawClient.connectTo(engine)) {
        leaves.get("/order");
        Await.until(() -> engine.readings().inFlight() == 1);
      }
      Await.until(() -> engine.readings().endpoints().getFirst().abandoned() == 1);
      assertThat(engine.readings().endpoints().getFirst().requests()).isEqualTo(1);
      assertThat(engine.readings().endpoints().getFirst().inFlight()).isZero();
    }
  }

  @Test
  void aScenarioTakesEffectFromTheNextRequestAndKeepsOrdinals() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                expose: {ordinal: true}
                endpoints:
                  get: {request: GET /get, latency: 10ms}
                scenarios:
                  calm: {}
                  rush: {behaviour: {latency: {scale: 3}}}
                active: calm
                """));
    assertThat(millisOf(server)).isEqualTo(10);
    server.plans.activate("rush", Duration.ZERO.toNanos(), 1);
    server.get("/get");
    assertThat(server.advanceMillis(29).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).contains("X-Understudy-Ordinal: 1\n");
    assertThat(server.reading(0).requests()).isEqualTo(2);
  }

  /// Slices of 10 ms at 1 MB/s: bytes over time follow the line, the last byte is exact.
  @Test
  void aPacedReplyFollowsItsLine() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  report:
                    request: GET /report
                    latency: 0ms
                    response: {generate: {kind: text, size: 200KB}}
                    bandwidth: {response: 1MB/s}
                """));
    int head = server.get("/report").received().length();
    assertThat(head).isBetween(50, 200);
    int bytes = 0;
    for (int millis = 1; millis <= 200; millis++) {
      bytes += server.advanceMillis(1).received().length();
      assertThat(bytes).isBetween((millis - 10) * 1000, millis * 1000);
    }
    assertThat(bytes).isEqualTo(200_000);
  }

  @Test
  void anUploadIsReceivedAtItsPace() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  upload:
                    request: POST /upload
                    latency: 5ms
                    bandwidth: {request: 10KB/s}
                """));
    server.send(
        "POST /upload HTTP/1.1\r\nHost: shop\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000));
    assertThat(server.advanceMillis(99).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK\n");
    server.get("/other");
    assertThat(server.received()).contains("404");
  }

  /// Milliseconds until the reply to a request sent now.
  private static int millisOf(VirtualServer server) {
    server.get("/get");
    int millis = 0;
    while (server.received().isEmpty()) {
      server.advanceMillis(1);
      millis++;
    }
    return millis;
  }
}
