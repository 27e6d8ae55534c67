package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an engine forgets when it is asked to, and what it keeps.
class ResetTest {
  private VirtualServer server;

  @BeforeEach
  void serve() {
    server =
        new VirtualServer(
            plan(
                """
                expose: {ordinal: true}
                endpoints:
                  pay:
                    request: GET /pay
                    latency: 100ms
                    capacity: {concurrency: 1, queue: 5}
                """));
  }

  @Test
  void ordinalsBeginAnewAndQueuesStay() {
    server.get("/pay").get("/pay");
    server.plans.reset(new Reset(true, false, false));
    server.another().get("/pay");
    assertThat(server.load().stations().getFirst().waiting()).isEqualTo(2);
    assertThat(server.reading(0).requests()).isEqualTo(3);
    server.advanceMillis(300);
    assertThat(server.received()).contains("X-Understudy-Ordinal: 1\n");
    VirtualServer next = server.another().get("/pay");
    server.advanceMillis(100);
    assertThat(next.received()).contains("X-Understudy-Ordinal: 1\n");
  }

  @Test
  void queuesBeginAnewWhileRequestsInFlightKeepTheirInstants() {
    server.get("/pay").get("/pay");
    server.plans.reset(new Reset(false, true, false));
    VirtualServer other = server.another().get("/pay");
    server.advanceMillis(100);
    assertThat(other.received()).contains("X-Understudy-Ordinal: 2\n");
    assertThat(server.received()).containsOnlyOnce("HTTP/1.1 200");
    server.advanceMillis(100);
    assertThat(server.received()).containsOnlyOnce("HTTP/1.1 200");
  }

  @Test
  void statisticsAreCountedAnew() {
    server.get("/pay").advanceMillis(100);
    assertThat(server.reading(0).actual().count()).isEqualTo(1);
    server.plans.reset(new Reset(false, false, true));
    assertThat(server.reading(0).requests()).isZero();
    assertThat(server.reading(0).since()).isEqualTo(server.plans.countedSince());
    server.get("/pay").advanceMillis(100);
    assertThat(server.reading(0).requests()).isEqualTo(1);
    assertThat(server.received()).contains("X-Understudy-Ordinal: 1\n");
  }
}
