package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Plan;
import dev.understudy.engine.http.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to be no request, with the answer it must get: from data, so that a new one is a line.
class MalformedRequestTest {
  private static final Plan PLAN =
      PlanBuilder.shop()
          .endpoint("root", "GET /", NO_DELAY, reply(200, "ok"))
          .endpoint("post", "POST /", NO_DELAY, reply(200, "ok"))
          .endpoint("rest", "GET /{rest...}", NO_DELAY, reply(200, "ok"))
          .build();

  /// One line of the table.
  record Case(String name, int status, String sentence, String request) {
    static Case of(String line) {
      String[] parts = line.split(" \\| ", 4);
      return new Case(parts[0], Integer.parseInt(parts[1]), parts[2], bytes(parts[3]));
    }

    private static String bytes(String text) {
      StringBuilder bytes = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c != '\\') {
          bytes.append(c);
          continue;
        }
        switch (text.charAt(++i)) {
          case 'r' -> bytes.append('\r');
          case 'n' -> bytes.append('\n');
          case 't' -> bytes.append('\t');
          case '0' -> bytes.append('\0');
          case 'x' -> {
            bytes.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
            i += 2;
          }
          default -> throw new IllegalArgumentException("no such escape in " + text);
        }
      }
      return bytes.toString();
    }

    String answer() {
      String payload = sentence + "\n";
      return payload.length() + "\n\n" + payload;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in =
        MalformedRequestTest.class.getResourceAsStream("malformed-requests.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Case::of)
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedAndTheConnectionEnds(Case refused) {
    VirtualServer server = new VirtualServer(PLAN);
    server.send(refused.request() + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(refused, server);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedJustSoWhenItComesByteByByte(Case refused) {
    VirtualServer server = new VirtualServer(PLAN);
    String request = refused.request() + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < request.length() && server.isOpen(); i++) {
      server.send(request.substring(i, i + 1));
    }
    expect(refused, server);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAnsweredInItsTurn(Case refused) {
    VirtualServer server =
        new VirtualServer(
            PlanBuilder.shop()
                .endpoint("slow", "GET /slow", PlanBuilder.millis(50), reply(200, "slow"))
                .build());
    server.get("/slow").send(refused.request());
    assertThat(server.received()).isEmpty();
    server.advanceMillis(50);
    assertThat(server.received())
        .matches("(?s)HTTP/1.1 200 OK\n.*slowHTTP/1.1 " + refused.status() + " .*");
    assertThat(server.isOpen()).isFalse();
  }

  private static void expect(Case refused, VirtualServer server) {
    String received = server.received();
    assertThat(received)
        .startsWith("HTTP/1.1 " + refused.status() + " ")
        .contains("\nConnection: close\n")
        .endsWith("Content-Length: " + refused.answer())
        .containsOnlyOnce("HTTP/1.1 " + refused.status());
    assertThat(server.isOpen()).isFalse();
    assertThat(server.loop().meter.malformed.get()).isEqualTo(1);
    assertThat(server.loop().meter.inFlight.get()).isZero();
    assertThat(server.reading(2).requests()).as("smuggled requests").isZero();
  }

  @Test
  void aLineAHeadOrAPayloadBeyondItsBoundIsRefused() {
    EngineOptions small = EngineOptions.listeningOn("", 0).withLimits(new Limits(100, 300, 10));
    String longLine = "GET /" + "a".repeat(100) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(answerTo(longLine, small))
        .startsWith("HTTP/1.1 414 ")
        .endsWith("the request line is longer than 100 bytes\n");
    String longHead = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(300) + "\r\n\r\n";
    assertThat(answerTo(longHead, small))
        .startsWith("HTTP/1.1 431 ")
        .endsWith("the head is longer than 300 bytes\n");
    String manyFields = "GET / HTTP/1.1\r\nHost: a\r\n" + "X: 1\r\n".repeat(100) + "\r\n";
    assertThat(answerTo(manyFields, small)).startsWith("HTTP/1.1 431 ");
    String trailers =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
            + "a".repeat(300);
    assertThat(answerTo(trailers, small)).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void aHeadOfJustTheBoundIsTaken() {
    EngineOptions small = EngineOptions.listeningOn("", 0).withLimits(new Limits(100, 300, 10));
    String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    String end = "\r\n\r\n";
    String longest = start + "a".repeat(300 - start.length() - end.length()) + end;
    assertThat(answerTo(longest, small)).startsWith("HTTP/1.1 200 ");
    assertThat(answerTo(longest.replace("X: ", "X: a"), small)).startsWith("HTTP/1.1 431 ");
  }

  private static String answerTo(String request, EngineOptions options) {
    return new VirtualServer(PLAN, options).send(request).received();
  }
}
