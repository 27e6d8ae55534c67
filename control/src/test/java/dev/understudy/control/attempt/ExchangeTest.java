package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Requests over real sockets.
class ExchangeTest {
  private static final Sent GET = Sent.of(new JsonObject());

  private interface Service {
    void serve(Socket client) throws IOException;
  }

  private static Exchange.Result ask(Service service, Duration patience) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket client = listening.accept()) {
                  client
                      .getInputStream()
                      .readNBytes(GET.bytes(host(listening)).length); // else a close is a reset
                  service.serve(client);
                } catch (IOException e) {
                  // the client has gone: that is what some of these are about
                }
              });
      try (Exchange exchange =
          new Exchange(new InetSocketAddress("0.0.0.0", listening.getLocalPort()))) {
        assertThat(exchange.port()).isPositive();
        return exchange.send(GET, patience);
      }
    }
  }

  private static String host(ServerSocket listening) {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }

  @Test
  void tellsAReplyAndWhenItBegan() throws IOException {
    Exchange.Result result =
        ask(
            it -> write(it, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
            Duration.ofSeconds(20));
    assertThat(result.received().status()).isEqualTo(200);
    assertThat(result.firstNanos()).isPositive().isLessThanOrEqualTo(result.lastNanos());
  }

  @Test
  void keepsTheBeginningOfWhatIsTooLong() throws IOException {
    String much = "x".repeat(2 * Exchange.MOST_BYTES);
    Exchange.Result result =
        ask(it -> write(it, "HTTP/1.1 200 OK\r\n\r\n" + much), Duration.ofSeconds(20));
    assertThat(result.received().body()).hasSizeLessThanOrEqualTo(Exchange.MOST_BYTES);
    assertThat(result.received().broken()).hasValue("only its beginning is shown");
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    Exchange.Result result =
        ask(
            it -> it.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()),
            Duration.ofMillis(50));
    assertThat(result.firstNanos()).isEqualTo(-1);
    assertThat(result.received().broken())
        .hasValueSatisfying(it -> assertThat(it).startsWith("nothing came; no more came"));
  }

  @Test
  void tellsThatTheConnectionBroke() throws IOException {
    Exchange.Result result =
        ask(
            it -> {
              it.setSoLinger(true, 0); // a reset
              it.close();
            },
            Duration.ofSeconds(20));
    assertThat(result.received().status()).isZero();
    assertThat(result.received().broken())
        .hasValueSatisfying(it -> assertThat(it).startsWith("nothing came"));
  }
}
