package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is told of which requests, and of how much of them.
class ObserversTest {
  private final VirtualServer server =
      new VirtualServer(plan("endpoints: {shop: {request: GET /shop, latency: 10ms}}"));

  private final List<EndedRequest> told = new ArrayList<>();

  @Test
  void onlyWhoeverWantsHeadersMakesThemBeKept() {
    server.loop().observers.add(told::add);
    server.send("GET /shop HTTP/1.1\r\nHost: shop\r\nX-Trace: 7\r\n\r\n").advanceMillis(10);
    assertThat(told.getFirst().circumstances().headers()).isEmpty();
    server
        .loop()
        .observers
        .add(
            new RequestObserver() {
              @Override
              public void ended(EndedRequest request) {}

              @Override
              public boolean wantsHeaders(RequestView head) {
                return !head.headers("x-trace").isEmpty();
              }
            });
    server.send("GET /shop HTTP/1.1\r\nHost: shop\r\nX-Trace: 7\r\n\r\n").advanceMillis(10);
    assertThat(told.getLast().circumstances().headers())
        .containsExactly(new Header("Host", "shop"), new Header("X-Trace", "7"));
    assertThat(told.getLast().circumstances().latenessNanos()).isZero();
  }

  @Test
  void oneOfUnmatchedRequestsHearsOfNoOther() {
    server.loop().observers.addForUnmatched(told::add);
    server.get("/shop").advanceMillis(10).get("/shob").advanceMillis(1);
    assertThat(told)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).isEqualTo("/shob");
              assertThat(it.circumstances().missed())
                  .isEqualTo("nearest: shop differs in path /shop");
            });
  }

  @Test
  void whoeverIsForgottenHearsNoMore() {
    RequestObserver observer = told::add;
    server.loop().observers.add(observer);
    server.get("/shop").advanceMillis(10);
    server.loop().observers.remove(observer);
    server.get("/shop").advanceMillis(10);
    assertThat(told).hasSize(1);
  }

  @Test
  void aReplyRepeatsTheHeaderForCorrelation() {
    VirtualServer echoing =
        new VirtualServer(
            plan(
                "expose: {correlation: X-Correlation-Id}\nendpoints: {shop: {request: GET /shop,"
                    + " latency: 0ms}}"));
    String reply =
        echoing.send("GET /shop HTTP/1.1\r\nHost: a\r\nx-correlation-id: 7f\r\n\r\n").received();
    assertThat(reply).contains("\nX-Correlation-Id: 7f\n");
    assertThat(echoing.get("/shop").received()).doesNotContain("Correlation");
  }
}
