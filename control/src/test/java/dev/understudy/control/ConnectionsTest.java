package dev.understudy.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.http.Connections.Limits;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that take connections and time.
@Timeout(60)
class ConnectionsTest {
  private static final Resource ECHO =
      routes -> {
        routes.get("/hello").answers(call -> Reply.of(Reply.TEXT, "hello"));
        routes.ask("/echo").answers(call -> Reply.of(Reply.TEXT, call.body()));
      };
  private static final Limits SHORT = new Limits(4, Duration.ofMillis(300), Duration.ofMillis(300));

  private AdminServer server = start(SHORT);

  private static AdminServer start(Limits limits) {
    try {
      return AdminServer.start(
          new AdminOptions("127.0.0.1", 0),
          List.of(ECHO),
          limits,
          Duration.ofSeconds(10),
          () -> {});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aHeadThatNeverEndsIsCutOff() throws IOException {
    try (Socket socket = connect()) {
      assertThat(drip(socket, "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: ")).isEmpty();
    }
  }

  @Test
  void aBodyThatNeverEndsIsCutOff() throws IOException {
    try (Socket socket = connect()) {
      String head =
          "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 60000\r\n\r\n";
      assertThat(drip(socket, head)).isEmpty();
    }
  }

  @Test
  void moreConnectionsThanTheBoundAreClosed() throws IOException {
    server.close();
    server = start(new Limits(4, Duration.ofSeconds(50), Duration.ofSeconds(50)));
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Socket socket = connect();
        sockets.add(socket);
        socket.getOutputStream().write(request("keep-alive"));
        assertThat(socket.getInputStream().read()).isEqualTo('H'); // it is in
      }
      try (Socket surplus = connect()) {
        surplus.getOutputStream().write(request("close"));
        assertThat(readAll(surplus)).isEmpty();
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /// Sends a byte now and then until the server has enough.
  private static String drip(Socket socket, String begin) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(begin.getBytes(ISO_8859_1));
    socket.setSoTimeout(50);
    while (true) {
      try {
        out.write('a');
        int read = socket.getInputStream().read();
        return read < 0 ? "" : (char) read + "...";
      } catch (java.net.SocketTimeoutException e) {
        // nothing yet
      } catch (java.net.SocketException e) {
        return ""; // reset
      }
    }
  }

  private static byte[] request(String connection) {
    return ("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String readAll(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      return ""; // reset
    }
  }
}
