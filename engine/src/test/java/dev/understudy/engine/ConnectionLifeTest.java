package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long a connection may live, and what is left of it afterwards: in virtual time.
class ConnectionLifeTest {
  private static final EngineOptions OPTIONS =
      EngineOptions.listeningOn("", 0).withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));

  private final VirtualServer server =
      new VirtualServer(
          PlanBuilder.shop()
              .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"))
              .endpoint("slow", "GET /slow", millis(90_000), reply(200, "slow"))
              .endpoint("order", "POST /orders", NO_DELAY, reply(201, "ordered"))
              .build(),
          OPTIONS);

  @Test
  void aClientThatGoesAwayFreesItsTimersAndIsCounted() {
    int before = server.loop().timer.size();
    server.get("/slow").get("/slow").get("/now");
    assertThat(server.loop().timer.size()).isEqualTo(before + 2);
    server.channel.close();
    assertThat(server.loop().timer.size()).isZero();
    assertThat(server.reading(1).abandoned()).isEqualTo(2);
    assertThat(server.reading(1).inFlight()).isZero();
    assertThat(server.reading(1).actual().count()).isZero();
    assertThat(server.loop().meter.inFlight.get()).isZero();
    assertThat(server.loop().connections).isEmpty();
  }

  @Test
  void aHeadThatDoesNotComeToItsEndIsAnsweredWith408() {
    server.advance(Duration.ofSeconds(15));
    server.send("GET /now HTTP/1.1\r\n");
    server.advance(Duration.ofSeconds(6)).send("Host: shop\r\n");
    server.advance(Duration.ofMillis(3_999));
    assertThat(server.received()).isEmpty();
    server.advance(Duration.ofMillis(1));
    assertThat(server.received()).startsWith("HTTP/1.1 408 ");
    assertThat(server.isOpen()).isFalse();
    assertThat(server.loop().meter.timedOut.get()).isEqualTo(1);
  }

  @Test
  void aPayloadMayTakeLongButNotStandStill() {
    server.send("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 10\r\n\r\n");
    for (int i = 0; i < 9; i++) {
      server.advance(Duration.ofSeconds(9)).send("x");
    }
    assertThat(server.isOpen()).isTrue();
    server.advance(Duration.ofSeconds(10));
    assertThat(server.received()).startsWith("HTTP/1.1 408 ");
    assertThat(server.reading(2).inFlight()).isZero();
  }

  @Test
  void aConnectionWithoutRequestsIsClosed() {
    server.get("/now");
    for (int i = 0; i < 6; i++) {
      server.advance(Duration.ofSeconds(9)).get("/now");
    }
    server.advance(Duration.ofMillis(59_999));
    assertThat(server.isOpen()).isTrue();
    server.advance(Duration.ofMillis(1));
    assertThat(server.isOpen()).isFalse();
    assertThat(server.loop().meter.timedOut.get()).isEqualTo(1);
    assertThat(server.loop().timer.size()).isZero();
  }

  @Test
  void aDecidedDelayIsNotIdle() {
    server.get("/slow");
    server.advance(Duration.ofSeconds(89));
    server.advance(Duration.ofSeconds(1));
    assertThat(server.received()).endsWith("slow");
    assertThat(server.isOpen()).isTrue();
  }

  @Test
  void drainingClosesWhatIsIdleAndLetsTheRestFinish() {
    server.get("/slow").get("/now");
    server.connection().drain();
    server.advance(Duration.ofSeconds(90));
    assertThat(server.received())
        .containsOnlyOnce("Connection: close")
        .endsWith("Connection: close\nContent-Length: 3\n\nnow");
    assertThat(server.isOpen()).isFalse();
    VirtualServer idle = new VirtualServer(server.plans.current().plan);
    idle.get("/now").connection().drain();
    assertThat(idle.isOpen()).isFalse();
  }

  @Test
  void drainingWaitsForARequestThatHasBegun() {
    server.send("GET /now HT");
    server.connection().drain();
    assertThat(server.isOpen()).isTrue();
    server.send("TP/1.1\r\nHost: shop\r\n\r\n");
    assertThat(server.received()).contains("\nConnection: close\n").endsWith("now");
    assertThat(server.isOpen()).isFalse();
  }
}
