package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.RampShape;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.Replacement;
import dev.understudy.core.schedule.ScenarioClock;
import dev.understudy.core.schedule.Timetable;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A rate that windows change. Base 10/s; from 10 s on for 20 s each minute 2/s, ramps of 4 and 8
/// s.
class WindowedSupplyTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  private ScenarioClock clock = ScenarioClock.activated(0, 0);

  private Supply supply(double base, double window, RampShape shape) {
    Ramp ramp = new Ramp(4 * SECOND, 8 * SECOND, shape);
    Recurring every =
        new Recurring(1, 10 * SECOND, 20 * SECOND, 60 * SECOND, 0, Occurrences.NEVER, ramp);
    return new WindowedSupply(
        base, new Replacement<>(new Timetable(List.of(every)), List.of(window)), () -> clock);
  }

  @Test
  void aRampTakesTheLineBetweenBothRates() {
    Supply supply = supply(10, 2, RampShape.LINEAR);
    assertThat(supply.perSecond(9 * SECOND)).isEqualTo(10);
    assertThat(supply.perSecond(12 * SECOND)).isCloseTo(6, within(1e-12));
    assertThat(supply.perSecond(20 * SECOND)).isEqualTo(2);
    assertThat(supply.perSecond(26 * SECOND)).isCloseTo(6, within(1e-12));
    assertThat(supply.perSecond(30 * SECOND)).isEqualTo(10);
  }

  /// 60 s: 40 s of 10, 8 s of 2, and ramps of 12 s with the shape's mean intensity.
  @Test
  void aPeriodCarriesTheIntegralOfTheRate() {
    for (RampShape shape : RampShape.values()) {
      double mean =
          switch (shape) {
            case LINEAR, SMOOTH -> 0.5;
            case EXPONENTIAL -> 0.25 - 1 / (Math.exp(4) - 1);
          };
      double expected = 40 * 10 + 8 * 2 + 12 * (10 - mean * 8);
      assertThat(supply(10, 2, shape).amount(0, 60 * SECOND))
          .as(shape.toString())
          .isCloseTo(expected, within(expected * 1e-7));
    }
  }

  @Test
  void agreesWithSmallStepsAndInvertsTheAmount() {
    SplittableRandom random = new SplittableRandom(5);
    for (RampShape shape : RampShape.values()) {
      Supply supply = supply(10, 2, shape);
      for (int i = 0; i < 30; i++) {
        long from = random.nextLong(100 * SECOND);
        long to = from + random.nextLong(50 * SECOND);
        double steps = 0;
        for (long t = from; t < to; t += MS) {
          long end = Math.min(to, t + MS);
          steps += supply.perSecond((t + end) / 2) * (end - t) / 1e9;
        }
        double amount = supply.amount(from, to);
        assertThat(amount).isCloseTo(steps, within(1e-4));
        assertThat(supply.after(from, amount) - to).isBetween(-1000L, 1000L);
      }
    }
  }

  @Test
  void aBoundThatOnlyAWindowHasComesAtHalfIntensity() {
    Supply supply = supply(Double.POSITIVE_INFINITY, 2, RampShape.LINEAR);
    assertThat(supply.after(5 * SECOND, 1000)).isEqualTo(5 * SECOND);
    assertThat(supply.perSecond(12 * SECOND - 1)).isInfinite();
    assertThat(supply.perSecond(12 * SECOND)).isEqualTo(2);
    assertThat(supply.after(13 * SECOND, 4)).isEqualTo(15 * SECOND);
    assertThat(supply.after(20 * SECOND, 1000)) // unbounded again from half of the way down on
        .isCloseTo(26 * SECOND, within(2L));
  }

  /// A bucket of 5 tokens, brute force in steps of 0.1 ms: who comes finds one or does not.
  @Test
  void aBalanceAdmitsWhatABruteForceBucketDoes() {
    Supply supply = supply(10, 2, RampShape.SMOOTH);
    Limiter limiter = new Balance(0).limiter(supply, 5);
    SplittableRandom random = new SplittableRandom(11);
    long step = MS / 10;
    double tokens = 5;
    long now = 0;
    int decided = 0;
    int close = 0;
    for (int i = 0; i < 2000; i++) {
      long arrival = now + (1 + random.nextLong(2000)) * step;
      while (now < arrival) {
        tokens = Math.min(5, tokens + supply.perSecond(now + step / 2) * step / 1e9);
        now += step;
      }
      if (Math.abs(tokens - 1) < 1e-4) {
        close++; // the steps' own error could decide
        limiter.admit(now);
        continue;
      }
      assertThat(limiter.admit(now) == 0).as("request %d at %d", i, now).isEqualTo(tokens >= 1);
      tokens = tokens >= 1 ? tokens - 1 : tokens;
      decided++;
    }
    assertThat(decided).isGreaterThan(1900);
    assertThat(close).isLessThan(5);
  }

  @Test
  void whoIsRefusedIsAdmittedAfterTheTimeToldAndNotBefore() {
    Supply supply = supply(10, 2, RampShape.LINEAR);
    Balance balance = new Balance(0);
    for (long start : new long[] {9_500 * MS, 70_000 * MS, 85_000 * MS}) {
      Limiter limiter = balance.limiter(supply, 3);
      while (limiter.admit(start) == 0) {
        assertThat(limiter.remaining(start)).isBetween(0L, 2L);
      }
      long wait = limiter.admit(start);
      assertThat(limiter.admit(start + wait - 1000)).isPositive();
      assertThat(limiter.admit(start + wait)).isZero();
    }
  }

  @Test
  void theClockOfTheWindowsCountsAndNotThatOfTheCaller() {
    Supply supply = supply(10, 2, RampShape.LINEAR);
    clock = ScenarioClock.activated(0, 0).scaledAt(0, 60); // a period takes a second
    assertThat(supply.amount(0, SECOND)).isCloseTo((40 * 10 + 8 * 2 + 12 * 6) / 60.0, within(1e-6));
    clock = ScenarioClock.activated(0, 20 * SECOND).pausedAt(0);
    assertThat(supply.amount(0, 100 * SECOND)).isEqualTo(200);
    assertThat(supply.after(0, 20)).isEqualTo(10 * SECOND);
  }
}
