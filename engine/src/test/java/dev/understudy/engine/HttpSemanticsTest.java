package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.route.Condition;
import dev.understudy.core.route.RequestView;
import dev.understudy.engine.http.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpSemanticsTest {
  private static final EngineOptions OPTIONS =
      EngineOptions.listeningOn("", 0).withLimits(new Limits(1_000, 2_000, 100));

  private static PlanBuilder products() {
    return PlanBuilder.shop()
        .endpoint("products", "GET /products", NO_DELAY, reply(200, "Widget"))
        .endpoint("slow", "GET /slow", millis(100), reply(200, "Slow"))
        .endpoint("order", "POST /orders", millis(100), reply(201, "Ordered"))
        .endpoint("cancel", "DELETE /orders/{id}", NO_DELAY, reply(204))
        .endpoint(
            "gadget",
            "POST /search",
            List.of(new PayloadContains("gadget")),
            millis(100),
            new Outcome.Success(reply(200, "Gadget")));
  }

  private final VirtualServer server = new VirtualServer(products().build(), OPTIONS);

  /// A condition that reads the payload.
  record PayloadContains(String text) implements Condition {
    @Override
    public boolean holds(RequestView request) {
      return request
          .body()
          .map(body -> new String(body, StandardCharsets.UTF_8).contains(text))
          .orElse(false);
    }

    @Override
    public boolean readsBody() {
      return true;
    }

    @Override
    public String describe() {
      return "body contains \"" + text + "\"";
    }
  }

  @Test
  void headGetsTheHeadOfGet() {
    server.send("HEAD /products HTTP/1.1\r\nHost: shop\r\n\r\n").get("/products");
    assertThat(server.received())
        .isEqualTo(
            """
            HTTP/1.1 200 OK
            Content-Type: text/plain
            Content-Length: 6

            HTTP/1.1 200 OK
            Content-Type: text/plain
            Content-Length: 6

            Widget""");
  }

  @Test
  void http10ClosesUnlessItAsksToKeepAlive() {
    server.send("GET /products HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
    assertThat(server.received()).contains("\nConnection: keep-alive\n");
    assertThat(server.isOpen()).isTrue();
    server.send("GET /products HTTP/1.0\r\n\r\n");
    assertThat(server.received()).contains("\nConnection: close\n");
    assertThat(server.isOpen()).isFalse();
  }

  @Test
  void closeIsFoundAmongOtherConnectionOptions() {
    server.send("GET /products HTTP/1.1\r\nHost: shop\r\nConnection: x ,\tClose , y\r\n\r\n");
    assertThat(server.received()).contains("\nConnection: close\n");
    assertThat(server.isOpen()).isFalse();
  }

  @Test
  void aPayloadIsDroppedAndTheNextRequestIsFound() {
    server.send("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 20000\r\n\r\n");
    server.send("x".repeat(20_000)).get("/products");
    server.advanceMillis(100);
    assertThat(server.received()).contains("HTTP/1.1 201 Created").endsWith("Widget");
    assertThat(server.loop().meter.bytesReceived.get()).isGreaterThan(20_000);
  }

  @Test
  void aChunkedPayloadMayHaveExtensionsAndTrailers() {
    server
        .send("POST /orders HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: Chunked\r\n\r\n")
        .send("5\r\nhello\r\n00A;name=\"a value\"\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
        .get("/products");
    server.advanceMillis(100);
    assertThat(server.received()).contains("HTTP/1.1 201 Created").endsWith("Widget");
  }

  @Test
  void aReplyWaitsForTheRequestToBeCompleteAndThatIsNoLateness() {
    server.send("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\nx");
    server.advanceMillis(250);
    assertThat(server.received()).isEmpty();
    server.send("x");
    assertThat(server.received()).contains("HTTP/1.1 201 Created");
    assertThat(server.reading(2).lateness().sumNanos()).isZero();
    assertThat(server.reading(2).actual().sumNanos()).isEqualTo(250_000_000);
  }

  @Test
  void aConditionOnThePayloadSeesIt() {
    server
        .send("POST /search HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n")
        .send("3\r\ngad\r\n");
    server.advanceMillis(40);
    server.send("3\r\nget\r\n0\r\n\r\n");
    server.advanceMillis(59);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(server.received()).endsWith("Gadget");
    server.send("POST /search HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\nwidge");
    assertThat(server.received()).startsWith("HTTP/1.1 404 ");
    server.send("POST /search HTTP/1.1\r\nHost: shop\r\n\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void aPayloadToBeLookedAtBeyondTheBoundIsRefused() {
    server.send("POST /search HTTP/1.1\r\nHost: shop\r\nContent-Length: 101\r\n\r\n");
    assertThat(server.received())
        .startsWith("HTTP/1.1 413 ")
        .endsWith("the payload is longer than the 100 bytes that are looked at\n");
    assertThat(server.isOpen()).isFalse();
  }

  @Test
  void aChunkedPayloadToBeLookedAtBeyondTheBoundIsRefused() {
    server
        .send("POST /search HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n")
        .send("64\r\n" + "x".repeat(100) + "\r\n1\r\nx\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void continueIsSentBeforeThePayload() {
    server.send(
        "POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
    assertThat(server.received()).isEqualTo("HTTP/1.1 100 Continue\n\n");
    server.send("xx").advanceMillis(100);
    assertThat(server.received()).startsWith("HTTP/1.1 201 Created");
  }

  @Test
  void continueIsSentForAPayloadToBeLookedAt() {
    server.send(
        "POST /search HTTP/1.1\r\nHost: shop\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    assertThat(server.received()).isEqualTo("HTTP/1.1 100 Continue\n\n");
    server.send("gadget").advanceMillis(100);
    assertThat(server.received()).endsWith("Gadget");
  }

  @Test
  void continueWaitsForEarlierReplies() {
    server
        .get("/slow")
        .send("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n")
        .send("Expect: 100-continue\r\n\r\n");
    assertThat(server.received()).isEmpty();
    server.advanceMillis(100);
    assertThat(server.received()).endsWith("SlowHTTP/1.1 100 Continue\n\n");
  }

  @Test
  void continueIsNotSentWhereItIsOfNoUse() {
    server.send("POST /orders HTTP/1.1\r\nHost: shop\r\nExpect: 100-continue\r\n\r\n");
    server.send(
        "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\nx");
    server.advanceMillis(100);
    assertThat(server.received()).doesNotContain("100 Continue");
  }

  @Test
  void anExpectationIsAnsweredAtOnceWhereNothingMatches() {
    server.send(
        "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 404 ").contains("\nConnection: close\n");
    assertThat(server.isOpen()).isFalse();
  }

  @Test
  void theAbsoluteFormIsTaken() {
    server.send("GET http://shop.example:80/products HTTP/1.1\r\nHost: other\r\n\r\n");
    assertThat(server.received()).endsWith("Widget");
    server.send("GET HTTPS://shop.example?a=/products HTTP/1.1\r\nHost: other\r\n\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void percentEncodingIsTakenOffOnce() {
    server.get("/pro%64ucts");
    assertThat(server.received()).endsWith("Widget");
    server.get("/pro%2564ucts");
    assertThat(server.received()).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void optionsStarIsAnswered() {
    server.send("OPTIONS * HTTP/1.1\r\nHost: shop\r\n\r\n");
    assertThat(server.received()).isEqualTo("HTTP/1.1 204 No Content\n\n");
    assertThat(server.loop().meter.unmatched.get()).isZero();
  }

  @Test
  void noContentHasNoLength() {
    server.send("DELETE /orders/7 HTTP/1.1\r\nHost: shop\r\n\r\n").get("/products");
    assertThat(server.received())
        .startsWith("HTTP/1.1 204 No Content\n\nHTTP/1.1 200 OK\n")
        .endsWith("Widget");
  }

  @Test
  void configuredFieldsAreSentAsTheyAreAndOursStandBack() {
    Reply reply =
        new Reply(
            List.of(203),
            List.of(
                new Header("X-Shop", "a, b"),
                new Header("content-type", "text/html"),
                new Header("date", "never"),
                new Header("Access-Control-Allow-Origin", "https://shop.example")),
            new Body.Fixed("text/plain", new byte[] {'x'}));
    VirtualServer own =
        new VirtualServer(
            PlanBuilder.shop().cors().endpoint("own", "GET /", NO_DELAY, reply).build());
    assertThat(own.get("/").received())
        .isEqualTo(
            """
            HTTP/1.1 203 Non-Authoritative Information
            X-Shop: a, b
            content-type: text/html
            date: never
            Access-Control-Allow-Origin: https://shop.example
            Access-Control-Expose-Headers: *
            Content-Length: 1

            x""");
  }

  @Test
  void preflightsAreAnsweredForBrowsers() {
    VirtualServer open = new VirtualServer(products().cors().build());
    open.send(
        "OPTIONS /orders HTTP/1.1\r\nHost: shop\r\nOrigin: https://ui.example\r\n"
            + "Access-Control-Request-Method: POST\r\n"
            + "Access-Control-Request-Headers: content-type, x-shop\r\n\r\n");
    assertThat(open.received())
        .isEqualTo(
            """
            HTTP/1.1 204 No Content
            Access-Control-Allow-Methods: POST
            Access-Control-Allow-Headers: content-type, x-shop
            Access-Control-Max-Age: 600
            Access-Control-Allow-Origin: *
            Access-Control-Expose-Headers: *

            """);
    assertThat(open.get("/nothing").received())
        .startsWith("HTTP/1.1 404 ")
        .contains("\nAccess-Control-Allow-Origin: *\n");
    server.send(
        "OPTIONS /orders HTTP/1.1\r\nHost: shop\r\nOrigin: https://ui.example\r\n"
            + "Access-Control-Request-Method: POST\r\n\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 405 ").doesNotContain("Access-Control");
  }

  @Test
  void theDecisionIsShownOnlyWhereAskedFor() {
    VirtualServer exposing = new VirtualServer(products().cors().expose(true, true).build());
    exposing.get("/slow").get("/slow").advanceMillis(100);
    assertThat(exposing.received())
        .contains("\nServer-Timing: service;dur=100.000\nX-Understudy-Ordinal: 0\n")
        .contains("\nServer-Timing: service;dur=100.000\nX-Understudy-Ordinal: 1\n")
        .contains("\nTiming-Allow-Origin: *\n");
    assertThat(exposing.send("HEAD /products HTTP/1.1\r\nHost: a\r\n\r\n").received())
        .contains("\nX-Understudy-Ordinal: 0\n")
        .endsWith("Content-Length: 6\n\n");
    assertThat(server.get("/products").received())
        .doesNotContain("Server-Timing")
        .doesNotContain("Understudy");
  }
}
