package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Replies, whole and broken, as they came over the wire.
class ReceivedTest {
  private static Received read(String text) {
    return Received.of("GET", text.getBytes(UTF_8), Optional.empty(), true);
  }

  private static String body(Received received) {
    return new String(received.body(), UTF_8);
  }

  @Test
  void aWholeReplyIsReadWithNothingBroken() {
    Received read = read("HTTP/1.1 201 Created\r\nA: 1\r\nContent-Length: 3\r\n\r\nabc");
    assertThat(read.status()).isEqualTo(201);
    assertThat(read.headers()).extracting(it -> it.name() + "=" + it.value()).contains("A=1");
    assertThat(body(read)).isEqualTo("abc");
    assertThat(read.broken()).isEmpty();
  }

  @Test
  void chunksAreJoined() {
    Received read =
        read(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n");
    assertThat(body(read)).isEqualTo("abcde");
    assertThat(read.broken()).isEmpty();
  }

  @Test
  void anInterimReplyIsPassedOver() {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n").status())
        .isEqualTo(204);
  }

  @Test
  void whatIsWrongOnTheWireIsSaid() {
    assertThat(read("").broken()).hasValue("nothing came");
    assertThat(read("\u0001garbage").broken())
        .hasValueSatisfying(it -> assertThat(it).contains("no HTTP"));
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").broken())
        .hasValue("its head says 9 bytes, 3 came");
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(read(chunked + "3\r\nabc\r\n").broken()).hasValue("its last chunk did not come");
    assertThat(read(chunked + "zz\r\nabc\r\n").broken())
        .hasValueSatisfying(it -> assertThat(it).startsWith("a chunk's size is no number"));
    assertThat(
            Received.of("GET", new byte[0], Optional.of("the connection broke: reset"), true)
                .broken())
        .hasValue("nothing came; the connection broke: reset");
  }
}
