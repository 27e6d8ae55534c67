package dev.understudy.engine;

import static dev.understudy.engine.PlanBuilder.NO_DELAY;
import static dev.understudy.engine.PlanBuilder.millis;
import static dev.understudy.engine.PlanBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.measure.Readings;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReloadTest {
  private static PlanBuilder plan(long slowMillis) {
    return PlanBuilder.shop()
        .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"))
        .endpoint("slow", "GET /slow", millis(slowMillis), reply(200, "slow " + slowMillis));
  }

  @Test
  void aRequestInFlightFinishesUnderItsPlan() {
    VirtualServer server = new VirtualServer(plan(100).build());
    server.get("/slow");
    server.plans.apply(plan(200).build());
    server.get("/slow").advanceMillis(100);
    assertThat(server.received()).endsWith("slow 100");
    server.advanceMillis(100);
    assertThat(server.received()).endsWith("slow 200");
  }

  @Test
  void anUnchangedEndpointKeepsOrdinalsAndCountsAChangedOneStartsAfresh() {
    VirtualServer server = new VirtualServer(plan(100).expose(false, true).build());
    server.get("/now").get("/slow").advanceMillis(100).received();
    server.plans.apply(plan(200).expose(false, true).build());
    server.get("/now").get("/slow").advanceMillis(200);
    assertThat(server.received())
        .containsSubsequence("X-Understudy-Ordinal: 1\n", "now", "X-Understudy-Ordinal: 0\n");
    assertThat(server.reading(0).requests()).isEqualTo(2);
    assertThat(server.reading(1).requests()).isEqualTo(1);
    PlanBuilder otherSeed =
        PlanBuilder.shop()
            .seed(7)
            .expose(false, true)
            .endpoint("now", "GET /now", NO_DELAY, reply(200, "now"));
    server.plans.apply(otherSeed.build());
    assertThat(server.get("/now").received()).contains("X-Understudy-Ordinal: 0\n");
    assertThat(server.plans.reloads()).isEqualTo(2);
  }

  @Test
  void aPlanThatCannotBeServedChangesNothing() {
    VirtualServer server = new VirtualServer(plan(100).build());
    Plan broken =
        PlanBuilder.shop()
            .endpoint("now", "GET /now", NO_DELAY, reply(200, new Header("Connection", "x")))
            .build();
    assertThatThrownBy(() -> server.plans.apply(broken))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.get("/now").received()).endsWith("now");
    assertThat(server.plans.reloads()).isZero();
  }

  /// Every other plan changes one endpoint, so that both ways of taking over a record are used.
  @Test
  void threeHundredReloadsUnderLoadLoseNoRequest() throws Exception {
    EngineOptions options = EngineOptions.listeningOn("127.0.0.1", 0).withLoops(2);
    AtomicBoolean stop = new AtomicBoolean();
    try (Engine engine = Engine.start(options, plan(1).build());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> answered = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answered.add(clients.submit(() -> askUntil(stop, engine)));
      }
      for (int i = 0; i < 300; i++) {
        engine.apply(plan(1 + i / 2 % 2).build());
        long seen = engine.readings().bytesSent();
        Await.until(() -> engine.readings().bytesSent() > seen);
      }
      stop.set(true);
      long total = 0;
      for (Future<Long> count : answered) {
        total += count.get();
      }
      Await.until(() -> engine.readings().inFlight() == 0);
      Readings readings = engine.readings();
      assertThat(readings.reloads()).isEqualTo(300);
      assertThat(readings.unmatched()).isZero();
      assertThat(readings.endpoints().getFirst().requests()).isEqualTo(total / 2);
    }
  }

  private static long askUntil(AtomicBoolean stop, Engine engine) throws Exception {
    long answered = 0;
    try (RawClient client = RawClient.connectTo(engine)) {
      while (!stop.get()) {
        assertThat(client.get("/now").answer().payload()).isEqualTo("now");
        assertThat(client.get("/slow").answer().payload()).startsWith("slow ");
        answered += 2;
      }
    }
    return answered;
  }
}
