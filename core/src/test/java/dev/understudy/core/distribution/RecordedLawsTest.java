package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Laws made of recorded values: samples and histograms.
class RecordedLawsTest {
  private static final double[] VALUES = {95, 12, 15, 18, 15, 22, 40};

  @Test
  void theMeanIsTheSamplesMeanAndTheRangeItsRange() {
    var random = new SplittableRandom(7);
    double[] values = random.doubles(1_001, 0, 1e9).map(Math::rint).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    for (boolean smooth : new boolean[] {true, false}) {
      var law = Samples.of(values, smooth);
      assertThat(law.mean()).isCloseTo(mean, within(1e-6));
      assertThat(law.lower()).isEqualTo(Arrays.stream(values).min().orElseThrow());
      assertThat(law.upper()).isEqualTo(Arrays.stream(values).max().orElseThrow());
    }
  }

  @Test
  void hazensPointsAreTheKnots() {
    var law = Samples.of(VALUES, true);
    assertThat(law.quantile(0.5 / 7)).isEqualTo(12);
    assertThat(law.quantile(3.5 / 7)).isEqualTo(18);
    assertThat(law.quantile(4 / 7.0)).isCloseTo(20, within(1e-12));
    assertThat(law.cdf(12)).isEqualTo(0.5 / 7);
    assertThat(law.cdf(15) - law.cdfBelow(15)).as("a tie").isCloseTo(1 / 7.0, within(1e-15));
    assertThat(law.cdfBelow(95)).isEqualTo(6.5 / 7);
  }

  @Test
  void notSmoothEveryDrawIsARecordedValue() {
    var law = Samples.of(VALUES, false);
    for (double u = 0.001; u < 1; u += 0.001) {
      assertThat(VALUES).contains(law.quantile(u));
    }
    assertThat(law.cdf(14.9)).isEqualTo(1 / 7.0);
    assertThat(law.cdf(15)).isEqualTo(3 / 7.0);
    assertThat(law.variance()).isCloseTo(5_300 / 7.0, within(1e-12));
  }

  @Test
  void samplesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Samples.of(new double[] {1}, true))
        .hasMessage("samples need 2 to 1,000,000 values but these are 1");
    assertThatThrownBy(() -> Samples.of(new double[1_000_001], true))
        .hasMessage("samples need 2 to 1,000,000 values but these are 1,000,001");
    assertThatThrownBy(() -> Samples.of(new double[] {1, Double.NaN}, true))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("value 2 of the samples is NaN");
    assertThatThrownBy(() -> Samples.of(new double[] {1, -3}, true))
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void aHistogramIsLinearBetweenItsLines() {
    var law = HistogramLaw.of(new double[] {0, 0.5, 1}, new double[] {10, 20, 60}, Written::show);
    assertThat(law.quantile(0.25)).isEqualTo(15);
    assertThat(law.cdf(40)).isEqualTo(0.75);
    assertThat(law.mean()).isEqualTo(0.5 * 15 + 0.5 * 40);
    assertThat(law.disagreement(27.6, Written::show)).isEmpty();
    assertThat(law.disagreement(30, Written::show))
        .hasValueSatisfying(
            w -> assertThat(w).contains("states mean 30ns but its lines give 27.5ns"));
  }

  @Test
  void aHistogramThatDoesNotRiseIsRefused() {
    assertThatThrownBy(
            () -> HistogramLaw.of(new double[] {0, 0.5, 1}, new double[] {9, 8, 10}, Written::show))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("line 2 of the histogram");
    assertThatThrownBy(
            () -> HistogramLaw.of(new double[] {0, 0.5}, new double[] {8, 10}, Written::show))
        .hasMessageContaining("the last line of a histogram is percentile 1");
    assertThatThrownBy(
            () -> HistogramLaw.of(new double[] {0, 1}, new double[] {8, 8}, Written::show))
        .hasMessage("every line of the histogram has the value 8ns");
  }
}
