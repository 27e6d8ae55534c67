package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencySketchTest {
  @Test
  void everyTimeLiesInACellOfAtMostOneFiveHundredAndTwelfthOfItself() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 10_000; i++) {
      long nanos = random.nextLong() >>> random.nextInt(1, 64);
      LatencySketch sketch = new LatencySketch();
      sketch.add(nanos);
      Interval cell = sketch.ofRank(1);
      assertThat(cell.contains(nanos)).as("%d in %s", nanos, cell).isTrue();
      assertThat(cell.high() - cell.low()).isLessThanOrEqualTo(nanos / 512.0);
    }
  }

  @Test
  void cellsMeetWithoutGapOrOverlap() {
    for (long nanos :
        new long[] {511, 512, 1023, 1024, 1 << 20, (1L << 40) - 1, Long.MAX_VALUE - 1}) {
      LatencySketch here = new LatencySketch();
      here.add(nanos);
      double high = here.ofRank(1).high();
      if (high < Long.MAX_VALUE / 2) {
        LatencySketch next = new LatencySketch();
        next.add((long) high + 1);
        assertThat(next.ofRank(1).low()).isEqualTo(high + 1);
      }
    }
  }

  @Test
  void ranksAndCountsBracketThoseOfTheSortedSample() {
    SplittableRandom random = new SplittableRandom(5);
    long[] values = random.longs(5_000, 0, 100_000_000).toArray();
    LatencySketch sketch = new LatencySketch();
    Arrays.stream(values).forEach(sketch::add);
    Arrays.sort(values);
    for (int rank = 1; rank <= 5_000; rank += 37) {
      assertThat(sketch.ofRank(rank).contains(values[rank - 1])).isTrue();
    }
    for (long x = 0; x < 100_000_000; x += 1_234_567) {
      long limit = x;
      long atMost = Arrays.stream(values).filter(v -> v <= limit).count();
      assertThat(sketch.certainlyAtMost(x)).isLessThanOrEqualTo(atMost);
      assertThat(sketch.possiblyAtMost(x)).isGreaterThanOrEqualTo(atMost);
    }
  }

  @Test
  void sketchesMergeAsIfOneHadSeenAll() {
    SplittableRandom random = new SplittableRandom(6);
    LatencySketch all = new LatencySketch();
    LatencySketch left = new LatencySketch();
    LatencySketch right = new LatencySketch();
    for (int i = 0; i < 10_000; i++) {
      long nanos = (long) Math.exp(random.nextDouble(5, 25));
      all.add(nanos);
      (i % 3 == 0 ? left : right).add(nanos);
    }
    left.merge(right);
    assertThat(left.n()).isEqualTo(10_000);
    for (long rank = 1; rank <= 10_000; rank += 97) {
      assertThat(left.ofRank(rank)).isEqualTo(all.ofRank(rank));
    }
  }

  @Test
  void aNegativeTimeIsRefused() {
    assertThatThrownBy(() -> new LatencySketch().add(-1))
        .hasMessage("a time must be >= 0 ns but is -1");
  }

  /// Refused at once or served after a second: nothing took half a second.
  @Test
  void theLawOfTwoHeapsHasNothingBetweenThem() {
    LatencySketch sketch = new LatencySketch();
    for (int i = 0; i < 1_000; i++) {
      sketch.add(i % 10 == 0 ? 1_000_000_000 : 0);
    }
    assertThat(sketch.law().mean()).isCloseTo(1e8, withinPercentage(0.2));
    assertThat(sketch.law().cdf(5e8)).isCloseTo(0.9, within(1e-9));
  }
}
