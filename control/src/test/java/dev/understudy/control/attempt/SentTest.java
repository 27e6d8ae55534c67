package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.control.http.Refusal;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/// Requests to be tried: what goes out, and what is not sent.
class SentTest {
  private static Sent of(String json) {
    return Sent.of(new JsonObject(json));
  }

  @Test
  void goesOutAsItWasAsked() {
    Sent sent =
        of(
            "{\"method\":\"post\",\"target\":\"/a?b=1\",\"headers\":{\"X-A\":\"1\"},\"body\":\"é\"}");
    assertThat(new String(sent.bytes("127.0.0.1:80"), UTF_8))
        .isEqualTo(
            "POST /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX-A: 1\r\nContent-Length: 2\r\n"
                + "Connection: close\r\n\r\né");
  }

  @Test
  void nothingCanBeSmuggledInto() {
    for (String wrong :
        new String[] {
          "{\"method\":\"GET / HTTP/1.1\"}",
          "{\"method\":\"CONNECT\"}",
          "{\"target\":\"http://elsewhere/\"}",
          "{\"target\":\"/a b\"}",
          "{\"headers\":{\"A\":\"1\\r\\nB: 2\"}}",
          "{\"headers\":{\"A: 1\\r\\nB\":\"2\"}}",
          "{\"headers\":{\"Content-Length\":\"9\"}}",
          "{\"headers\":{\"transfer-encoding\":\"chunked\"}}",
          "{\"url\":\"http://elsewhere/\"}"
        }) {
      assertThatThrownBy(() -> of(wrong)).as(wrong).isInstanceOf(Refusal.class);
    }
  }
}
