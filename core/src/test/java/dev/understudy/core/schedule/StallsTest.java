package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.load.LoadReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StallsTest {
  @Test
  void agreesWithTheExamples() {
    for (JsonNode example : LoadReference.get("stall")) {
      var windows = new ArrayList<Occurrences>();
      for (JsonNode stall : example.get("stalls")) {
        long from = nanos(stall.get(0));
        windows.add(Recurring.once(from, nanos(stall.get(1)) - from, Ramp.NONE));
      }
      Progress stalls = stalls(windows, ScenarioClock.activated(0, 0));
      assertThat(stalls.finish(nanos(example.get("t")), nanos(example.get("work"))))
          .isEqualTo(nanos(example.get("end")));
    }
  }

  /// Time is stepped through one nanosecond at a time; work gets on where no window is active.
  @Test
  void workGetsOnExactlyWhileNothingStalls() {
    List<Occurrences> windows =
        List.of(
            new Recurring(1, 10, 5, 40, 15, 50, Ramp.NONE),
            new RandomOccurrences(2, 0, 3000, 1e7, 12, Ramp.NONE));
    Progress stalls = stalls(windows, ScenarioClock.activated(0, 0));
    for (long t = 0; t < 2500; t += 3) {
      for (int work : new int[] {0, 1, 7, 60, 333}) {
        long end = t;
        int left = work;
        while (left > 0
            || (end == t && active(windows, end))
            || (work == 0 && active(windows, end))) {
          left -= active(windows, end) ? 0 : 1;
          end++;
        }
        assertThat(stalls.finish(t, work)).as("%s from %s", work, t).isEqualTo(end);
      }
    }
  }

  @Test
  void allThatAreHeldAreReleasedTogether() {
    Progress stalls =
        stalls(List.of(Recurring.once(100, 300, Ramp.NONE)), ScenarioClock.activated(0, 0));
    assertThat(stalls.finish(100, 0)).isEqualTo(400);
    assertThat(stalls.finish(250, 0)).isEqualTo(400);
    assertThat(stalls.finish(399, 5)).isEqualTo(405);
    assertThat(stalls.finish(90, 11)).isEqualTo(401);
    assertThat(stalls.finish(90, 10)).isEqualTo(100);
  }

  @Test
  void aStallIsAsMuchShorterAsTheClockIsFaster() {
    ScenarioClock fast = ScenarioClock.activated(1000, 0).scaledAt(1000, 60);
    Progress stalls = stalls(List.of(Recurring.once(60_000, 18_000, Ramp.NONE)), fast);
    assertThat(stalls.finish(1500, 100)).isEqualTo(1600);
    assertThat(stalls.finish(1500, 700)).isEqualTo(2500);
    assertThat(stalls.finish(2100, 0)).isEqualTo(2300);
  }

  @Test
  void aStallWithoutEndNeverReleasesAndAPausedClockNeverHolds() {
    var windows = List.<Occurrences>of(Recurring.once(100, Occurrences.NEVER, Ramp.NONE));
    ScenarioClock clock = ScenarioClock.activated(0, 0);
    assertThat(stalls(windows, clock).finish(50, 51)).isEqualTo(Occurrences.NEVER);
    assertThat(stalls(windows, clock).finish(50, 50)).isEqualTo(100);
    assertThat(stalls(windows, clock.pausedAt(200)).finish(300, 5)).isEqualTo(305);
  }

  private static Progress stalls(List<? extends Occurrences> windows, ScenarioClock clock) {
    return new Stalls(new Timetable(windows), clock);
  }

  private static boolean active(List<Occurrences> windows, long t) {
    return windows.stream().anyMatch(it -> it.intensity(t) > 0);
  }

  private static long nanos(JsonNode seconds) {
    return Math.round(seconds.asDouble() * 1e9);
  }
}
