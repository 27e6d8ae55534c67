package dev.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.load.Pacing;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.PlanState;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.predict.Arrivals;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.predict.PlanSubject;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.OutcomeCount;
import dev.understudy.core.predict.VirtualRun;
import dev.understudy.core.schedule.ScenarioClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the comment on top of each example promises, in virtual time. Seeds are those of the files.
class ExamplesTest {
  private static final long SECOND = 1_000_000_000L;

  private static Plan plan(String name) throws IOException {
    Loaded loaded =
        Configurations.load(List.of(Path.of("../examples/" + name + ".yaml")), LoadOptions.of(1));
    return loaded.plan().orElseThrow();
  }

  /// @param fromSeconds the scenario's time at which requests begin to come
  private static List<Interval> run(
      Plan plan,
      String scenario,
      int endpoint,
      double perSecond,
      long fromSeconds,
      long toSeconds,
      long intervalSeconds) {
    int index = plan.scenarios().indexOf(plan.scenario(scenario).orElseThrow());
    PlanState state = PlanState.start(plan, index, ScenarioClock.activated(0, 0), 0, 0);
    Horizon horizon =
        new Horizon(fromSeconds * SECOND, toSeconds * SECOND, intervalSeconds * SECOND);
    return new VirtualRun(
            new PlanSubject(state),
            List.of(new VirtualRun.Stream(endpoint, new Arrivals.Poisson(perSecond))),
            horizon)
        .run()
        .endpoints()
        .getFirst()
        .intervals();
  }

  private static Interval run(Plan plan, String scenario, int endpoint, double perSecond) {
    return run(plan, scenario, endpoint, perSecond, 0, 1000, 1000).getFirst();
  }

  private static double meanMs(Interval interval) {
    return interval.latency().meanNanos() / 1e6;
  }

  private static double quantileMs(Interval interval, double p) {
    return interval.latency().quantileNanos(p) / 1e6;
  }

  private static double share(Interval interval, String outcome) {
    return interval.outcomes().stream()
            .filter(it -> it.name().equals(outcome))
            .mapToLong(OutcomeCount::count)
            .sum()
        / (double) interval.requests();
  }

  @Test
  void blackFridayQueuesAndRefuses() throws IOException {
    Plan plan = plan("black-friday");
    Interval calm = run(plan, "calm", 0, 200);
    assertThat(meanMs(calm)).isCloseTo(50, within(0.5));
    assertThat(calm.utilisation()).isCloseTo(0.5, within(0.01));
    Interval busy = run(plan, "black-friday", 0, 200);
    assertThat(meanMs(busy)).isCloseTo(75, within(3.0));
    assertThat(busy.utilisation()).isCloseTo(0.75, within(0.01));
    Interval full = run(plan, "black-friday", 0, 300);
    assertThat(full.throughputPerSecond()).isCloseTo(267, within(2.0));
    assertThat(share(full, "queue full")).isCloseTo(0.11, within(0.01));
    assertThat(full.waitMeanNanos() / 1e6).isCloseTo(730, within(20.0));
  }

  @Test
  void aBrownoutRisesStaysAndFalls() throws IOException {
    List<Interval> minutes = run(plan("brownout"), "default", 0, 200, 300, 480, 30);
    assertThat(meanMs(minutes.get(0))).as("mean of the rise").isCloseTo(250, within(10.0));
    for (int plateau = 1; plateau <= 2; plateau++) {
      assertThat(meanMs(minutes.get(plateau))).isCloseTo(400, within(5.0));
      assertThat(share(minutes.get(plateau), "unavailable")).isCloseTo(0.21, within(0.02));
    }
    assertThat(meanMs(minutes.get(4))).isCloseTo(100, within(2.0));
    assertThat(share(minutes.get(4), "unavailable")).isCloseTo(0.01, within(0.006));
    Interval halfway = run(plan("brownout"), "default", 0, 2000, 315, 316, 1).getFirst();
    assertThat(meanMs(halfway)).isCloseTo(258, within(5.0));
    assertThat(share(halfway, "unavailable")).isCloseTo(0.115, within(0.02));
  }

  @Test
  void aLeakShiftsAllDayAndIsGoneAfterARestart() throws IOException {
    List<Interval> day = run(plan("memory-leak"), "default", 0, 5, 0, 9 * 3600, 600);
    assertThat(meanMs(day.get(0))).isCloseTo(34, within(1.5));
    assertThat(meanMs(day.get(12))).as("two hours").isCloseTo(134, within(1.5));
    assertThat(meanMs(day.get(24))).as("four hours").isCloseTo(234, within(1.5));
    assertThat(meanMs(day.get(47))).as("before the restart").isCloseTo(426, within(1.5));
    assertThat(meanMs(day.get(48))).isCloseTo(34, within(1.5));
  }

  @Test
  void aPoolLosesItsServersAndGetsThemBackOneByOne() throws IOException {
    Plan plan = plan("staged-outage");
    List<Interval> minutes = run(plan, "default", 0, 100, 0, 480, 60);
    assertThat(meanMs(minutes.get(1))).isCloseTo(100, within(5.0));
    assertThat(minutes.get(1).utilisation()).isCloseTo(0.5, within(0.03));
    Interval outage = minutes.get(3);
    assertThat(outage.throughputPerSecond()).isCloseTo(20, within(1.5));
    assertThat(share(outage, "queue full")).isCloseTo(0.8, within(0.02));
    assertThat(outage.waitMeanNanos() / 1e9).isCloseTo(2.5, within(0.2));
    List<Interval> recovery = run(plan, "default", 0, 100, 0, 480, 10);
    assertThat(share(recovery.get(27), "queue full")).as("40 s into it").isGreaterThan(0.02);
    assertThat(share(recovery.get(31), "queue full")).as("70 s into it").isLessThan(0.02);
    assertThat(meanMs(minutes.get(6))).isCloseTo(100, within(5.0));
  }

  @Test
  void windowsChangeLimitsAndCallsForTheirTime() throws IOException {
    Plan plan = plan("staged-outage");
    List<Interval> partner = run(plan, "default", 1, 50, 0, 480, 60);
    assertThat(share(partner.get(1), "rate limited")).isLessThan(0.001);
    // M/D/1 with burst places at load 2.5: 50/(2.5 + e^-2.5) (LoadNotes).
    assertThat(partner.get(3).throughputPerSecond()).isCloseTo(19.4, within(0.6));
    assertThat(share(partner.get(7), "rate limited")).isLessThan(0.001);
    List<Interval> checkout = run(plan, "default", 2, 50, 0, 480, 60);
    assertThat(meanMs(checkout.get(1))).isCloseTo(80, within(1e-6));
    assertThat(meanMs(checkout.get(3))).isCloseTo(20, within(1e-6));
    assertThat(meanMs(checkout.get(7))).isCloseTo(80, within(1e-6));
  }

  @Test
  void aStallIsSeenByAnOpenWorkloadOnly() throws IOException {
    Plan plan = plan("gc-stalls");
    Interval open = run(plan, "default", 0, 200, 0, 4500, 4500).getFirst();
    assertThat(quantileMs(open, 0.5)).isCloseTo(10, within(0.2));
    assertThat(quantileMs(open, 0.99)).isCloseTo(15, within(2.0));
    assertThat(quantileMs(open, 0.999)).isCloseTo(260, within(15.0));
    assertThat(quantileMs(open, 0.999999)).isCloseTo(312, within(8.0));
    PlanState state = PlanState.start(plan, 0, ScenarioClock.activated(0, 0), 0, 0);
    Interval closed =
        new VirtualRun(
                new PlanSubject(state),
                List.of(
                    new VirtualRun.Stream(
                        0, new Arrivals.Clients(1, new dev.understudy.core.distribution.Fixed(0)))),
                Horizon.of(4500 * SECOND))
            .run()
            .endpoints()
            .getFirst()
            .whole();
    assertThat(quantileMs(closed, 0.999)).isLessThan(20);
  }

  @Test
  void throughputLevelsOffAtTheKnee() throws IOException {
    Plan plan = plan("saturation-knee");
    assertThat(meanMs(run(plan, "default", 0, 100))).isCloseTo(60, within(2.0));
    assertThat(meanMs(run(plan, "default", 0, 200))).isCloseTo(82, within(3.0));
    Interval beyond = run(plan, "default", 0, 350);
    assertThat(beyond.throughputPerSecond()).isCloseTo(264, within(4.0));
    assertThat(share(beyond, "queue full")).isCloseTo(0.25, within(0.02));
    assertThat(beyond.waitMeanNanos() / 1e6).isCloseTo(370, within(20.0));
  }

  @Test
  void aLimitRefusesOrDelays() throws IOException {
    Plan plan = plan("rate-limited-partner");
    assertThat(share(run(plan, "default", 0, 8), "rate limited")).isCloseTo(0.035, within(0.012));
    assertThat(share(run(plan, "default", 0, 10), "rate limited")).isCloseTo(0.103, within(0.02));
    assertThat(share(run(plan, "default", 0, 12), "rate limited")).isCloseTo(0.199, within(0.02));
    assertThat(share(run(plan, "default", 1, 10), "rate limited")).isCloseTo(0.5, within(0.02));
    Interval delayed = run(plan, "default", 2, 8);
    assertThat(share(delayed, "rate limited")).isLessThan(0.001);
    assertThat(meanMs(delayed) - 5).isCloseTo(200, within(40.0));
    assertThat(plan.scenarios().getFirst().at(0).resources().limits().get(3).clientHeader())
        .contains("x-api-key");
  }

  @Test
  void linesAreAsThinAsWritten() throws IOException {
    List<EndpointPlan> endpoints = plan("slow-uploads").endpoints();
    Transfer upload = endpoints.get(0).transfer();
    assertThat(new Pacing(upload.requestBytesPerSecond()).nanos(640_000)).isEqualTo(10 * SECOND);
    Transfer download = endpoints.get(1).transfer();
    assertThat(new Pacing(download.responseBytesPerSecond()).nanos(5_000_000))
        .isEqualTo(5 * SECOND);
    Transfer shared = endpoints.get(2).transfer();
    assertThat(shared.scope()).isEqualTo(Transfer.Scope.ENDPOINT);
    assertThat(shared.link()).isZero();
  }

  @Test
  void anOutageEndsInFastFailuresAndOutlastsItself() throws IOException {
    List<Interval> run = run(plan("dependency-outage"), "default", 0, 50, 270, 480, 10);
    Interval before = run.getFirst();
    assertThat(meanMs(before)).isCloseTo(203, within(10.0));
    assertThat(share(before, "payments failed")).isLessThan(0.001);
    Interval open = run.get(4); // 5m10s: the breaker is open
    assertThat(share(open, "payments failed")).isEqualTo(1);
    assertThat(meanMs(open)).isCloseTo(320, within(10.0));
    Interval last = run.get(14); // 6m50s
    assertThat(share(last, "payments failed")).isEqualTo(1);
    Interval well = run.getLast(); // 7m50s
    assertThat(share(well, "payments failed")).isLessThan(0.001);
    assertThat(meanMs(well)).isCloseTo(203, within(10.0));
  }
}
