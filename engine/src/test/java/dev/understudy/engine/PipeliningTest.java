package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipeliningTest {
  private final VirtualServer server =
      new VirtualServer(
          PlanBuilder.shop()
              .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"))
              .endpoint("soon", "GET /soon", millis(100), reply(200, "soon"))
              .endpoint("late", "GET /late", millis(300), reply(200, "late"))
              .build());

  @Test
  void repliesComeInTheOrderOfTheRequests() {
    server.get("/late").get("/soon").get("/now");
    server.advanceMillis(299);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(payloads(server.received())).isEqualTo("late soon now");
  }

  @Test
  void eachDelayRunsFromItsOwnFirstByte() {
    server.get("/late");
    server.advanceMillis(150);
    server.get("/soon").get("/late");
    server.advanceMillis(150);
    assertThat(payloads(server.received())).isEqualTo("late soon");
    server.advanceMillis(149);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(payloads(server.received())).isEqualTo("late");
  }

  @Test
  void theDelayBeginsWithTheFirstByteOfAHeadThatComesInPieces() {
    server.send("GET /soon HTTP");
    server.advanceMillis(60);
    server.send("/1.1\r\nHost: shop\r\n\r\n");
    server.advanceMillis(39);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(payloads(server.received())).isEqualTo("soon");
    assertThat(server.reading(1).actual().count()).isEqualTo(1);
    assertThat(server.reading(1).actual().sumNanos()).isEqualTo(100_000_000);
  }

  @Test
  void emptyLinesBeforeARequestAreNoPartOfIt() {
    server.send("\r\n\r");
    server.advanceMillis(50);
    server.send("\n").get("/soon");
    server.advanceMillis(99);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(payloads(server.received())).isEqualTo("soon");
  }

  @Test
  void waitingForAnEarlierReplyIsNoLatenessOfOurs() {
    server.get("/late").get("/soon");
    server.advanceMillis(300);
    assertThat(server.reading(1).lateness().sumNanos()).isZero();
    assertThat(server.reading(1).actual().sumNanos()).isEqualTo(300_000_000);
    assertThat(server.reading(1).intended().sumNanos()).isEqualTo(100_000_000);
  }

  @Test
  void aThousandRequestsInOneReadAreAllAnswered() {
    server.send("GET /now HTTP/1.1\r\nHost: shop\r\n\r\n".repeat(1_000));
    assertThat(server.received().split("HTTP/1.1 200 OK", -1)).hasSize(1_001);
    assertThat(server.reading(0).requests()).isEqualTo(1_000);
    assertThat(server.loop().meter.inFlight.get()).isZero();
  }

  @Test
  void readingStopsWhileSixtyFourRequestsWait() {
    server.send("GET /soon HTTP/1.1\r\nHost: shop\r\n\r\n".repeat(100));
    assertThat(server.channel.config().isAutoRead()).isFalse();
    assertThat(server.reading(1).requests()).isEqualTo(64);
    server.advanceMillis(100);
    server.advanceMillis(100);
    assertThat(server.received().split("HTTP/1.1 200 OK", -1)).hasSize(101);
    assertThat(server.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void nothingIsReadAfterARequestThatClosesTheConnection() {
    server.send("GET /soon HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n").get("/now");
    server.advanceMillis(100);
    assertThat(server.received())
        .startsWith("HTTP/1.1 200 OK\n")
        .contains("Connection: close\n")
        .endsWith("\n\nsoon");
    assertThat(server.isOpen()).isFalse();
    assertThat(server.reading(0).requests()).isZero();
  }

  private static String payloads(String received) {
    return received.replaceAll("(?s)HTTP/1.1 200 OK.*?\n\n", " ").strip();
  }
}
