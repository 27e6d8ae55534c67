package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.measure.LoadReadings.ClientLinksReading;
import dev.understudy.core.plan.Plan;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Bytes over time, while time stands still until it is advanced.
class BandwidthTest {
  private static final String UPLOAD =
      """
      endpoints:
        slow: {request: GET /slow, latency: 1s}
        upload: {request: POST /upload, latency: 0ms, bandwidth: {request: 1MB/s}}
      """;

  private static Plan report(String per, String more) {
    return plan(
        """
        endpoints:
          report:
            request: GET /report
            latency: 0ms
            response: {generate: {kind: text, size: 200KB}}
            bandwidth: {response: 1MB/s, per: %s}
        %s
        """
            .formatted(per, more.indent(2)));
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

  /// From 100 ms on a tenth of the bandwidth, under way too.
  @Test
  void aReplyBendsWithTheWindowThatBeginsWhileItIsSent() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  report:
                    request: GET /report
                    latency: 0ms
                    response: {generate: {kind: text, size: 120KB}}
                    bandwidth: {response: 1MB/s}
                windows:
                  congested:
                    on: all
                    at: {start: 100ms, duration: 1h}
                    behaviour: {bandwidth: {response: 100KB/s}}
                """));
    server.get("/report").received();
    int bytes = 0;
    for (int millis = 1; millis <= 300; millis++) {
      bytes += server.advanceMillis(1).received().length();
      int line = millis <= 100 ? millis * 1000 : 100_000 + (millis - 100) * 100;
      assertThat(bytes).isBetween(line - 10_000, line);
    }
    assertThat(bytes).isEqualTo(120_000);
  }

  @Test
  void anUploadBendsWithTheWindowToo() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  upload: {request: POST /upload, latency: 0ms}
                windows:
                  congested:
                    on: all
                    at: {start: 0s, duration: 500ms}
                    behaviour: {bandwidth: {request: 1KB/s}}
                """));
    server.send(
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000));
    assertThat(server.advanceMillis(499).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK");
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

  @Test
  void theLineOfALongReplyIsMetWithinTwoPercent() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  report:
                    request: GET /report
                    latency: 0ms
                    response: {generate: {kind: text, size: 10MB}}
                    bandwidth: {response: 1MB/s}
                """));
    server.get("/report").received(); // the head
    int bytes = 0;
    for (int millis = 10; millis <= 10_000; millis += 10) {
      bytes += server.advanceMillis(10).received().length();
      assertThat(bytes).isBetween(millis * 980, millis * 1000);
    }
    assertThat(bytes).isEqualTo(10_000_000);
  }

  @Test
  void repliesOnOneConnectionFollowEachOtherOnItsLine() {
    VirtualServer server = new VirtualServer(report("connection", ""));
    int head = server.get("/report").get("/report").received().length();
    int bytes = 0;
    for (int millis = 1; millis <= 400; millis++) {
      bytes += server.advanceMillis(1).received().length();
      int heads = millis < 200 ? 0 : head; // the second goes out with the end of the first
      assertThat(bytes - heads).isBetween((millis - 10) * 1000, millis * 1000);
    }
    assertThat(bytes - head).isEqualTo(400_000);
  }

  /// Two at once: each gets half, within a slice of 10 KB for its rival and one of its own.
  @Test
  void rivalsShareTheBandwidthOfTheirEndpoint() {
    VirtualServer one = new VirtualServer(report("endpoint", ""));
    shareFairly(one, one.another());
  }

  @Test
  void connectionsOfOneClientShareItsBandwidth() {
    VirtualServer one = new VirtualServer(report("client", ""));
    shareFairly(one, one.another());
    assertThat(one.load().clientLinks()).containsExactly(new ClientLinksReading("report", 1, 0));
  }

  @Test
  void aReloadKeepsTheBandwidthThatItLeavesUnchanged() {
    VirtualServer before = new VirtualServer(report("client", "more: {request: GET /more}"));
    before.get("/report").received();
    before.plans.apply(report("client", "other: {request: GET /other}"));
    VirtualServer after = before.another();
    after.get("/report").received();
    for (int millis = 1; millis <= 390; millis++) {
      before.advanceMillis(1); // a slice is offered when the one before it has passed
    }
    assertThat(before.received().length() + after.received().length()).isBetween(370_000, 390_000);
  }

  private static void shareFairly(VirtualServer one, VirtualServer other) {
    one.get("/report").received();
    other.get("/report").received();
    int first = 0;
    int second = 0;
    for (int millis = 1; millis <= 400; millis++) {
      first += one.advanceMillis(1).received().length();
      second += other.received().length();
      assertThat(first + second).isBetween((millis - 10) * 1000, millis * 1000);
      assertThat(first - second).isBetween(-20_000, 20_000);
    }
    assertThat(first).isEqualTo(200_000);
    assertThat(second).isEqualTo(200_000);
  }

  /// A client that sends whenever it may: what has been read follows the line within its piece.
  @Test
  void anUploadIsReadAlongItsLine() {
    VirtualServer server = new VirtualServer(plan(UPLOAD));
    server.send("POST /upload HTTP/1.1\r\nHost: shop\r\nContent-Length: 200000\r\n\r\n");
    int pieces = 0;
    for (int millis = 0; millis < 200; millis++) {
      pieces += sendWhileRead(server, 200 - pieces);
      assertThat(pieces).isEqualTo(millis + 1);
      assertThat(server.received()).isEmpty();
      server.advanceMillis(1);
    }
    assertThat(server.received()).startsWith("HTTP/1.1 200 OK\n");
  }

  @Test
  void aClientThatPausesItsUploadDoesNotCatchUp() {
    VirtualServer server = new VirtualServer(plan(UPLOAD));
    server.send("POST /upload HTTP/1.1\r\nHost: shop\r\nContent-Length: 2000000\r\n\r\n");
    for (int millis = 0; millis < 50; millis++) {
      assertThat(sendWhileRead(server, 2000)).isOne();
      server.advanceMillis(1);
    }
    server.advance(Duration.ofSeconds(1));
    assertThat(sendWhileRead(server, 1900)).isBetween(100, 101); // 100 ms of the line, no more
  }

  @Test
  void anUploadThatWaitsForContinueBeginsWithIt() {
    VirtualServer server = new VirtualServer(plan(UPLOAD));
    server.get("/slow");
    server.send(
        "POST /upload HTTP/1.1\r\nHost: shop\r\nContent-Length: 100000\r\n"
            + "Expect: 100-continue\r\n\r\n");
    assertThat(server.advanceMillis(999).received()).isEmpty();
    assertThat(server.advanceMillis(1).received())
        .startsWith("HTTP/1.1 200 OK\n")
        .endsWith("HTTP/1.1 100 Continue\n\n");
    server.send("x".repeat(100_000));
    assertThat(server.advanceMillis(99).received()).isEmpty();
    assertThat(server.advanceMillis(1).received()).startsWith("HTTP/1.1 200 OK\n");
  }

  /// Sends pieces of 1,000 bytes as long as the server reads; gives how many.
  private static int sendWhileRead(VirtualServer server, int most) {
    int pieces = 0;
    while (pieces < most && server.channel.config().isAutoRead()) {
      server.channel.writeInbound(Unpooled.wrappedBuffer(new byte[1000]));
      pieces++;
    }
    return pieces;
  }
}
