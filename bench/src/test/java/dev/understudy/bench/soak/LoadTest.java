package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.verify.LatencySketch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Target HEALTH =
      Profile.mixed(1).targets().stream()
          .filter(target -> target.id().equals("health"))
          .findFirst()
          .orElseThrow();

  /// A server that answers nothing until the gate opens, then everything.
  private static void serve(ServerSocket listening, CountDownLatch gate) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> answer(socket, gate));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private static void answer(Socket socket, CountDownLatch gate) {
    byte[] reply =
        "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"status\":\"up\"}"
            .getBytes(StandardCharsets.US_ASCII);
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        head.append((char) next);
        if (head.toString().endsWith("\r\n\r\n")) {
          head.setLength(0);
          gate.await();
          socket.getOutputStream().write(reply);
        }
      }
    } catch (IOException e) {
      // the load has closed its connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Counts.Seen until(Load load, java.util.function.Predicate<Counts.Seen> holds) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Counts.Seen seen = load.look();
    while (!holds.test(seen) && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(5_000_000);
      seen = load.look();
    }
    return seen;
  }

  @Test
  void aServerThatStandsStillCannotHideTheRequestsThatWereDue() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Load load = new Load(List.of(HEALTH), listening.getLocalPort(), 1000, 2)) {
      Thread.ofVirtual().start(() -> serve(listening, gate));
      load.start();
      Counts.Seen still = until(load, seen -> seen.due() >= 200);
      assertThat(still.sent()).isEqualTo(2); // both connections wait
      assertThat(still.ended()).isZero();

      gate.countDown();
      load.stop();
      long due = load.look().due();
      Counts.Seen after = until(load, seen -> seen.ended() == due);
      assertThat(after.sent()).isEqualTo(due);
      assertThat(after.outcomes().get("health")).containsOnlyKeys("success").containsValue(due);
    }
  }

  @Test
  void timesCountFromWhenARequestWasDue() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Load load = new Load(List.of(HEALTH), listening.getLocalPort(), 1000, 2)) {
      Thread.ofVirtual().start(() -> serve(listening, gate));
      load.start();
      until(load, seen -> seen.due() >= 400);
      gate.countDown();
      load.stop();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!load.idle() && System.nanoTime() - deadline < 0) {
        LockSupport.parkNanos(5_000_000);
      }
      // The first of those that waited was due 400 ms before the gate opened, at least.
      LatencySketch times = load.look().times();
      assertThat(times.n()).isGreaterThanOrEqualTo(400);
      assertThat(times.ofRank(times.n()).high()).isGreaterThan(380_000_000.0);
    }
  }
}
