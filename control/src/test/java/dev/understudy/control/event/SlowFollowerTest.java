package dev.understudy.control.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Health;
import dev.understudy.control.Monitor;
import dev.understudy.control.StillInstance;
import dev.understudy.control.api.Api;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client that follows and does not take what is sent to it.
@Timeout(120)
class SlowFollowerTest {
  private static final long ENOUGH = 50_000; // looks; a socket holds some 3,000 frames

  private final StillInstance instance = new StillInstance(Health.GOOD);
  private final Monitor monitor = Monitor.still(instance, 0);
  private final AdminPort port =
      new AdminPort(
          Api.resources(instance, monitor, Configured.of(Configured.SHOP))
              .toArray(Resource[]::new));

  @AfterEach
  void close() {
    port.close();
    monitor.close();
  }

  /// It is let go while little is held back for it, and others are told on.
  @Test
  void isLetGoAndOthersAreToldOn() throws IOException {
    try (Socket slow = follow();
        Socket quick = follow()) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(quick.getInputStream(), US_ASCII));
      long look = 0;
      while (monitor.subscribers().dropped() == 0 && look < ENOUGH) {
        monitor.observatory().look(++look * 1_000);
        awaitFrame(lines, look);
      }
      assertThat(monitor.subscribers().dropped()).isEqualTo(1);
      assertThat(monitor.subscribers().count()).isEqualTo(1);
      for (int more = 0; more < 100; more++) {
        monitor.observatory().look(++look * 1_000);
        awaitFrame(lines, look);
      }
      long sent = bytesOfFrames(look);
      byte[] kept = slow.getInputStream().readAllBytes(); // until the server has closed it
      assertThat((long) kept.length).isLessThan(sent);
      assertThat(new String(kept, US_ASCII)).contains("event: bye", "was not taken for 10 s");
    }
  }

  private long bytesOfFrames(long looks) throws IOException {
    try (Socket third = follow()) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(third.getInputStream(), US_ASCII));
      monitor.observatory().look((looks + 1) * 1_000);
      return looks * awaitFrame(lines, looks + 1);
    }
  }

  /// Its length in characters.
  private static long awaitFrame(BufferedReader lines, long look) throws IOException {
    String stats = "data: {\"at\":" + look * 1_000 + ",\"whole\"";
    long length = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      length += line.length() + 1;
      if (line.startsWith(stats)) {
        return length;
      }
    }
    throw new AssertionError("the stream has ended");
  }

  private Socket follow() throws IOException {
    int before = monitor.subscribers().count();
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(60_000);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(port.url()).getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/events?topics=status,stats HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(US_ASCII));
    while (monitor.subscribers().count() == before) {
      Thread.onSpinWait(); // @Timeout bounds it
    }
    return socket;
  }
}
