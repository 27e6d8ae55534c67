package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.bench.soak.Schedule.Kind;
import dev.understudy.bench.soak.Schedule.Step;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static List<Double> times(Schedule schedule, Kind kind) {
    return schedule.steps().stream().filter(step -> step.kind() == kind).map(Step::at).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 90, 180, 3_600, 7_200, 28_800})
  void everyDisturbanceHasItsPlaceAndItsEnd(double seconds) {
    Schedule schedule = Schedule.of(seconds);
    assertThat(schedule.steps()).isSortedAccordingTo((a, b) -> Double.compare(a.at(), b.at()));
    for (Kind kind : EnumSet.allOf(Kind.class)) {
      assertThat(times(schedule, kind)).as("%s", kind).isNotEmpty();
    }
    assertThat(times(schedule, Kind.THAW)).hasSameSizeAs(times(schedule, Kind.FREEZE));
    assertThat(times(schedule, Kind.HALF_CLOSE)).hasSameSizeAs(times(schedule, Kind.HALF_OPEN));
    assertThat(times(schedule, Kind.DISK_FREE)).hasSameSizeAs(times(schedule, Kind.DISK_FULL));
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 180, 7_200})
  void noLookIsTakenWhileTheServerStandsStill(double seconds) {
    Schedule schedule = Schedule.of(seconds);
    List<Double> stops = times(schedule, Kind.FREEZE);
    List<Double> goes = times(schedule, Kind.THAW);
    for (int i = 0; i < stops.size(); i++) {
      double stop = stops.get(i);
      double go = goes.get(i);
      assertThat(times(schedule, Kind.SAMPLE)).noneMatch(look -> look >= stop && look <= go);
    }
  }
}
