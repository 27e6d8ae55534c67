package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.RampShape;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A station whose capacity windows change: what goes on over the edges. Times are seconds.
class ChangingStationTest {
  private static final long SECOND = 1_000_000_000L;

  private final Agenda agenda = new Agenda();
  private final AtomicReference<ScenarioClock> clock =
      new AtomicReference<>(ScenarioClock.activated(0, 0));
  private final List<String> log = new ArrayList<>();

  private EventStation station(Capacity base, Capacity window, long from, long to, Ramp ramp) {
    Recurring once = Recurring.once(from * SECOND, (to - from) * SECOND, ramp);
    return new EventStation(
        new StationSize.Windowed(
            base, new Replacement<>(new Timetable(List.of(once)), List.of(window)), clock::get),
        agenda);
  }

  /// A request that arrives at `at` and is served for `takes`.
  private void request(EventStation station, String name, double at, double takes) {
    agenda.put(
        nanos(at),
        Agenda.Rank.ARRIVAL,
        _ ->
            station.arrive(
                new EventStation.Waiter() {
                  @Override
                  public void started(long nanos, int inService) {
                    log.add(name + " starts at " + nanos / 1e9 + " as one of " + inService);
                    agenda.put(nanos + nanos(takes), Agenda.Rank.RESULT, _ -> station.release());
                  }

                  @Override
                  public void refused(long nanos, Admission why) {
                    log.add(name + " " + why + " at " + nanos / 1e9);
                  }
                },
                Progress.STEADY));
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * SECOND);
  }

  @Test
  void whoWaitsIsTakenAtTheInstantAtWhichServersCome() {
    EventStation station = station(Capacity.of(3), Capacity.of(1), 0, 10, Ramp.NONE);
    for (String name : List.of("a", "b", "c", "d")) {
      request(station, name, 1, 100);
    }
    agenda.advanceTo(50 * SECOND);
    assertThat(log)
        .containsExactly(
            "a starts at 1.0 as one of 1",
            "b starts at 10.0 as one of 2",
            "c starts at 10.0 as one of 3");
    assertThat(station.waiting()).isEqualTo(1);
  }

  @Test
  void whatIsInServiceIsFinishedWhenServersGo() {
    EventStation station = station(Capacity.of(3), Capacity.of(1), 5, 100, Ramp.NONE);
    request(station, "a", 1, 6); // to 7
    request(station, "b", 1, 7); // to 8
    request(station, "c", 1, 8); // to 9
    request(station, "d", 6, 1);
    agenda.advanceTo(20 * SECOND);
    assertThat(log)
        .containsExactly(
            "a starts at 1.0 as one of 1",
            "b starts at 1.0 as one of 2",
            "c starts at 1.0 as one of 3",
            "d starts at 9.0 as one of 1"); // one server is left: free once all three are done
  }

  @Test
  void inARampServersComeOneByOne() {
    // Down to 1 at once, back to 5 over 8 s from 10 to 18: 1 + 4 x, rounded half up.
    Ramp ramp = new Ramp(0, 8 * SECOND, RampShape.LINEAR);
    EventStation station = station(Capacity.of(5), Capacity.of(1), 0, 18, ramp);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      request(station, name, 1, 100);
    }
    agenda.advanceTo(50 * SECOND);
    assertThat(log).hasSize(5);
    assertThat(log.get(1)).startsWith("b starts at 11.0");
    assertThat(log.get(2)).startsWith("c starts at 13.0");
    assertThat(log.get(3)).startsWith("d starts at 15.0");
    assertThat(log.get(4)).startsWith("e starts at 17.0");
  }

  @Test
  void aShorterQueueKeepsThoseWhoAreInIt() {
    Capacity one = new Capacity(1, 3, Occurrences.NEVER);
    Capacity none = new Capacity(1, 0, Occurrences.NEVER);
    EventStation station = station(one, none, 5, 100, Ramp.NONE);
    request(station, "a", 1, 10);
    request(station, "b", 2, 1);
    request(station, "c", 3, 1);
    request(station, "d", 6, 1);
    agenda.advanceTo(50 * SECOND);
    assertThat(log)
        .containsExactly(
            "a starts at 1.0 as one of 1",
            "d REJECTED at 6.0",
            "b starts at 11.0 as one of 1",
            "c starts at 12.0 as one of 1");
  }

  @Test
  void aTimeLimitIsThatOfTheArrival() {
    Capacity patient = new Capacity(1, 9, 20 * SECOND);
    Capacity hurried = new Capacity(1, 9, 2 * SECOND);
    EventStation station = station(patient, hurried, 5, 100, Ramp.NONE);
    request(station, "a", 1, 30);
    request(station, "b", 4, 1);
    request(station, "c", 6, 1);
    agenda.advanceTo(50 * SECOND);
    assertThat(log)
        .containsExactly(
            "a starts at 1.0 as one of 1", "c TIMED_OUT at 8.0", "b TIMED_OUT at 24.0");
  }

  @Test
  void aJumpOfTheClockFreesWhoWaits() {
    EventStation station = station(Capacity.of(2), Capacity.of(1), 0, 3600, Ramp.NONE);
    request(station, "a", 1, 100);
    request(station, "b", 1, 100);
    agenda.advanceTo(5 * SECOND);
    clock.set(clock.get().jumpedAt(5 * SECOND, 3600 * SECOND));
    station.clockChanged(5 * SECOND);
    agenda.advanceTo(6 * SECOND);
    assertThat(log).last().isEqualTo("b starts at 5.0 as one of 2");
  }

  @Test
  void aPausedClockKeepsTheServersAsTheyAre() {
    EventStation station = station(Capacity.of(2), Capacity.of(1), 0, 10, Ramp.NONE);
    request(station, "a", 1, 100);
    request(station, "b", 1, 1);
    agenda.advanceTo(5 * SECOND);
    clock.set(clock.get().pausedAt(5 * SECOND));
    station.clockChanged(5 * SECOND);
    agenda.advanceTo(50 * SECOND);
    assertThat(log).hasSize(1);
    clock.set(clock.get().resumedAt(50 * SECOND));
    station.clockChanged(50 * SECOND);
    agenda.advanceTo(60 * SECOND);
    assertThat(log).last().isEqualTo("b starts at 55.0 as one of 2");
  }
}
