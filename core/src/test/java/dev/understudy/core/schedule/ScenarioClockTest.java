package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScenarioClockTest {
  @Test
  void runsPausesJumpsAndSpeedsUp() {
    ScenarioClock clock = ScenarioClock.activated(-500, 1000);
    assertThat(clock.scenarioNanos(-500)).isEqualTo(1000);
    assertThat(clock.scenarioNanos(100)).isEqualTo(1600);
    clock = clock.pausedAt(100);
    assertThat(clock.scenarioNanos(900)).isEqualTo(1600);
    clock = clock.resumedAt(1000);
    assertThat(clock.scenarioNanos(1100)).isEqualTo(1700);
    clock = clock.scaledAt(1100, 60);
    assertThat(clock.scenarioNanos(1110)).isEqualTo(2300);
    clock = clock.jumpedAt(1110, 0);
    assertThat(clock.scenarioNanos(1111)).isEqualTo(60);
  }

  @Test
  void pausedNoLaterTimeComes() {
    ScenarioClock clock = ScenarioClock.activated(0, 0).pausedAt(10);
    assertThat(clock.engineNanos(11)).isEqualTo(Occurrences.NEVER);
    assertThat(ScenarioClock.activated(0, 0).engineNanos(Occurrences.NEVER))
        .isEqualTo(Occurrences.NEVER);
  }

  @Property(tries = 1000, seed = "42")
  void theInverseIsTheFirstInstantThatHasReachedATime(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long origin,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long scenario,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double speed) {
    ScenarioClock clock = ScenarioClock.activated(origin, 0).scaledAt(origin, speed);
    long engine = clock.engineNanos(scenario);
    assertThat(clock.scenarioNanos(engine + 1)).isGreaterThanOrEqualTo(scenario);
    assertThat(clock.scenarioNanos(engine - 1)).isLessThan(Math.max(scenario, 1));
  }

  @Test
  void aClockThatStandsStillBySpeedIsRefused() {
    ScenarioClock clock = ScenarioClock.activated(0, 0);
    assertThatExceptionOfType(ScheduleException.class).isThrownBy(() -> clock.scaledAt(0, 0));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> clock.scaledAt(0, Double.NaN));
  }
}
