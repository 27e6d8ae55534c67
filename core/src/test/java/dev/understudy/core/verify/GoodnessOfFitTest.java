package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GoodnessOfFitTest {
  @Test
  void kolmogorovsCriticalValuesHaveTheirLevels() {
    assertThat(KolmogorovSmirnov.survival(1.3580986)).isCloseTo(0.05, within(1e-7));
    assertThat(KolmogorovSmirnov.survival(1.6276236)).isCloseTo(0.01, within(1e-7));
    assertThat(KolmogorovSmirnov.survival(1.18 - 1e-12))
        .as("both series meet")
        .isCloseTo(KolmogorovSmirnov.survival(1.18 + 1e-12), within(1e-11));
    assertThat(KolmogorovSmirnov.survival(0)).isEqualTo(1);
  }

  /// n -> infinity: 2.492 and 3.857 are the 5 % and 1 % points of A^2 (Marsaglia & Marsaglia 2004,
  /// table 1).
  @Test
  void andersonDarlingsCriticalValuesHaveTheirLevels() {
    assertThat(AndersonDarling.of(1_000_000, 2.492).pValue()).isCloseTo(0.05, within(1e-4));
    assertThat(AndersonDarling.of(1_000_000, 3.878).pValue()).isCloseTo(0.01, within(2e-4));
    assertThat(AndersonDarling.of(1_000_000, 1.0).pValue()).isCloseTo(0.3573, within(1e-3));
    assertThat(AndersonDarling.of(100, 10).pValue()).isBetween(1e-6, 2e-5);
    assertThat(AndersonDarling.of(5, 40).pValue()).isLessThan(1e-15);
  }

  @Test
  void distancesOfAHandmadeSampleAreRight() {
    double[] u = {0.1, 0.2, 0.9};
    assertThat(KolmogorovSmirnov.ofSorted(u).distance()).isCloseTo(2 / 3.0 - 0.2, within(1e-15));
    // -3 - (1/3) [ln .1 + ln .1 + 3(ln .2 + ln .8) + 5(ln .9 + ln .9)]
    double expected = -3 - (2 * Math.log(0.1) + 3 * Math.log(0.2 * 0.8) + 10 * Math.log(0.9)) / 3;
    assertThat(AndersonDarling.ofSorted(u).squaredDistance()).isCloseTo(expected, within(1e-12));
  }

  /// 20,000 samples of true uniforms for each n, seed fixed. Bounds are 4 standard errors about the
  /// levels that MODELS states: 5 % -+ 0.65 %, 1 % -+ 0.3 %.
  @Test
  void trueUniformsAreRejectedAtTheStatedLevelFromFiveValuesOn() {
    SplittableRandom random = new SplittableRandom(20260211);
    int rounds = 20_000;
    for (int n : new int[] {5, 20, 50}) {
      int[] rejected = new int[4];
      for (int round = 0; round < rounds; round++) {
        double[] u = random.doubles(n).sorted().toArray();
        double ks = KolmogorovSmirnov.ofSorted(u).pValue();
        double ad = AndersonDarling.ofSorted(u).pValue();
        rejected[0] += ks <= 0.05 ? 1 : 0;
        rejected[1] += ks <= 0.01 ? 1 : 0;
        rejected[2] += ad <= 0.05 ? 1 : 0;
        rejected[3] += ad <= 0.01 ? 1 : 0;
      }
      double[] levels = Arrays.stream(rejected).mapToDouble(r -> (double) r / rounds).toArray();
      assertThat(levels[0]).as("KS 5 %%, n = %d", n).isBetween(0.0435, 0.0565);
      assertThat(levels[1]).as("KS 1 %%, n = %d", n).isBetween(0.007, 0.013);
      assertThat(levels[2]).as("AD 5 %%, n = %d", n).isBetween(0.0435, 0.0565);
      assertThat(levels[3]).as("AD 1 %%, n = %d", n).isBetween(0.007, 0.013);
    }
  }

  @Test
  void theSketchAgreesWithTheWholeSampleToItsResolution() {
    SplittableRandom random = new SplittableRandom(7);
    for (int n : new int[] {5, 100, 10_000, 300_000}) {
      double[] u = random.doubles(n).toArray();
      PitSketch sketch = new PitSketch();
      Arrays.stream(u).forEach(sketch::add);
      Arrays.sort(u);
      double exact = KolmogorovSmirnov.ofSorted(u).distance();
      double seen = sketch.kolmogorovSmirnov().distance();
      assertThat(seen).isBetween(exact - 1.0 / 1024, exact + 1e-12);
      assertThat(sketch.andersonDarling().squaredDistance())
          .as("n = %d", n)
          .isCloseTo(AndersonDarling.ofSorted(u).squaredDistance(), within(0.03));
    }
  }

  @Test
  void theSketchKeepsWhatLiesFarOutInTheTails() {
    PitSketch sketch = new PitSketch();
    double[] u = new double[1000];
    for (int i = 0; i < 1000; i++) {
      u[i] = (i + 0.5) / 1000;
    }
    u[0] = 1e-10; // one in ten thousand million, in a thousand
    u[999] = 1 - 1e-10;
    Arrays.stream(u).forEach(sketch::add);
    assertThat(sketch.andersonDarling().squaredDistance())
        .isCloseTo(AndersonDarling.ofSorted(u).squaredDistance(), within(0.005));
    u[0] = 0.5 / 1000;
    u[999] = 1 - u[0];
    assertThat(sketch.andersonDarling().squaredDistance())
        .as("the two far values are seen")
        .isGreaterThan(2 * AndersonDarling.ofSorted(u).squaredDistance());
  }

  @Test
  void sketchesMergeAsIfOneHadSeenAll() {
    SplittableRandom random = new SplittableRandom(11);
    PitSketch all = new PitSketch();
    PitSketch left = new PitSketch();
    PitSketch right = new PitSketch();
    for (int i = 0; i < 10_000; i++) {
      double u = random.nextDouble();
      all.add(u);
      (i % 3 == 0 ? left : right).add(u);
    }
    left.merge(right);
    assertThat(left.kolmogorovSmirnov()).isEqualTo(all.kolmogorovSmirnov());
    assertThat(left.andersonDarling()).isEqualTo(all.andersonDarling());
  }

  /// A single u in every cell, at the cell's edges too: nothing is lost and nothing lands in a
  /// neighbour.
  @Test
  void cellsCoverZeroToOne() {
    for (double u :
        new double[] {0, 0x1p-60, 0x1p-42, 0x1p-11, 0x1p-10, 0.3, 0.5, 1023 / 1024.0, 1}) {
      PitSketch sketch = new PitSketch();
      sketch.add(u);
      double distance = sketch.kolmogorovSmirnov().distance();
      assertThat(distance)
          .as("u = %s", u)
          .isBetween(Math.max(u, 1 - u) - 0.001, Math.max(u, 1 - u) + 1e-12);
    }
  }
}
