package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlopeTest {
  private static final int MINUTES = 105; // two hours less the warm-up

  private static double[] hours() {
    return IntStream.range(0, MINUTES).mapToDouble(minute -> minute / 60.0).toArray();
  }

  @Test
  void aStraightLineIsFoundExactly() {
    double[] hours = hours();
    double[] values = IntStream.range(0, MINUTES).mapToDouble(i -> 7 - 3 * hours[i]).toArray();
    Slope slope = Slope.of(hours, values);
    assertThat(slope.perHour()).isCloseTo(-3, within(1e-9));
    assertThat(slope.low()).isCloseTo(-3, within(1e-6));
    assertThat(slope.theilSen()).isCloseTo(-3, within(1e-9));
    assertThat(slope.grows()).isFalse();
  }

  @Test
  void whatNeverChangesDoesNotGrow() {
    double[] values = IntStream.range(0, MINUTES).mapToDouble(i -> 1083).toArray();
    assertThat(Slope.of(hours(), values).grows()).isFalse();
  }

  /// Each minute keeps 0.6 of the deviation of the one before (AR 1), no trend, 2,000 runs, seed 1.
  /// Nominal is 95 %, 92 % is what such likeness leaves of it; standard error 0.6 %.
  @Test
  void theIntervalCoversTheTruthThoughMinutesAreAlike() {
    SplittableRandom random = new SplittableRandom(1);
    int runs = 2_000;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      Slope slope = Slope.of(hours(), alike(random, 0, 0.6));
      covered += slope.low() <= 0 && slope.high() >= 0 ? 1 : 0;
    }
    assertThat(covered / (double) runs).isBetween(0.90, 0.98);
  }

  /// The same noise of sd 1.25, with a leak of 4 an hour.
  @Test
  void aLeakIsFound() {
    SplittableRandom random = new SplittableRandom(2);
    int found = 0;
    for (int run = 0; run < 200; run++) {
      found += Slope.of(hours(), alike(random, 4, 0.6)).grows() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(195);
  }

  @Test
  void oneWildMinuteHardlyMovesTheilAndSensSlope() {
    double[] hours = hours();
    double[] values = IntStream.range(0, MINUTES).mapToDouble(i -> 2 * hours[i]).toArray();
    values[100] = 1e6;
    assertThat(Slope.of(hours, values).theilSen()).isCloseTo(2, within(1e-6));
  }

  private static double[] alike(SplittableRandom random, double slope, double kept) {
    double[] hours = hours();
    double[] values = new double[MINUTES];
    double deviation = random.nextGaussian() / Math.sqrt(1 - kept * kept);
    for (int i = 0; i < MINUTES; i++) {
      values[i] = 100 + slope * hours[i] + deviation;
      deviation = kept * deviation + random.nextGaussian();
    }
    return values;
  }
}
