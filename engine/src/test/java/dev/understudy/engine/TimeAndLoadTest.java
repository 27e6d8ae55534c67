package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.measure.LoadReadings.LimitReading;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.Timetable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What depends on time and load, carried out: time stands still until it is advanced.
class TimeAndLoadTest {
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
    assertThat(server.get("/partner").received())
        .contains("RateLimit-Policy: \"partner\";q=2;w=2\n", "RateLimit: \"partner\";r=1;t=1\n");
    assertThat(server.get("/partner").received()).contains("RateLimit: \"partner\";r=0;t=1\n");
    assertThat(server.get("/partner").received())
        .startsWith("HTTP/1.1 429 Too Many Requests\n")
        .contains(
            "RateLimit-Policy: \"partner\";q=2;w=2\n",
            "RateLimit: \"partner\";r=0;t=1\n",
            "Retry-After: 1\n");
    assertThat(server.advanceMillis(1000).get("/partner").received())
        .startsWith("HTTP/1.1 200 OK\n");
  }

  /// Structured Fields (RFC 9651): a string, then parameters that are integers of at most 15
  /// digits; and Retry-After does not point before the end of the window that `t` tells (section 6
  /// of the draft).
  @Test
  void limitFieldsAreStructuredAndAgreeWithRetryAfter() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  hourly: {request: GET /hourly, latency: 0ms, rateLimit: {rate: 1/h}}
                  fast: {request: GET /fast, latency: 0ms, rateLimit: {rate: 100/s, burst: 3}}
                """));
    Pattern policy = Pattern.compile("RateLimit-Policy: \"[a-z]+\";q=\\d{1,15};w=[1-9]\\d{0,14}\n");
    Pattern limit = Pattern.compile("RateLimit: \"[a-z]+\";r=(\\d{1,15});t=(\\d{1,15})\n");
    Pattern retry = Pattern.compile("Retry-After: (\\d+)\n");
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      for (String path : List.of("/hourly", "/fast")) {
        String reply = server.get(path).received();
        assertThat(reply).containsPattern(policy);
        Matcher told = limit.matcher(reply);
        assertThat(told.find()).as(reply).isTrue();
        Matcher later = retry.matcher(reply);
        if (later.find()) {
          refused++;
          assertThat(told.group(1)).isEqualTo("0");
          assertThat(Long.parseLong(later.group(1)))
              .isGreaterThanOrEqualTo(Long.parseLong(told.group(2)));
        }
      }
      server.advanceMillis(i % 3);
    }
    assertThat(refused).isGreaterThan(11);
    assertThat(server.get("/hourly").received())
        .contains("RateLimit-Policy: \"hourly\";q=1;w=3600\n", "Retry-After: 3600\n");
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
  void whoWaitsStartsWhenAWindowGivesTheServersBack() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  pay:
                    request: GET /pay
                    latency: 100ms
                    capacity: {concurrency: 2}
                windows:
                  failover:
                    on: all
                    at: {duration: 1s}
                    behaviour: {capacity: {concurrency: 1, queue: 2}}
                """));
    server.advanceMillis(950).get("/pay").get("/pay").get("/pay").get("/pay");
    assertThat(server.load().stations().getFirst().servers()).isEqualTo(1);
    assertThat(server.advanceMillis(99).received()).isEmpty();
    // At 1 s the second server takes the first that waits; the first is free at 1,050 ms.
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK\n");
    assertThat(server.load().stations().getFirst().servers()).isEqualTo(2);
    assertThat(server.advanceMillis(50).received()).startsWith("HTTP/1.1 200 OK\n");
    assertThat(server.advanceMillis(50).received())
        .startsWith("HTTP/1.1 200 OK\n")
        .contains("HTTP/1.1 503 Service Unavailable\n");
  }

  @Test
  void aLimitThatOnlyAWindowHasIsNotAnnouncedOutsideOfIt() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  partner: {request: GET /partner, latency: 0ms}
                windows:
                  throttled:
                    on: all
                    at: {start: 10s, duration: 10s}
                    behaviour: {rateLimit: {rate: 1/s, burst: 1}}
                """));
    assertThat(server.get("/partner").received()).doesNotContain("RateLimit");
    server.advanceMillis(10_000);
    assertThat(server.get("/partner").received()).contains("RateLimit: ", ";r=0;t=1\n");
    assertThat(server.get("/partner").received())
        .startsWith("HTTP/1.1 429 Too Many Requests\n")
        .contains("Retry-After: 1\n", ";q=1;w=1\n");
    server.advanceMillis(10_000);
    assertThat(server.get("/partner").received())
        .startsWith("HTTP/1.1 200 OK\n")
        .doesNotContain("RateLimit");
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
      Await.until(() -> engine.readings().endpoints().getFirst().requests() == 1);
      assertThat(engine.readings().endpoints().getFirst().abandoned()).isEqualTo(1);
      assertThat(engine.readings().endpoints().getFirst().leftInPlace()).isEqualTo(1);
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

  @Test
  void aStallWithoutAnEndHoldsUntilTheClientLeaves() {
    List<EndedRequest> ended = new ArrayList<>();
    Plan plan = plan("endpoints: {get: {request: GET /get, latency: 10ms}}");
    EndpointPlan get = plan.endpoints().getFirst();
    Occurrences outage =
        new Recurring(7, 1_000_000_000, Occurrences.NEVER, Occurrences.NEVER, 0, 1, Ramp.NONE);
    EndpointPlan stalled =
        new EndpointPlan(
            get.id(),
            get.key(),
            get.fingerprint(),
            get.law(),
            get.outcomes(),
            get.modulation(),
            new Timetable(List.of(outage)),
            get.load(),
            get.transfer());
    VirtualServer server =
        new VirtualServer(
            new Plan("shop", 1, List.of(stalled), plan.router(), Plan.Exposure.NOTHING, false),
            EngineOptions.listeningOn("", 0).withObserver(ended::add));
    assertThat(millisOf(server)).isEqualTo(10);
    server.advanceMillis(1000).get("/get");
    assertThat(server.advance(Duration.ofDays(2)).received()).isEmpty();
    assertThat(server.isOpen()).isTrue();
    assertThat(server.reading(0).inFlight()).isEqualTo(1);
    server.channel.close();
    assertThat(server.reading(0).inFlight()).isZero();
    assertThat(server.reading(0).abandoned()).isEqualTo(1);
    assertThat(server.reading(0).leftInPlace()).isZero();
    assertThat(ended.getLast().intendedNanos()).isEqualTo(Occurrences.NEVER);
    assertThat(server.loop().timer.size()).isZero();
  }

  @Test
  void aLimitCountsEachClientByItsHeaderAndDelaysWhenAsked() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                expose: {serverTiming: true}
                endpoints:
                  partner:
                    request: GET /partner
                    latency: 1ms
                    rateLimit: {rate: 10/s, burst: 1, per: client, client: x-api-key, delay: 150ms}
                """));
    String of = "GET /partner HTTP/1.1\r\nHost: shop\r\nX-Api-Key: ";
    server.send(of + "a\r\n\r\n").send(of + "b\r\n\r\n");
    assertThat(server.advanceMillis(1).received()).doesNotContain("wait", "429");
    server.send(of + "a\r\n\r\n");
    assertThat(server.advanceMillis(99).received()).isEmpty();
    assertThat(server.advanceMillis(1).received())
        .contains("Server-Timing: wait;dur=99.000, service;dur=1.000\n");
    server.send(of + "a\r\n\r\n").send(of + "a\r\n\r\n");
    assertThat(server.advanceMillis(200).received()).contains("200 OK", "429 Too Many Requests");
    assertThat(server.load().limits().getFirst())
        .isEqualTo(new LimitReading("partner", 2, 2, 1, 0));
  }

  @Test
  void serverTimingNamesWaitServiceAndEachCall() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                expose: {serverTiming: true}
                endpoints:
                  order:
                    request: GET /order
                    latency: 20ms
                    capacity: {concurrency: 1}
                    calls: [{to: payments}, {parallel: [{to: stock}, {to: fraud}]}]
                dependencies:
                  payments: {latency: 50ms}
                  stock: {latency: 5ms}
                  fraud: {latency: 7ms}
                """));
    server.get("/order").get("/order");
    String calls = "service;dur=20.000, payments;dur=50.000, stock;dur=5.000, fraud;dur=7.000\n";
    assertThat(server.advanceMillis(77).received()).contains("Server-Timing: " + calls);
    assertThat(server.advanceMillis(77).received())
        .contains("Server-Timing: wait;dur=77.000, " + calls);
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
