package dev.understudy.config.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.predict.Arrivals;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanSubject;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.VirtualRun;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is written, seen through the code that decides requests, in virtual time.
class ScenariosTest {
  private static final long SECOND = 1_000_000_000L;

  private static Plan plan(String text) {
    Loaded loaded = Configurations.parse("shop.yaml", text, LoadOptions.of(1));
    assertThat(loaded.hasErrors()).as(loaded.problems().toString()).isFalse();
    return loaded.plan().orElseThrow();
  }

  private static Prediction.Timeline<Prediction.Interval> run(
      Plan plan, String scenario, double perSecond, long seconds, long interval) {
    int index = plan.scenarios().indexOf(plan.scenario(scenario).orElseThrow());
    PlanState state =
        PlanState.start(plan, index, ScenarioClock.activated(0, 0), 0, 1_700_000_000L * SECOND);
    return new VirtualRun(
            new PlanSubject(state),
            List.of(new VirtualRun.Stream(0, new Arrivals.Poisson(perSecond))),
            new Horizon(0, seconds * SECOND, interval * SECOND))
        .run()
        .endpoints()
        .getFirst();
  }

  private static double mean(Prediction.Interval interval) {
    return interval.latency().meanNanos() / 1e6;
  }

  private static double share(Prediction.Interval interval, String outcome) {
    return interval.outcomes().stream()
            .filter(it -> it.name().equals(outcome))
            .mapToLong(Prediction.OutcomeCount::count)
            .sum()
        / (double) interval.requests();
  }

  private static final String WINDOWS =
      """
      version: 1
      endpoints:
        a:
          request: GET /a
          latency: 10ms
          errors: {down: {rate: 1%, status: 503}}
      windows:
        slow:
          on: {endpoint: a}
          at: {start: 100s, duration: 100s}
          ramp: {up: 50s}
          behaviour:
            latency: {scale: 4, add: 2ms}
            errors: {add: {down: {rate: 20%}, late: {rate: 10%, status: 504}}}
        gc:
          on: all
          at: {start: 300s, every: 10s, duration: 1s, times: 10}
          behaviour: {stall: true}
      scenarios:
        calm: {windows: []}
        rough: {}
      """;

  @Test
  void aWindowActsInItsScenarioAndForItsTime() {
    Plan plan = plan(WINDOWS);
    var calm = run(plan, "calm", 200, 400, 100);
    assertThat(calm.whole().latency().quantileNanos(0.999) / 1e6).isCloseTo(10, within(0.1));
    var rough = run(plan, "rough", 200, 400, 50);
    assertThat(mean(rough.intervals().get(0))).isCloseTo(10, within(0.1));
    assertThat(mean(rough.intervals().get(2))).as("half a ramp").isCloseTo(26, within(1.0));
    assertThat(mean(rough.intervals().get(3))).as("full").isCloseTo(42, within(0.1));
    assertThat(share(rough.intervals().get(3), "down")).isCloseTo(0.21, within(0.02));
    assertThat(share(rough.intervals().get(3), "late")).isCloseTo(0.1, within(0.015));
    assertThat(mean(rough.intervals().get(4))).isCloseTo(10, within(0.1));
  }

  /// Of every 10 s one is stalled, and who comes in it waits 500 ms on average.
  @Test
  void aStallHoldsWhoComesUntilItsEnd() {
    var rough = run(plan(WINDOWS), "rough", 200, 400, 50);
    assertThat(mean(rough.intervals().get(6))).isCloseTo(60, within(5.0));
    assertThat(rough.intervals().get(6).latency().quantileNanos(0.9999) / 1e6)
        .isCloseTo(1010, within(15.0));
  }

  @Test
  void scenariosShareWhatTheyHaveAlike() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a: {request: GET /a, latency: 10ms}
              b: {request: GET /b, latency: 10ms, capacity: {concurrency: 2}}
            windows:
              slow:
                on: {endpoint: a}
                at: {start: 5s}
                behaviour: {latency: {scale: 2}}
            scenarios: {calm: {windows: []}, rough: {}}
            active: rough
            """);
    List<EndpointPlan> calm = plan.scenarios().get(0).at(0).endpoints();
    List<EndpointPlan> rough = plan.scenarios().get(1).at(0).endpoints();
    assertThat(plan.active()).isEqualTo(1);
    assertThat(rough.get(1)).isSameAs(calm.get(1));
    assertThat(rough.get(0)).isNotSameAs(calm.get(0));
    assertThat(rough.get(0).fingerprint()).isNotEqualTo(calm.get(0).fingerprint());
  }

  /// M/D/1 at 80 %: rho m / (2 (1 - rho)) = 20 ms of waiting; 3 standard errors are below 1 ms.
  @Test
  void aCapacityMakesAQueue() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a: {request: GET /a, latency: 10ms, capacity: {concurrency: 1}}
            """);
    var run = run(plan, "default", 80, 4000, 4000);
    assertThat(run.whole().waitMeanNanos() / 1e6).isCloseTo(20, within(1.0));
    assertThat(run.whole().utilisation()).isCloseTo(0.8, within(0.01));
  }

  /// A loss system: Erlang B for 2 erlangs and 2 servers is 40 %.
  @Test
  void whoFindsTheQueueFullIsAnsweredByWhenFull() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a:
                request: GET /a
                latency: {exponential: {mean: 20ms}}
                capacity: {concurrency: 2, queue: 0, whenFull: {status: 529}}
            """);
    var run = run(plan, "default", 100, 2000, 2000);
    assertThat(share(run.whole(), "queue full")).isCloseTo(0.4, within(0.01));
    assertThat(plan.endpoints().getFirst().outcomes())
        .extracting(it -> it.name() + it.outcome().reply().statuses())
        .containsExactly("success[200]", "queue full[529]");
  }

  @Test
  void callsQueueAtTheirDependencyAndTheirTriesAddUp() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a:
                request: GET /a
                latency: 10ms
                calls:
                  - {to: payments, retry: {attempts: 3, backoff: {initial: 100ms, factor: 2}}, onFailure: {status: 599}}
            dependencies:
              payments: {latency: 180ms, errors: {down: {rate: 20%}}, capacity: {concurrency: 200}}
            """);
    EndpointPlan endpoint = plan.endpoints().getFirst();
    assertThat(endpoint.load().staged()).isTrue();
    var run = run(plan, "default", 100, 1000, 1000);
    assertThat(share(run.whole(), "payments failed")).isCloseTo(0.008, within(0.001));
    // MODELS.md 5: E = 180 (1 + p + p^2) + 100 p + 200 p^2 = 251.2 ms, plus the service time.
    assertThat(mean(run.whole())).isCloseTo(261.2, within(1.0));
  }

  @Test
  void contentionAloneRefusesNobody() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a: {request: GET /a, latency: 10ms, contention: {linear: {perRequest: 10%}}}
            """);
    var run = run(plan, "default", 50, 1000, 1000);
    assertThat(share(run.whole(), "success")).isEqualTo(1);
    assertThat(run.whole().throughputPerSecond()).isCloseTo(50, within(1.0));
    assertThat(mean(run.whole())).isGreaterThan(10.3);
  }

  /// A window at 02:00 in Berlin, in winter, is one at 01:00 UTC: an hour and a half after an
  /// activation at 23:30.
  @Test
  void aCalendarWindowIsAnchoredAtTheActivation() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints: {a: {request: GET /a, latency: 10ms}, b: {request: GET /b}}
            windows:
              backup:
                on: {endpoint: a}
                at: {daily: 02:00 Europe/Berlin, duration: 10m}
                behaviour: {latency: {add: 90ms}}
              sale:
                on: {endpoint: a}
                at: {start: 2026-01-01T00:00Z, duration: 1h}
                behaviour: {latency: {scale: 2}}
            """);
    assertThat(plan.scenarios().getFirst().calendar()).isTrue();
    long evening = java.time.Instant.parse("2026-01-01T23:30:00Z").getEpochSecond() * SECOND;
    var behaviours = plan.scenarios().getFirst().at(evening);
    EndpointPlan a = behaviours.endpoints().getFirst();
    var law = a.outcomes().getFirst().latency().law();
    assertThat(a.modulation().latency(89 * 60 * SECOND, law).mean() / 1e6).isEqualTo(10);
    assertThat(a.modulation().latency(91 * 60 * SECOND, law).mean() / 1e6).isEqualTo(100);
    EndpointPlan earlier =
        plan.scenarios().getFirst().at(evening - 23L * 3600 * SECOND).endpoints().getFirst();
    assertThat(earlier.modulation().latency(0, law).mean() / 1e6).as("the sale").isEqualTo(20);
    assertThat(plan.scenarios().getFirst().at(evening).endpoints().get(1))
        .isEqualTo(behaviours.endpoints().get(1));
  }

  @Test
  void aGroupsCapacityAndLimitAreSharedAndStagedForAll() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints:
              a: {request: GET /a, latency: 10ms}
              b: {request: GET /b, latency: 10ms, calls: [{to: stock}]}
              c: {request: GET /c, latency: 10ms}
            dependencies: {stock: {latency: 5ms, capacity: {concurrency: 3}}}
            groups:
              shared:
                members: [a, b]
                behaviour: {capacity: {concurrency: 2}, rateLimit: {rate: 50/s}}
              own:
                members: [c]
                behaviour: {capacity: {concurrency: 2, per: endpoint}}
            """);
    var behaviours = plan.scenarios().getFirst().at(0);
    assertThat(behaviours.resources().pools())
        .extracting(pool -> pool.name() + pool.staged())
        .containsExactly("group:shared" + true, "c" + false);
    List<EndpointPlan> endpoints = behaviours.endpoints();
    assertThat(endpoints.get(0).load().pool()).isEqualTo(endpoints.get(1).load().pool());
    assertThat(endpoints.get(0).load().limits()).isEqualTo(endpoints.get(1).load().limits());
    assertThat(endpoints).extracting(e -> e.load().staged()).containsExactly(true, true, false);
  }

  @Test
  void aWindowOnADependencySlowsFailsAndStallsItsCalls() {
    Plan plan =
        plan(
            """
            version: 1
            endpoints: {a: {request: GET /a, latency: 10ms, calls: [{to: stock}]}}
            dependencies: {stock: {latency: 20ms}}
            windows:
              slow:
                on: {dependency: stock}
                at: {start: 100s, duration: 100s}
                behaviour: {latency: {scale: 3}, errors: {add: {down: {rate: 25%}}}}
              gc:
                on: {dependency: stock}
                at: {start: 210s, every: 10s, duration: 5s}
                behaviour: {stall: true}
            """);
    assertThat(plan.endpoints().getFirst().load().staged()).isFalse();
    var run = run(plan, "default", 100, 300, 100);
    assertThat(mean(run.intervals().get(0))).isCloseTo(30, within(0.1));
    assertThat(mean(run.intervals().get(1))).isCloseTo(70, within(0.5));
    assertThat(share(run.intervals().get(1), "stock failed")).isCloseTo(0.25, within(0.015));
    assertThat(mean(run.intervals().get(2))).as("nine tenths of it").isCloseTo(1157, within(60.0));
  }

  @Test
  void fingerprintsFollowWhatTouchesTheEndpoint() {
    String text =
        """
        version: 1
        endpoints:
          a: {request: GET /a, latency: 10ms, calls: [{to: stock}]}
          b: {request: GET /b, latency: 10ms}
        dependencies: {stock: {latency: 20ms}}
        groups: {g: {members: [b], behaviour: {errors: {scale: 2}, latency: {scale: 2}}}}
        windows: {w: {on: {endpoint: b}, at: {start: 60s}, behaviour: {latency: {add: 1s}}}}
        """;
    List<Long> before = fingerprints(text);
    assertThat(fingerprints(text.replace("60s", "1m").replace("20ms", "0.02s"))).isEqualTo(before);
    assertThat(fingerprints(text.replace("latency: 20ms", "latency: 21ms")).getFirst())
        .isNotEqualTo(before.getFirst());
    for (String change :
        List.of("60s|61s", "add: 1s|add: 2s", "latency: {scale: 2}|latency: {scale: 3}")) {
      String[] parts = change.split("\\|");
      List<Long> after = fingerprints(text.replace(parts[0], parts[1]));
      assertThat(after.get(0)).as(change).isEqualTo(before.get(0));
      assertThat(after.get(1)).as(change).isNotEqualTo(before.get(1));
    }
  }

  private static List<Long> fingerprints(String text) {
    return plan(text).endpoints().stream().map(EndpointPlan::fingerprint).toList();
  }
}
