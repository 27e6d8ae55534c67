package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialTest {
  @Test
  void tailsAgreeWithCommonsStatistics() {
    for (int n : new int[] {1, 7, 100, 20_000}) {
      for (double p : new double[] {0.001, 0.01, 0.3, 0.9}) {
        BinomialDistribution expected = BinomialDistribution.of(n, p);
        Binomial binomial = new Binomial(n, p);
        int mean = (int) (n * p);
        for (int k : new int[] {0, mean, mean + 1, mean + 10, n}) {
          assertThat(binomial.atMost(k))
              .isCloseTo(expected.cumulativeProbability(k), within(1e-10));
          assertThat(binomial.atLeast(k))
              .isCloseTo(expected.survivalProbability(k - 1), within(1e-10));
        }
      }
    }
  }

  /// 5 of 100: 1.6432..11.2835 % (Clopper-Pearson, R binom.test(5, 100)); 0 of 10: 0..30.85 %.
  @Test
  void clopperPearsonGivesTheTabledIntervals() {
    Interval five = Binomial.interval(5, 100, 0.95);
    assertThat(five.low()).isCloseTo(0.01643187918, within(1e-10));
    assertThat(five.high()).isCloseTo(0.11283491110, within(1e-10));
    Interval none = Binomial.interval(0, 10, 0.95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
    assertThat(Binomial.interval(10, 10, 0.95).high()).isEqualTo(1);
    assertThat(Binomial.interval(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void theIntervalEndsWhereTheTestBeginsToReject() {
    Interval interval = Binomial.interval(123, 10_000, 0.99);
    assertThat(new Binomial(10_000, interval.low()).pValue(123)).isCloseTo(0.01, within(1e-9));
    assertThat(new Binomial(10_000, interval.high()).pValue(123)).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void doubleErrorRateIsFoundWhereAnotherToolDrewTwice() {
    // 2p - p^2 instead of p, p = 5 %: 975 expected of 10,000 instead of 500
    assertThat(new Binomial(10_000, 0.05).pValue(975)).isLessThan(1e-12);
    assertThat(new Binomial(10_000, 0.05).pValue(520)).isGreaterThan(0.3);
  }
}
