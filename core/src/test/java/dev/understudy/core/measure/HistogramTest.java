package dev.understudy.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void eachValueLiesInItsCell() {
    for (long value = 1; value < 1L << 52; value = value * 3 / 2 + 1) {
      Histogram histogram = new Histogram();
      histogram.record(value);
      long expected = value;
      histogram.forEach(
          (from, to, count) -> {
            assertThat((double) expected).isGreaterThanOrEqualTo(from).isLessThan(to);
            assertThat(to - from).isLessThanOrEqualTo(Math.max(8, expected * 0.008));
          });
      assertThat(histogram.count()).isEqualTo(1);
    }
  }

  @Test
  void quantilesAreWithinACellOfTheTruth() {
    Histogram histogram = new Histogram();
    for (long i = 1; i <= 100_000; i++) {
      histogram.record(i * 1000);
    }
    for (double p : new double[] {0.001, 0.5, 0.9, 0.99, 0.999, 1}) {
      assertThat(histogram.quantileNanos(p)).isCloseTo(p * 1e8, within(p * 1e8 * 0.008));
    }
    assertThat(histogram.meanNanos()).isEqualTo(50_000_500.0);
  }

  @Test
  void aSumOfLoopsIsTheHistogramOfAllValues() {
    Histogram one = new Histogram();
    Histogram two = new Histogram();
    Histogram all = new Histogram();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong(1L << random.nextInt(1, 50));
      (i % 2 == 0 ? one : two).record(value);
      all.record(value);
    }
    Histogram sum = new Histogram();
    one.addTo(sum);
    two.addTo(sum);
    assertThat(sum.count()).isEqualTo(10_000);
    assertThat(sum.sumNanos()).isEqualTo(all.sumNanos());
    for (double p = 0.01; p < 1; p += 0.01) {
      assertThat(sum.quantileNanos(p)).isEqualTo(all.quantileNanos(p));
    }
  }

  @Test
  void extremesAreCountedAtTheEnds() {
    Histogram histogram = new Histogram();
    histogram.record(-5);
    histogram.record(Long.MAX_VALUE);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.countAtOrBelow(8)).isEqualTo(1);
    assertThat(new Histogram().quantileNanos(0.5)).isNaN();
  }
}
