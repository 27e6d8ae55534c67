package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.random.Streams;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecurringTest {
  private static final long NEVER = Occurrences.NEVER;
  private static final long KEY = Streams.key(20260211, 0, "window");

  @Test
  void aWindowHoldsItsStartButNotItsEnd() {
    var window = new Recurring(KEY, 300, 120, 1800, 0, 4, Ramp.NONE);
    assertThat(window.intensity(299)).isZero();
    assertThat(window.intensity(300)).isEqualTo(1);
    assertThat(window.intensity(419)).isEqualTo(1);
    assertThat(window.intensity(420)).isZero();
    assertThat(window.intensity(300 + 3 * 1800)).isEqualTo(1);
    assertThat(window.intensity(300 + 4 * 1800)).isZero();
    assertThat(window.nextStart(300 + 3 * 1800)).isEqualTo(NEVER);
  }

  /// A list of all occurrences, made by walking through them, is asked at each instant.
  @Property(tries = 500, seed = "42")
  void agreesWithAListOfAllOccurrences(
      @ForAll @IntRange(min = -200, max = 200) int start,
      @ForAll @IntRange(min = 1, max = 40) int duration,
      @ForAll @IntRange(min = 0, max = 40) int slack,
      @ForAll @IntRange(min = 0, max = 40) int jitter,
      @ForAll @IntRange(min = 1, max = 12) int times) {
    long every = duration + slack + jitter;
    var window = new Recurring(KEY, start, duration, every, jitter, times, Ramp.NONE);
    var starts = new long[times];
    for (int i = 0; i < times; i++) {
      starts[i] = window.start(i);
      assertThat(starts[i] - start - i * every).isBetween(0L, (long) jitter);
    }
    for (long t = start - 50; t < start + times * every + 50; t++) {
      boolean active = false;
      long next = NEVER;
      long until = t;
      for (long s : starts) {
        boolean here = t >= s && t < s + duration;
        active |= here;
        until = here ? s + duration : until;
        next = s > t ? Math.min(next, s) : next;
      }
      assertThat(window.intensity(t)).as("at %s", t).isEqualTo(active ? 1 : 0);
      assertThat(window.nextStart(t)).as("after %s", t).isEqualTo(next);
      if (slack + jitter > 0) {
        assertThat(window.activeUntil(t)).as("until from %s", t).isEqualTo(until);
      } else {
        assertThat(window.activeUntil(t)).isEqualTo(active ? start + times * every : t);
      }
    }
  }

  @Test
  void startsAreLateByAUniformJitter() {
    var window = new Recurring(KEY, 0, 10, 2000, 1000, NEVER, Ramp.NONE);
    int n = 20_000;
    var late = new double[n];
    for (int i = 0; i < n; i++) {
      late[i] = (window.start(i) - 2000.0 * i + 0.5) / 1000; // in the middle of its whole number
    }
    java.util.Arrays.sort(late);
    double d = 0;
    for (int i = 0; i < n; i++) {
      d = Math.max(d, Math.max(late[i] - (double) i / n, (i + 1.0) / n - late[i]));
    }
    // KS at alpha = 1e-6: 2.69/sqrt(n), plus half a whole number of 1,000; fixed seed.
    assertThat(d).isLessThan(2.69 / Math.sqrt(n) + 0.0005);
  }

  @Test
  void theBillionthOccurrenceCostsNoMoreThanTheFirst() {
    var window = new Recurring(KEY, 0, 10, 1000, 100, NEVER, Ramp.NONE);
    long start = window.start(1_000_000_000_000L);
    assertThat(window.intensity(start)).isEqualTo(1);
    assertThat(window.intensity(start + 10)).isZero();
    assertThat(window.nextStart(start)).isEqualTo(window.start(1_000_000_000_001L));
  }

  @Test
  void withoutDurationItLastsToTheEnd() {
    Recurring window = Recurring.once(100, NEVER, new Ramp(50, 0, RampShape.LINEAR));
    assertThat(window.intensity(99)).isZero();
    assertThat(window.intensity(125)).isEqualTo(0.5);
    assertThat(window.intensity(Long.MAX_VALUE - 1)).isEqualTo(1);
    assertThat(window.activeUntil(100)).isEqualTo(NEVER);
    assertThat(window.until(160).activeUntil(100)).isEqualTo(160);
  }

  @Test
  void untilKeepsTheOccurrencesThatStartBefore() {
    var window = new Recurring(KEY, 0, 10, 100, 0, NEVER, Ramp.NONE);
    assertThat(window.until(200).times()).isEqualTo(2);
    assertThat(window.until(201).times()).isEqualTo(3);
    assertThat(Recurring.once(0, 10, Ramp.NONE).until(5).activeUntil(0)).isEqualTo(10);
    assertThatExceptionOfType(ScheduleException.class).isThrownBy(() -> window.until(0));
  }

  @Test
  void theLongRunMeanIsTheShareOfTime() {
    var ramp = new Ramp(30, 60, RampShape.SMOOTH);
    var window = new Recurring(KEY, 300, 120, 1800, 60, NEVER, ramp);
    assertThat(window.meanIntensity()).isCloseTo(75.0 / 1800, within(1e-12));
  }

  @Test
  void occurrencesThatCouldOverlapAreRefused() {
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new Recurring(KEY, 0, 2_000_000, 2_500_000, 600_000, 1, Ramp.NONE))
        .withMessage("an occurrence of 2ms, late by up to 600us, does not fit into every 2ms500us")
        .satisfies(e -> assertThat(e.key()).isEqualTo("jitter"));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new Recurring(KEY, 0, 20, 10, 0, 1, Ramp.NONE));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new Recurring(KEY, 0, 5, 10, 0, 0, Ramp.NONE));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new Recurring(KEY, 0, 0, 10, 0, 1, Ramp.NONE));
  }
}
