package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.distribution.LogNormal;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Plan;
import dev.understudy.engine.EngineOptions.Transport;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineLifeTest {
  private static final EngineOptions HERE = EngineOptions.listeningOn("127.0.0.1", 0).withLoops(2);

  private static Plan plan() {
    return PlanBuilder.shop()
        .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"))
        .endpoint("slow", "GET /slow", millis(300), reply(200, "slow"))
        .endpoint("never", "GET /never", millis(3_600_000), reply(200, "never"))
        .build();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void servesOnEachTransport(Transport transport) throws IOException {
    try (Engine engine = Engine.start(HERE.withTransport(transport), plan());
        RawClient client = RawClient.connectTo(engine)) {
      assertThat(client.get("/now").answer().payload()).isEqualTo("now");
      assertThat(client.get("/slow").answer().payload()).isEqualTo("slow");
    }
  }

  @Test
  void closingLetsTheRequestsInFlightFinish() throws Exception {
    Engine engine = Engine.start(HERE, plan());
    try (RawClient waiting = RawClient.connectTo(engine);
        RawClient idle = RawClient.connectTo(engine)) {
      waiting.get("/slow");
      idle.get("/now").answer();
      Await.until(() -> engine.readings().inFlight() == 1);
      var closed = CompletableFuture.supplyAsync(() -> engine.close(Duration.ofSeconds(10)));
      assertThat(idle.readToEnd()).isEqualTo("<FIN>");
      Answer answer = waiting.answer();
      assertThat(answer.payload()).isEqualTo("slow");
      assertThat(answer.field("connection")).contains("close");
      assertThat(waiting.readToEnd()).isEqualTo("<FIN>");
      assertThat(closed.get()).isTrue();
      assertThatThrownBy(() -> RawClient.connectTo(engine)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closingCutsOffWhatOutlastsTheGrace() throws Exception {
    Engine engine = Engine.start(HERE, plan());
    try (RawClient waiting = RawClient.connectTo(engine)) {
      waiting.get("/never");
      Await.until(() -> engine.readings().inFlight() == 1);
      assertThat(engine.close(Duration.ofMillis(20))).isFalse();
      assertThat(waiting.readToEnd()).matches("<(FIN|RST)>");
    }
  }

  @Test
  void connectionsBeyondTheBoundAreResetAndCounted() throws Exception {
    try (Engine engine = Engine.start(HERE.withMaxConnections(2), plan())) {
      try (RawClient one = RawClient.connectTo(engine);
          RawClient two = RawClient.connectTo(engine)) {
        one.get("/now").answer();
        two.get("/now").answer();
        assertThat(refusal(engine)).isEqualTo("<RST>");
        assertThat(engine.readings().connections()).isEqualTo(2);
        assertThat(engine.readings().connectionsRefused()).isEqualTo(1);
        assertThat(one.get("/now").answer().status()).isEqualTo(200);
      }
      Await.until(() -> engine.readings().connections() == 0);
      try (RawClient again = RawClient.connectTo(engine)) {
        assertThat(again.get("/now").answer().status()).isEqualTo(200);
      }
      assertThat(engine.readings().connectionsAccepted()).isEqualTo(3);
    }
  }

  /// What a connection beyond the bound sees; the reset may come before connecting has returned.
  private static String refusal(Engine engine) throws IOException {
    try (RawClient client = RawClient.connectTo(engine)) {
      return client.readToEnd();
    } catch (SocketException reset) {
      return "<RST>";
    }
  }

  @Test
  void aClientThatHangsUpIsNoticedWhileItsReplyWaits() throws Exception {
    try (Engine engine = Engine.start(HERE, plan())) {
      try (RawClient client = RawClient.connectTo(engine)) {
        client.get("/never");
        Await.until(() -> engine.readings().inFlight() == 1);
      }
      Await.until(() -> engine.readings().inFlight() == 0);
      assertThat(engine.readings().endpoints().get(2).abandoned()).isEqualTo(1);
    }
  }

  /// What `sample` would print: the decisions, one by one, and what the server answers.
  @Test
  void oneConnectionGetsTheDecisionsInTheirOrder() throws IOException {
    Plan plan =
        PlanBuilder.shop()
            .expose(true, true)
            .endpoint(
                "get-product",
                "GET /products/{id}",
                new LogNormal(200_000, 0.5),
                reply(200, "Widget"),
                new PlanBuilder.Error("gone", 0.2, new Outcome.ErrorResponse(reply(404, "gone"))),
                new PlanBuilder.Error("down", 0.1, new Outcome.ErrorResponse(reply(503, "down"))))
            .build();
    try (Engine engine = Engine.start(HERE, plan);
        RawClient client = RawClient.connectTo(engine)) {
      for (int n = 0; n < 500; n++) {
        Decision decision = plan.endpoints().getFirst().decide(n, 0);
        Answer answer = client.get("/products/" + n).answer();
        assertThat(answer.status()).isEqualTo(decision.status());
        assertThat(answer.field("x-understudy-ordinal")).contains(Integer.toString(n));
        assertThat(answer.field("server-timing"))
            .contains(String.format("service;dur=%.3f", decision.serviceNanos() / 1e6));
      }
    }
  }
}
