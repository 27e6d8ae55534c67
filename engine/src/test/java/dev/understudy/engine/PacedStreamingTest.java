package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Paced transfers over real sockets. A busy machine makes bytes late, never early, so only what
/// comes too early is judged by the clock.
class PacedStreamingTest {
  private static final EngineOptions HERE = EngineOptions.listeningOn("127.0.0.1", 0).withLoops(1);
  private static final long GIBIBYTE = 1L << 30;
  private static final long MOST_BUFFERED = 16L << 20;

  @Test
  void noByteOfAReplyComesBeforeItsInstant() throws Exception {
    var plan =
        plan(
            """
            endpoints:
              report:
                request: GET /report
                latency: 0ms
                response: {generate: {kind: text, size: 1MB}}
                bandwidth: {response: 1MB/s}
            """);
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      long start = System.nanoTime(); // not after the head is written
      client.get("/report").readHead();
      InputStream in = client.socket().getInputStream();
      byte[] piece = new byte[64 << 10];
      long read = 0;
      while (read < 1_000_000) {
        int more = in.read(piece);
        assertThat(more).isPositive();
        read += more;
        assertThat(read).isLessThanOrEqualTo((System.nanoTime() - start) / 1000);
      }
      assertThat(read).isEqualTo(1_000_000);
    }
  }

  @Test
  void aPacedReplyOfAGibibyteNeedsNoMoreMemory() throws Exception {
    var plan =
        plan(
            """
            endpoints:
              huge:
                request: GET /huge
                latency: 0ms
                response: {generate: {kind: text, size: 1GiB}}
                bandwidth: {response: 4GB/s}
            """);
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      assertThat(client.get("/huge").readHead()).contains("Content-Length: " + GIBIBYTE);
      long before = directBytes();
      long most = before;
      byte[] piece = new byte[1 << 20];
      for (long read = 0; read < GIBIBYTE; ) {
        read += client.socket().getInputStream().readNBytes(piece, 0, piece.length);
        most = Math.max(most, directBytes());
      }
      assertThat(most - before).isLessThan(MOST_BUFFERED);
      Await.until(() -> engine.readings().inFlight() == 0);
      assertThat(engine.readings().bytesSent()).isGreaterThan(GIBIBYTE);
    }
  }

  @Test
  void aPacedUploadOfAGibibyteNeedsNoMoreMemory() throws Exception {
    var plan =
        plan(
            """
            endpoints:
              upload: {request: POST /upload, latency: 0ms, bandwidth: {request: 4GB/s}}
            """);
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      client.send(
          "POST /upload HTTP/1.1\r\nHost: shop\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n");
      OutputStream out = client.socket().getOutputStream();
      byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      long before = directBytes();
      long most = before;
      for (long sent = 0; sent < GIBIBYTE; sent += piece.length) {
        out.write(piece);
        most = Math.max(most, directBytes());
      }
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(most - before).isLessThan(MOST_BUFFERED);
      assertThat(engine.readings().bytesReceived()).isGreaterThan(GIBIBYTE);
    }
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum()
        + PlatformDependent.usedDirectMemory();
  }
}
