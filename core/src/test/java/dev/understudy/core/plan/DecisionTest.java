package dev.understudy.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Bounds;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Families;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.random.Streams;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionTest {
  private static final Distribution LAW =
      Families.build("lognormal", Map.of("p50", 20e6, "p99", 150e6), Bounds.NONE, v -> v + " ns")
          .distribution();

  private static EndpointPlan endpoint(ErrorRate... errors) {
    LatencyModel latency = new LatencyModel.Independent(LAW);
    Reply ok = new Reply(List.of(200), List.of(), Body.NONE);
    Reply down = new Reply(List.of(500, 503), List.of(), Body.NONE);
    var outcomes = new java.util.ArrayList<OutcomePlan>();
    outcomes.add(new OutcomePlan(OutcomePlan.SUCCESS, latency, new Outcome.Success(ok)));
    for (int i = 0; i < errors.length; i++) {
      outcomes.add(new OutcomePlan("e" + i, latency, new Outcome.ErrorResponse(down)));
    }
    return new EndpointPlan(
        "list-products",
        Streams.key(20260211, 0, "list-products"),
        1,
        OutcomeLaw.of(errors),
        outcomes);
  }

  @Test
  void serviceTimesAreTheReferenceDraws() throws IOException {
    EndpointPlan endpoint = endpoint();
    try (var in = DecisionTest.class.getResourceAsStream("draws.json")) {
      JsonNode values = JsonMapper.shared().readTree(in).path("draws").path("values");
      assertThat(values.size()).isPositive();
      for (JsonNode row : values.values()) {
        long nanos = endpoint.decide(row.path(0).asLong(), 0).serviceNanos();
        assertThat(nanos / 1e6).isCloseTo(row.path(3).asDouble(), within(1e-6));
      }
    }
  }

  @Test
  void theDeadlineIsArrivalPlusDecidedTime() {
    Decision decision = endpoint().decide(3, 1_000_000);
    assertThat(decision.deadlineNanos()).isEqualTo(1_000_000 + decision.serviceNanos());
  }

  /// Counted by the JVM, not timed. 56 bytes are the header, two references' worth of small fields
  /// and four numbers; what time and load add to a decision would show.
  @Test
  void aSteadyEndpointAllocatesADecisionOf56BytesAndNothingElse() {
    EndpointPlan endpoint = endpoint(new ErrorRate(0.02, 8), new ErrorRate(0.01, 0));
    EndpointState state = new EndpointState();
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long statuses = decide(state, endpoint, 1_000); // classes loaded, call sites linked
    long before = threads.getCurrentThreadAllocatedBytes();
    statuses += decide(state, endpoint, 10_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(statuses).isPositive();
    assertThat(bytes / 10_000.0).isBetween(0.0, 57.0); // 0 where the compiler removed the object
  }

  private static long decide(EndpointState state, EndpointPlan endpoint, int requests) {
    long sum = 0;
    for (int n = 0; n < requests; n++) {
      Decision decision = state.decide(endpoint, 7);
      sum += decision.status() + decision.deadlineNanos();
    }
    return sum;
  }

  @Test
  void aRequestIsDecidedAloneAsInTheSequence() {
    EndpointPlan endpoint = endpoint(new ErrorRate(0.02, 8), new ErrorRate(0.01, 0));
    EndpointState state = new EndpointState();
    for (int n = 0; n < 5000; n++) {
      assertThat(state.decide(endpoint, 7)).isEqualTo(endpoint.decide(n, 7));
    }
    assertThat(state.decided()).isEqualTo(5000);
  }

  @Test
  void equallyLikelyStatusesAreDrawnIndependentlyOfTheOutcome() {
    EndpointPlan endpoint = endpoint(new ErrorRate(1, 0));
    Map<Integer, Integer> count = new HashMap<>();
    for (int n = 0; n < 10_000; n++) {
      count.merge(endpoint.decide(n, 0).status(), 1, Integer::sum);
    }
    // Binomial(10,000, 1/2): 5 standard deviations are 250.
    assertThat(count.getOrDefault(500, 0)).isBetween(4750, 5250);
    assertThat(count.keySet()).containsExactlyInAnyOrder(500, 503);
  }

  @Test
  void threadsShareOrdinalsWithoutLossAndDoNotChangeDecisions() throws InterruptedException {
    EndpointPlan endpoint = endpoint(new ErrorRate(0.1, 5));
    EndpointState state = new EndpointState();
    var decisions = new ConcurrentLinkedQueue<Decision>();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 2000; n++) {
                      decisions.add(state.decide(endpoint, 0));
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<Decision> inOrder =
        decisions.stream().sorted(java.util.Comparator.comparing(Decision::ordinal)).toList();
    assertThat(inOrder).hasSize(8000);
    for (int n = 0; n < 8000; n++) {
      assertThat(inOrder.get(n)).isEqualTo(endpoint.decide(n, 0));
    }
  }
}
