package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Holm, looks, outcome tables, moments, intervals: rules whose results can be worked out by hand.
class SmallRulesTest {
  @Test
  void holmStopsAtTheFirstThatIsTooLarge() {
    // 4 tests at 5 %: limits 1.25, 1.67, 2.5, 5 %; the third stops it, though the fourth is below 5
    // %
    boolean[] rejected = Holm.rejected(new double[] {0.04, 0.001, 0.015, 0.03}, 0.05);
    assertThat(rejected).containsExactly(false, true, true, false);
    assertThat(Holm.rejected(new double[0], 0.05)).isEmpty();
  }

  @Test
  void allLooksTogetherUseAlphaOnce() {
    double sum = 0;
    for (int look = 1; look <= 100_000; look++) {
      sum += new Look(look).share(0.05);
    }
    assertThat(sum).isCloseTo(0.05, within(1e-6));
    assertThat(new Look(1).share(0.05)).isCloseTo(0.030396, within(1e-6));
    assertThat(Look.ONLY.share(0.05)).isEqualTo(0.05);
  }

  @Test
  void looksAreNumberedByDoublings() {
    assertThat(Look.atDoubling(10, 1000).number()).isEqualTo(1);
    assertThat(Look.atDoubling(1999, 1000).number()).isEqualTo(1);
    assertThat(Look.atDoubling(2000, 1000).number()).isEqualTo(2);
    assertThat(Look.atDoubling(4000, 1000).number()).isEqualTo(3);
    assertThat(Look.atDoubling(1_024_000, 1000).number()).isEqualTo(11);
  }

  @Test
  void aFairDieOf60ThrowsGivesTheTextbookChiSquare() {
    double sixth = 1 / 6.0;
    OutcomeTable die =
        OutcomeTable.of(
            new long[] {5, 8, 9, 8, 10, 20},
            new double[] {sixth, sixth, sixth, sixth, sixth, sixth});
    assertThat(die.cells()).isEqualTo(6);
    assertThat(die.chiSquare()).isCloseTo(13.4, within(1e-9));
    assertThat(die.pValue()).isCloseTo(0.0199, within(1e-4)); // chi-square, 5 degrees of freedom
  }

  @Test
  void rareOutcomesAreMergedUntilACellHoldsFive() {
    OutcomeTable table =
        OutcomeTable.of(new long[] {985, 1, 2, 12}, new double[] {0.985, 0.001, 0.004, 0.01});
    assertThat(table.cells()).as("1 + 4 expected merge, 10 and 985 stay").isEqualTo(3);
    OutcomeTable few = OutcomeTable.of(new long[] {3, 1}, new double[] {0.5, 0.5});
    assertThat(few.cells()).isEqualTo(1);
    assertThat(few.pValue()).isEqualTo(1);
  }

  @Test
  void momentsMergeWithoutLosingDigits() {
    SplittableRandom random = new SplittableRandom(9);
    double[] values = random.doubles(10_000).map(v -> 1e9 + v).toArray();
    Moments all = new Moments();
    Moments left = new Moments();
    Moments right = new Moments();
    for (int i = 0; i < values.length; i++) {
      all.add(values[i]);
      (i < 100 ? left : right).add(values[i]);
    }
    left.merge(right);
    double mean = Arrays.stream(values).map(v -> v - 1e9).average().orElseThrow() + 1e9;
    assertThat(left.mean()).isCloseTo(mean, within(1e-5));
    assertThat(left.variance()).isCloseTo(all.variance(), within(1e-7));
    assertThat(left.variance()).isCloseTo(1 / 12.0, within(0.003));
  }

  @Test
  void theMeanOfAHeavyTailIsLeftToTheQuantiles() {
    assertThat(MeanRule.of(Laws.pareto(1e6, 1.8)).minimum()).isEqualTo(Long.MAX_VALUE);
    assertThat(MeanRule.of(Laws.exponential(1e6)).minimum()).as("25 x 2^2").isBetween(99L, 101L);
    // skew of a log-normal: (e^(s^2) + 2) sqrt(e^(s^2) - 1) = 6.18488 at s = 1
    assertThat(MeanRule.of(Laws.logNormal(1e6, 1)).skew()).isCloseTo(6.184877, within(1e-5));
    assertThat(MeanRule.of(Laws.uniform(1e6, 2e6)).minimum()).isEqualTo(30);
    assertThat(MeanRule.of(Laws.fixed(1e6)).minimum()).isEqualTo(30);
  }

  /// n = 100, median, 95 %: ranks 40 and 61 (Conover 1999, table A3); p99.9 at 90 %: no upper bound
  /// below n = 2,995.
  @Test
  void orderStatisticsOfTheTabledRanksHoldTheQuantile() {
    QuantileInterval median = QuantileInterval.of(100, 0.5, 0.95, 1);
    assertThat(median.low()).isEqualTo(40);
    assertThat(median.high()).isEqualTo(61);
    assertThat(QuantileInterval.of(2_994, 0.999, 0.9, 1).bounded()).isFalse();
    assertThat(QuantileInterval.of(2_995, 0.999, 0.9, 1).bounded()).isTrue();
    assertThat(QuantileInterval.minimum(0.999, 0.9, 1)).isEqualTo(2_995);
    assertThat(QuantileInterval.of(0, 0.5, 0.9, 1).bounded()).isFalse();
  }

  /// 4,000 samples of 300 exponentials; the 90 % interval of p95 covers at least 90 %, here within
  /// 4 standard errors.
  @Test
  void orderStatisticsCoverTheQuantile() {
    SplittableRandom random = new SplittableRandom(13);
    QuantileInterval ranks = QuantileInterval.of(300, 0.95, 0.9, 1);
    int covered = 0;
    for (int round = 0; round < 4_000; round++) {
      double[] u = random.doubles(300).sorted().toArray();
      covered += u[(int) ranks.low() - 1] <= 0.95 && 0.95 <= u[(int) ranks.high() - 1] ? 1 : 0;
    }
    assertThat(covered / 4_000.0).isBetween(0.88, 0.95);
  }

  @Test
  void nonsenseIsRefusedWithItsValue() {
    assertThatThrownBy(() -> new Binomial(10, 1.5)).hasMessage("p must lie in 0..1 but is 1.5");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("2.0 .. 1.0");
    assertThatThrownBy(() -> Settings.exactness().withMargin(0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> OutcomeTable.of(new long[2], new double[3]))
        .hasMessage("2 counts do not belong to 3 shares");
    assertThatThrownBy(() -> Overhead.measured(new LatencySketch(), Clock.NANOS))
        .hasMessageContaining("there are 0");
  }
}
