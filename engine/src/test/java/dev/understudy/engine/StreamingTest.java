package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.distribution.LogNormal;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.engine.reply.EncodedReply;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Payloads that do not fit into one write.
class StreamingTest {
  private static final EngineOptions HERE = EngineOptions.listeningOn("127.0.0.1", 0).withLoops(1);

  private static Reply generated(Distribution size) {
    return new Reply(
        List.of(200),
        List.of(),
        new Body.Generated("text/plain", ascii("<<"), ascii("0123456789ABCDE"), ascii(">>"), size));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aGeneratedPayloadIsPrefixFillerAndSuffix() {
    VirtualServer server =
        new VirtualServer(
            PlanBuilder.shop()
                .endpoint("small", "GET /small", NO_DELAY, generated(new Fixed(24)))
                .endpoint("least", "GET /least", NO_DELAY, generated(new Fixed(1)))
                .build());
    assertThat(server.get("/small").received())
        .endsWith("Content-Length: 24\n\n<<0123456789ABCDE01234>>");
    assertThat(server.get("/least").received()).endsWith("Content-Length: 4\n\n<<>>");
    assertThat(server.send("HEAD /small HTTP/1.1\r\nHost: a\r\n\r\n").received())
        .endsWith("Content-Length: 24\n\n");
  }

  @Test
  void itsLengthIsTheDecidedOne() throws IOException {
    Distribution sizes = new LogNormal(100_000, 1);
    var plan =
        PlanBuilder.shop().endpoint("export", "GET /export", NO_DELAY, generated(sizes)).build();
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      for (int n = 0; n < 50; n++) {
        long decided = plan.endpoints().getFirst().decide(n, 0).bodyBytes();
        String payload = client.get("/export").answer().payload();
        assertThat(payload).hasSize((int) decided).startsWith("<<0123").endsWith(">>");
      }
    }
  }

  @Test
  void aLargeConstantPayloadArrivesWhole() throws IOException {
    String large = "Widget ".repeat(100_000);
    var plan =
        PlanBuilder.shop().endpoint("large", "GET /large", NO_DELAY, reply(200, large)).build();
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.get("/large").answer().payload()).isEqualTo(large);
      }
    }
  }

  @Test
  void payloadsAroundTheInlineBoundArriveWhole() {
    for (int size = EncodedReply.LARGEST_INLINE - 1;
        size <= EncodedReply.LARGEST_INLINE + 1;
        size++) {
      String payload = "x".repeat(size);
      VirtualServer server =
          new VirtualServer(
              PlanBuilder.shop().endpoint("e", "GET /", NO_DELAY, reply(200, payload)).build());
      assertThat(server.get("/").get("/").received())
          .isEqualTo(
              ("HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: "
                      + size
                      + "\n\n"
                      + payload)
                  .repeat(2));
    }
  }

  /// 512 MiB to a client that takes its time: the server's buffers stay what they are for a small
  /// reply.
  @Test
  void aHugePayloadNeedsNoMoreMemory() throws IOException {
    long size = 512L << 20;
    var plan =
        PlanBuilder.shop()
            .endpoint("huge", "GET /huge", NO_DELAY, generated(new Fixed(size)))
            .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"))
            .build();
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine);
        RawClient other = RawClient.connectTo(engine)) {
      client.get("/huge");
      assertThat(client.readHead()).contains("Content-Length: " + size);
      long before = directBytes();
      InputStream in = client.socket().getInputStream();
      byte[] piece = new byte[1 << 20];
      long read = 0;
      long most = 0;
      while (read < size) {
        read += in.readNBytes(piece, 0, (int) Math.min(piece.length, size - read));
        most = Math.max(most, directBytes());
        if (read % (64L << 20) == 0) {
          assertThat(other.get("/now").answer().payload()).isEqualTo("now");
        }
      }
      assertThat(most - before).isLessThan(8L << 20);
      assertThat(client.get("/now").answer().payload()).isEqualTo("now");
      assertThat(engine.readings().bytesSent()).isGreaterThan(size);
    }
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum()
        + PlatformDependent.usedDirectMemory();
  }

  @Test
  void aClientThatLeavesInTheMiddleEndsIt() throws Exception {
    var plan =
        PlanBuilder.shop()
            .endpoint("huge", "GET /huge", NO_DELAY, generated(new Fixed(1L << 40)))
            .build();
    try (Engine engine = Engine.start(HERE, plan)) {
      try (RawClient client = RawClient.connectTo(engine)) {
        client.get("/huge").readHead();
        client.read(1_000_000);
      }
      Await.until(() -> engine.readings().inFlight() == 0);
      assertThat(engine.readings().endpoints().getFirst().abandoned()).isZero();
    }
  }

  @Test
  void aGeneratedPayloadCanBeDamagedUpToABound() {
    var damaged = new Outcome.Corrupt(generated(new Fixed(34)), new Damage.Truncate(0.5), false);
    VirtualServer server =
        new VirtualServer(PlanBuilder.shop().always("cut", "GET /", damaged).build());
    assertThat(server.get("/").received()).endsWith("Content-Length: 17\n\n<<0123456789ABCDE");
    var unbounded =
        new Outcome.Corrupt(generated(new LogNormal(100, 1)), new Damage.Truncate(0.5), false);
    assertThatThrownBy(
            () -> new VirtualServer(PlanBuilder.shop().always("cut", "GET /", unbounded).build()))
        .hasMessageContaining("must have a max of at most 16 MiB");
  }

  @Test
  void aReplyThatWouldBreakTheFramingIsRefused() {
    for (String header : List.of("Content-Length", "transfer-encoding", "Connection", "X Y")) {
      var broken = reply(200, new Header(header, "1"));
      assertThatThrownBy(
              () ->
                  new VirtualServer(
                      PlanBuilder.shop().endpoint("e", "GET /", NO_DELAY, broken).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(header);
    }
    var split = reply(200, new Header("X", "a\r\nEvil: 1"));
    assertThatThrownBy(
            () ->
                new VirtualServer(
                    PlanBuilder.shop().endpoint("e", "GET /", NO_DELAY, split).build()))
        .hasMessageContaining("control character");
  }
}
