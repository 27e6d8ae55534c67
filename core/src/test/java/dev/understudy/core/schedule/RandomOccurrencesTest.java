package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.random.Streams;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RandomOccurrencesTest {
  private static final long SECOND = 1_000_000_000;
  private static final long NEVER = Occurrences.NEVER;
  private static final long KEY = Streams.key(20260211, 0, "bursts");

  /// KS of 20,000 gaps against the exponential law, alpha = 1e-6 (2.69/sqrt n), fixed seed; once
  /// where cells hold many starts, once where few.
  @Test
  void startsAreAPoissonProcess() {
    for (double perSecond : new double[] {1.5, 0.01}) {
      var window = new RandomOccurrences(KEY, 0, NEVER, perSecond, SECOND * 5, Ramp.NONE);
      int n = 20_000;
      var u = new double[n];
      long t = -1;
      for (int i = 0; i < n; i++) {
        long start = window.nextStart(t);
        u[i] = -Math.expm1(-(start - Math.max(t, 0)) / 1e9 * perSecond);
        t = start;
      }
      java.util.Arrays.sort(u);
      double d = 0;
      for (int i = 0; i < n; i++) {
        d = Math.max(d, Math.max(u[i] - (double) i / n, (i + 1.0) / n - u[i]));
      }
      assertThat(d).isLessThan(2.69 / Math.sqrt(n));
    }
  }

  /// Share of 200,000 probes 100 durations apart that find it active: binomial, 5 standard errors
  /// (alpha = 6e-7), fixed seed.
  @Test
  void isActiveTheExpectedShareOfTime() {
    for (double perSecond : new double[] {0.01, 0.1, 1}) {
      var window = new RandomOccurrences(KEY, 0, NEVER, perSecond, SECOND, Ramp.NONE);
      int n = 200_000;
      int active = 0;
      for (long i = 1; i <= n; i++) {
        active += window.intensity(i * 100 * SECOND) > 0 ? 1 : 0;
      }
      double expected = -Math.expm1(-perSecond);
      assertThat(window.meanIntensity()).isCloseTo(expected, within(1e-12));
      double error = Math.sqrt(expected * (1 - expected) / n);
      assertThat((double) active / n).isCloseTo(expected, within(5 * error));
    }
  }

  @Test
  void anyOrderOfQuestionsFindsTheSameOccurrences() {
    var window = new RandomOccurrences(KEY, -3 * SECOND, 900 * SECOND, 0.2, SECOND * 2, Ramp.NONE);
    var starts = new ArrayList<Long>();
    for (long t = window.nextStart(-10 * SECOND); t != NEVER; t = window.nextStart(t)) {
      starts.add(t);
    }
    assertThat(starts).hasSizeBetween(120, 240).allMatch(it -> it >= -3 * SECOND);
    assertThat(starts.getLast()).isLessThan(900 * SECOND);
    for (long t = 910 * SECOND; t > -10 * SECOND; t -= SECOND / 7) {
      long now = t;
      long until =
          starts.stream()
              .filter(it -> it <= now && it + 2 * SECOND > now)
              .mapToLong(it -> it + 2 * SECOND)
              .max()
              .orElse(now);
      assertThat(window.intensity(t)).isEqualTo(until > t ? 1 : 0);
      assertThat(window.activeUntil(t)).isEqualTo(until);
    }
  }

  @Test
  void whereOccurrencesOverlapTheStrongestCounts() {
    var ramp = new Ramp(SECOND, SECOND, RampShape.LINEAR);
    var window = new RandomOccurrences(KEY, 0, NEVER, 2, 2 * SECOND, ramp);
    long first = window.nextStart(-1);
    long second = window.nextStart(first);
    assertThat(second).isLessThan(first + SECOND);
    long t = second + (first + SECOND - second) / 2;
    double expected = (t - first) / 1e9; // still rising, and ahead of the second
    assertThat(window.nextStart(second)).isGreaterThan(first);
    assertThat(window.intensity(t)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void practicallyAlwaysActiveIsRefused() {
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new RandomOccurrences(KEY, 0, NEVER, 17, SECOND, Ramp.NONE));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new RandomOccurrences(KEY, 0, NEVER, 0, SECOND, Ramp.NONE));
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> new RandomOccurrences(KEY, 0, NEVER, 1, NEVER, Ramp.NONE));
  }
}
