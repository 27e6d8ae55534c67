package dev.understudy.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.engine.EndedRequest;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-11T11:04:11.123Z"), ZoneOffset.ofHours(1));
  private static final EndedRequest GET =
      new EndedRequest(
          new InetSocketAddress("127.0.0.1", 53412),
          "GET",
          "/products/7",
          "x=\"1\"",
          404,
          "get-product",
          "gone",
          20_000_000,
          20_211_400);
  private static final EndedRequest ABANDONED =
      new EndedRequest(
          new InetSocketAddress("::1", 1), "GET", "/slow", "", 200, "slow", "success", 1_000, -1);
  private static final EndedRequest GARBAGE =
      new EndedRequest(new InetSocketAddress("127.0.0.1", 9), "", "", "", 400, "", "", 0, 50_000);

  @Test
  void aPersonReadsColumns() {
    assertThat(written(LogFormat.TEXT))
        .isEqualTo(
            """
            2026-02-11T12:04:11.123+01:00 127.0.0.1:53412 "GET /products/7?x=%221%22" 404 get-product gone 20.000 20.211
            2026-02-11T12:04:11.123+01:00 [0:0:0:0:0:0:0:1]:1 "GET /slow" 200 slow success 0.001 -
            2026-02-11T12:04:11.123+01:00 127.0.0.1:9 "" 400 - - - 0.050
            """);
  }

  @Test
  void aMachineReadsJson() {
    assertThat(written(LogFormat.JSON).lines())
        .containsExactly(
            "{\"time\":\"2026-02-11T11:04:11.123Z\",\"client\":\"127.0.0.1:53412\","
                + "\"method\":\"GET\",\"target\":\"/products/7?x=\\\"1\\\"\",\"status\":404,"
                + "\"endpoint\":\"get-product\",\"outcome\":\"gone\","
                + "\"intendedMs\":20.0,\"actualMs\":20.2114}",
            "{\"time\":\"2026-02-11T11:04:11.123Z\",\"client\":\"[0:0:0:0:0:0:0:1]:1\","
                + "\"method\":\"GET\",\"target\":\"/slow\",\"status\":200,"
                + "\"endpoint\":\"slow\",\"outcome\":\"success\",\"intendedMs\":0.001}",
            "{\"time\":\"2026-02-11T11:04:11.123Z\",\"client\":\"127.0.0.1:9\","
                + "\"method\":\"\",\"target\":\"\",\"status\":400,\"actualMs\":0.05}");
  }

  @Test
  void countsWhatComesAfterItsEnd() {
    AccessLog log = AccessLog.open(LogFormat.TEXT, new ByteArrayOutputStream(), CLOCK);
    log.close();
    log.ended(GET);
    assertThat(log.dropped()).isEqualTo(1);
  }

  private static String written(LogFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AccessLog log = AccessLog.open(format, out, CLOCK)) {
      log.ended(GET);
      log.ended(ABANDONED);
      log.ended(GARBAGE);
    }
    return out.toString(UTF_8);
  }
}
