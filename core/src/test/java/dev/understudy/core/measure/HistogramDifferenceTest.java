package dev.understudy.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What lies between two looks at a histogram.
class HistogramDifferenceTest {
  private final Histogram live = new Histogram();

  @Test
  void holdsWhatCameInBetweenAndNothingElse() {
    live.record(1_000_000);
    live.record(3_000_000);
    Histogram before = new Histogram();
    live.addTo(before);
    live.record(3_000_000);
    live.record(500_000_000);
    Histogram between = live.since(before);
    assertThat(between.count()).isEqualTo(2);
    assertThat(between.sumNanos()).isEqualTo(503_000_000);
    assertThat(between.quantileNanos(0.5)).isCloseTo(3e6, within());
    assertThat(between.quantileNanos(1)).isCloseTo(500e6, within());
    assertThat(live.count()).isEqualTo(4);
  }

  @Test
  void isEmptyWhereNothingCame() {
    live.record(7);
    Histogram before = new Histogram();
    live.addTo(before);
    assertThat(live.since(before).count()).isZero();
    assertThat(live.since(before).quantilesNanos(0.5, 0.9)).containsOnly(Double.NaN);
  }

  @Test
  void severalQuantilesAtOnceAreThoseAskedForOneByOne() {
    for (int i = 1; i <= 10_000; i++) {
      live.record(i * 1_000L);
    }
    double[] shares = {0.001, 0.5, 0.9, 0.99, 0.999, 1};
    double[] together = live.quantilesNanos(shares);
    for (int i = 0; i < shares.length; i++) {
      assertThat(together[i]).isEqualTo(live.quantileNanos(shares[i]));
      assertThat(together[i]).isCloseTo(shares[i] * 10_000_000, within());
    }
  }

  private static org.assertj.core.data.Percentage within() {
    return org.assertj.core.data.Percentage.withPercentage(0.8);
  }
}
