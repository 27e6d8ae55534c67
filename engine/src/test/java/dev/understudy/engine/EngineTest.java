package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static dev.understudy.engine.PlanBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final EngineOptions HERE = EngineOptions.listeningOn("127.0.0.1", 0).withLoops(2);

  @Test
  void answersAndKeepsTheConnection() throws IOException {
    try (Engine engine = start(PlanBuilder.shop());
        RawClient client = RawClient.connectTo(engine)) {
      for (int i = 0; i < 3; i++) {
        Answer answer = client.get("/products").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.payload()).isEqualTo("Widget");
        assertThat(answer.field("content-type")).contains("text/plain");
        assertThat(answer.field("date")).isPresent();
        assertThat(answer.field("connection")).isEmpty();
      }
    }
  }

  @Test
  void isNeverEarly() throws IOException {
    try (Engine engine = start(PlanBuilder.shop());
        RawClient client = RawClient.connectTo(engine)) {
      long before = System.nanoTime();
      client.get("/orders").answer();
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000);
    }
  }

  @Test
  void says404WithWhatCameNearestAnd405WithAllow() throws IOException {
    try (Engine engine = start(PlanBuilder.shop());
        RawClient client = RawClient.connectTo(engine)) {
      Answer unknown = client.get("/product").answer();
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.payload()).startsWith("no endpoint matches; nearest: products differs");
      Answer wrongMethod = client.send("DELETE /products HTTP/1.1\r\nHost: shop\r\n\r\n").answer();
      assertThat(wrongMethod.status()).isEqualTo(405);
      assertThat(wrongMethod.field("allow")).contains("GET, HEAD");
      assertThat(engine.readings().unmatched()).isEqualTo(2);
    }
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    try (Engine engine = start(PlanBuilder.shop())) {
      EngineOptions taken = EngineOptions.listeningOn("127.0.0.1", engine.port());
      assertThatThrownBy(() -> Engine.start(taken, shop().build()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + engine.port());
    }
  }

  private static Engine start(PlanBuilder plan) throws IOException {
    return Engine.start(
        HERE,
        plan.endpoint("products", "GET /products", NO_DELAY, reply(200, "Widget"))
            .endpoint("orders", "GET /orders", millis(50), reply(200, "Order"))
            .build());
  }
}
