package dev.understudy.config.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.document.At;
import dev.understudy.config.document.Window;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MeetingTest {
  private static List<At> times(String one, String other) {
    String text =
        """
        version: 1
        endpoints: {a: {request: GET /a}}
        windows:
          one: {on: all, at: {%s}, behaviour: {latency: {scale: 2}}}
          other: {on: all, at: {%s}, behaviour: {latency: {scale: 2}}}
        """
            .formatted(one, other);
    var loaded = Configurations.parse("t.yaml", text, LoadOptions.of(1));
    assertThat(loaded.hasErrors()).as(loaded.problems().toString()).isFalse();
    return loaded.document().orElseThrow().windows().stream().map(Window::at).toList();
  }

  private static boolean meet(String one, String other) {
    List<At> times = times(one, other);
    boolean forwards = Meeting.isPossible(times.get(0), times.get(1));
    assertThat(Meeting.isPossible(times.get(1), times.get(0))).isEqualTo(forwards);
    return forwards;
  }

  /// Against a calendar of seconds; 400 s are several times the least common multiple of all
  /// periods that are tried.
  @Property(tries = 300)
  void seriesMeetWhereACalendarOfSecondsSaysSo(
      @ForAll @IntRange(min = 0, max = 20) int start,
      @ForAll @IntRange(min = 1, max = 3) int duration,
      @ForAll @IntRange(min = 0, max = 2) int jitter,
      @ForAll @IntRange(min = 5, max = 9) int every,
      @ForAll @IntRange(min = 0, max = 4) int times,
      @ForAll @IntRange(min = 0, max = 20) int otherStart,
      @ForAll @IntRange(min = 1, max = 3) int otherDuration,
      @ForAll @IntRange(min = 5, max = 9) int otherEvery) {
    String limit = times == 0 ? "" : ", times: " + times;
    String one =
        "start: %ds, duration: %ds, jitter: %ds, every: %ds%s"
            .formatted(start, duration, jitter, every, limit);
    String other =
        "start: %ds, duration: %ds, every: %ds".formatted(otherStart, otherDuration, otherEvery);
    List<Integer> active = new ArrayList<>();
    for (int i = 0; i < (times == 0 ? 80 : times); i++) {
      for (int t = 0; t < duration + jitter; t++) {
        active.add(start + i * every + t);
      }
    }
    boolean expected =
        active.stream()
            .anyMatch(t -> t >= otherStart && (t - otherStart) % otherEvery < otherDuration);
    assertThat(meet(one, other)).isEqualTo(expected);
  }

  @Test
  void anEndIsNotPartOfAnOccurrence() {
    assertThat(meet("start: 1m, duration: 1m", "start: 2m, duration: 1m")).isFalse();
    assertThat(meet("start: 1m, duration: 61s", "start: 2m, duration: 1m")).isTrue();
    assertThat(meet("start: 1m", "start: 2h, duration: 1s")).isTrue();
    assertThat(meet("start: 1m, until: 2h", "start: 2h, duration: 1s")).isFalse();
  }

  @Test
  void randomMomentsMeetWhatComesWhileTheyLast() {
    assertThat(meet("start: 1h, rate: 1/h, duration: 1m", "start: 0s, duration: 1h")).isFalse();
    assertThat(meet("start: 1h, rate: 1/h, duration: 1m", "start: 5h, duration: 1s")).isTrue();
    String ended = "rate: 1/h, duration: 1m, until: 2h";
    assertThat(meet(ended, "start: 121m, duration: 1s")).isFalse();
    assertThat(meet(ended, "start: 120m, duration: 1s")).isTrue();
  }

  @Test
  void instantsAreComparedWithInstantsAndWithDays() {
    String sale = "start: 2026-11-27T08:00+01:00, duration: 2h";
    assertThat(meet(sale, "start: 2026-11-27T08:59Z, duration: 1h")).isTrue();
    assertThat(meet(sale, "start: 2026-11-27T09:00Z, duration: 1h")).isFalse();
    assertThat(meet(sale, "daily: \"09:30 Europe/Berlin\", duration: 1h")).isTrue();
    assertThat(meet(sale, "daily: \"09:30 UTC\", duration: 1h")).isFalse();
    assertThat(meet(sale, "start: 1h, duration: 1m")).as("activated just then").isTrue();
  }

  /// Berlin and Sao Paulo are 4 or 5 hours apart, never 6; Berlin and New York 6, and 5 in some
  /// weeks.
  @Test
  void daysMeetInTheWeeksWhenClocksDiffer() {
    String berlin = "daily: \"12:00 Europe/Berlin\", duration: 30m";
    assertThat(meet(berlin, "daily: \"06:00 America/New_York\", duration: 30m")).isTrue();
    assertThat(meet(berlin, "daily: \"07:00 America/New_York\", duration: 30m")).isTrue();
    assertThat(meet(berlin, "daily: \"05:00 America/New_York\", duration: 30m")).isFalse();
    assertThat(meet(berlin, "daily: \"06:00 America/Sao_Paulo\", duration: 30m")).isFalse();
  }
}
