package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final List<Occurrences> WINDOWS =
      List.of(
          new Recurring(1, 50, 30, 100, 20, 40, new Ramp(10, 10, RampShape.SMOOTH)),
          Recurring.once(700, 2000, Ramp.NONE),
          new RandomOccurrences(Streams.key(1, 0, "w"), 0, 4000, 2e7, 25, Ramp.NONE),
          new Recurring(2, 0, 70, 70, 0, 3, Ramp.NONE));

  @Test
  void aPhaseListsExactlyTheWindowsThatAreActive() {
    var timetable = new Timetable(WINDOWS);
    var random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      // mostly forward, sometimes anywhere: several event loops, a jump of the clock
      long t = i % 10 == 0 ? random.nextInt(6000) - 100 : i / 4;
      assertThat(active(timetable.at(t))).as("at %s", t).isEqualTo(active(t));
    }
  }

  @Test
  void withinAPhaseNothingBeginsOrEnds() {
    var timetable = new Timetable(WINDOWS);
    long t = -100;
    int phases = 0;
    while (t != Occurrences.NEVER) {
      Timetable.Phase phase = timetable.at(t);
      for (long s = t; s < Math.min(phase.until(), t + 5000); s++) {
        assertThat(active(s)).as("at %s", s).isEqualTo(active(phase));
      }
      t = phase.until();
      phases++;
    }
    assertThat(phases).isGreaterThan(80);
  }

  @Test
  void aPhaseIsFoundOnce() {
    var timetable = new Timetable(WINDOWS);
    Timetable.Phase phase = timetable.at(1000);
    assertThat(timetable.at(phase.until() - 1)).isSameAs(phase);
    assertThat(timetable.at(phase.until())).isNotSameAs(phase);
    assertThat(timetable.intensity(1, 1000)).isEqualTo(1);
  }

  @Test
  void noWindowsAreAlwaysQuiet() {
    assertThat(Timetable.EMPTY.at(0).quiet()).isTrue();
    assertThat(Timetable.EMPTY.at(0).until()).isEqualTo(Occurrences.NEVER);
  }

  private static List<Integer> active(Timetable.Phase phase) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < phase.count(); i++) {
      numbers.add(phase.window(i));
    }
    return numbers;
  }

  private static List<Integer> active(long t) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < WINDOWS.size(); i++) {
      if (WINDOWS.get(i).activeUntil(t) > t) {
        numbers.add(i);
      }
    }
    return numbers;
  }
}
