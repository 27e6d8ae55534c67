package dev.understudy.engine;

import static dev.understudy.engine.Configured.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.measure.LoadReadings.StationReading;
import dev.understudy.core.plan.Plan;
import org.junit.jupiter.api.Test;

/// What becomes of requests that wait for a server while the plan, the scenario or their client
/// changes: time stands still until it is advanced.
class QueuedRequestsTest {
  private static Plan pay(int servers, int latencyMillis) {
    return plan(
        """
        endpoints:
          pay:
            request: GET /pay
            latency: %dms
            capacity: {concurrency: %d}
        """
            .formatted(latencyMillis, servers));
  }

  private static Plan order(int callMillis, String more) {
    return plan(
        """
        endpoints:
          order: {request: GET /order, latency: 20ms, calls: [{to: payments}]}
        %s
        dependencies:
          payments: {latency: %dms, capacity: {concurrency: 1}}
        """
            .formatted(more.indent(2), callMillis));
  }

  @Test
  void aReloadKeepsTheQueueOfAStationThatItLeavesUnchanged() {
    VirtualServer server = new VirtualServer(pay(1, 100));
    server.get("/pay").get("/pay");
    VirtualServer other = server.another();
    server.plans.apply(pay(1, 50));
    other.get("/pay");
    assertThat(answered(other)).isEqualTo(250);
    assertThat(replies(server)).isEqualTo(2);
  }

  @Test
  void aStationThatAReloadChangesStartsEmptyAndTheOldOneGoesOn() {
    VirtualServer server = new VirtualServer(pay(1, 100));
    server.get("/pay").get("/pay");
    VirtualServer other = server.another();
    server.plans.apply(pay(2, 50));
    other.get("/pay");
    assertThat(answered(other)).isEqualTo(50);
    assertThat(answered(server)).isEqualTo(50);
    assertThat(answered(server)).isEqualTo(100);
  }

  @Test
  void stagedRequestsOfAReplacedPlanGoOnToTheirEnd() {
    VirtualServer server = new VirtualServer(order(50, ""));
    server.get("/order").get("/order").get("/order").advanceMillis(30);
    VirtualServer other = server.another();
    server.plans.apply(order(10, ""));
    other.get("/order");
    assertThat(answered(other)).isEqualTo(30);
    assertThat(answered(server)).isEqualTo(10); // 70 ms after it came
    assertThat(answered(server)).isEqualTo(50);
    assertThat(answered(server)).isEqualTo(50);
  }

  @Test
  void stagedRequestsBeforeAndAfterAReloadShareWhatItLeavesUnchanged() {
    VirtualServer server = new VirtualServer(order(50, ""));
    server.get("/order").get("/order");
    VirtualServer other = server.another();
    server.plans.apply(order(50, "other: {request: GET /other, latency: 1ms}"));
    other.get("/order");
    assertThat(answered(other)).isEqualTo(170);
    assertThat(replies(server)).isEqualTo(2);
  }

  @Test
  void aScenarioSwitchedWhileRequestsWaitActsOnThoseThatComeAfter() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  order: {request: GET /order, latency: 20ms, calls: [{to: payments}]}
                dependencies:
                  payments: {latency: 50ms, capacity: {concurrency: 1}}
                scenarios:
                  calm: {}
                  rush: {behaviour: {latency: {scale: 3}}}
                active: calm
                """));
    server.get("/order").get("/order");
    VirtualServer other = server.another();
    server.plans.activate("rush", 0, 1);
    other.get("/order"); // 60 ms of its own, then the third in the queue
    assertThat(answered(other)).isEqualTo(170);
    assertThat(replies(server)).isEqualTo(2);
    assertThat(server.reading(0).requests()).isEqualTo(3);
  }

  @Test
  void countsOutliveAReloadInAnyScenario() {
    String scenarios =
        """
        endpoints:
          get: {request: GET /get, latency: 10ms}
        %s
        scenarios:
          calm: {}
          rush: {behaviour: {latency: {scale: 3}}}
        active: calm
        """;
    VirtualServer server = new VirtualServer(plan(scenarios.formatted("")));
    server.get("/get").advanceMillis(10);
    server.plans.activate("rush", 0, 1);
    server.get("/get").advanceMillis(30);
    server.plans.apply(plan(scenarios.formatted("  more: {request: GET /more}")));
    server.get("/get").advanceMillis(30);
    assertThat(replies(server)).isEqualTo(3);
    assertThat(server.reading(0).requests()).isEqualTo(3);
  }

  @Test
  void aClientThatLeavesTheQueueKeepsItsPlaceInIt() {
    VirtualServer leaves = new VirtualServer(pay(1, 100));
    leaves.get("/pay").get("/pay");
    VirtualServer stays = leaves.another();
    stays.get("/pay");
    leaves.channel.close();
    assertThat(leaves.reading(0).abandoned()).isEqualTo(2);
    assertThat(leaves.reading(0).leftInPlace()).isEqualTo(2);
    assertThat(leaves.reading(0).inFlight()).isEqualTo(1);
    assertThat(station(stays)).extracting(StationReading::waiting).isEqualTo(2);
    assertThat(answered(stays)).isEqualTo(300);
  }

  @Test
  void aClientThatLeavesAStagedRequestKeepsItsPlaceAtTheDependency() {
    VirtualServer leaves = new VirtualServer(order(50, ""));
    leaves.get("/order").get("/order");
    VirtualServer stays = leaves.another();
    stays.get("/order").advanceMillis(30);
    leaves.channel.close();
    assertThat(leaves.reading(0).leftInPlace()).isEqualTo(2);
    assertThat(leaves.reading(0).requests()).isZero();
    assertThat(station(stays)).extracting(StationReading::waiting).isEqualTo(2);
    assertThat(answered(stays)).isEqualTo(140); // the third: 20 + 3 x 50
    assertThat(leaves.reading(0).requests()).isEqualTo(3);
    assertThat(leaves.reading(0).inFlight()).isZero();
    assertThat(leaves.plans.current().state.agenda().size()).isZero();
  }

  /// The connection's exchanges are used again: a decision made for an earlier one reaches nobody.
  @Test
  void aRequestThatIsRefusedInTheMiddleIsNotAnsweredTwice() {
    VirtualServer server =
        new VirtualServer(
            plan(
                """
                endpoints:
                  order: {request: POST /order, latency: 20ms, calls: [{to: payments}]}
                dependencies:
                  payments: {latency: 50ms, capacity: {concurrency: 1}}
                """));
    server.send("POST /order HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    assertThat(server.received()).startsWith("HTTP/1.1 400 ");
    assertThat(server.advanceMillis(100).received()).isEmpty();
    assertThat(server.reading(0).requests()).isEqualTo(1);
    assertThat(server.reading(0).inFlight()).isZero();
  }

  private static StationReading station(VirtualServer server) {
    return server.load().stations().getFirst();
  }

  private static int replies(VirtualServer server) {
    return server.received().split("HTTP/1.1 200 OK\n", -1).length - 1;
  }

  /// Milliseconds from now until the next reply.
  private static int answered(VirtualServer server) {
    for (int millis = 0; millis <= 10_000; millis++) {
      String received = server.received();
      if (!received.isEmpty()) {
        assertThat(received).startsWith("HTTP/1.1 200 OK\n");
        return millis;
      }
      server.advanceMillis(1);
    }
    throw new AssertionError("no reply within ten seconds");
  }
}
