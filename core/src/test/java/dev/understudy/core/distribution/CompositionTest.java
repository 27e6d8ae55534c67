package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Scale, shift, cut and mix: the class of laws is closed, and order counts.
class CompositionTest {
  private static final double MS = Written.MS;

  @Test
  void nothingToDoGivesTheLawItself() {
    var law = new Exponential(60 * MS);
    assertThat(Scaled.of(law, 1)).isSameAs(law);
    assertThat(Shifted.of(law, 0)).isSameAs(law);
    assertThat(Truncated.of(law, 0, Double.POSITIVE_INFINITY, Written::show)).isSameAs(law);
    assertThat(Mixture.between(law, new Fixed(1), 0)).isSameAs(law);
    assertThat(Mixture.between(new Fixed(1), law, 1)).isSameAs(law);
  }

  @Test
  void orderCounts() {
    var law = new Exponential(60 * MS);
    var scaledFirst = Shifted.of(Scaled.of(law, 3), 10 * MS);
    var shiftedFirst = Scaled.of(Shifted.of(law, 10 * MS), 3);
    assertThat(scaledFirst.mean()).isCloseTo(190 * MS, within(1e-6));
    assertThat(shiftedFirst.mean()).isCloseTo(210 * MS, within(1e-6));
  }

  @Test
  void boundsScaleAlong() {
    var cut = Truncated.of(new Exponential(60 * MS), 0, 100 * MS, Written::show);
    assertThat(Scaled.of(cut, 4).upper()).isEqualTo(400 * MS);
    var added =
        Families.bounded(
            Scaled.of(cut, 4), new Bounds(5 * MS, 0, 300 * MS), Written::show, Quantity.TIME);
    assertThat(added.distribution().upper()).isEqualTo(300 * MS);
    assertThat(added.distribution().lower()).isEqualTo(5 * MS);
  }

  @Test
  void weightsAreNormalisedAndNestedMixturesTakenApart() {
    var inner = Mixture.of(List.of(new Fixed(1), new Fixed(2)), List.of(1.0, 3.0));
    var outer = (Mixture) Mixture.of(List.of(inner, new Fixed(9)), List.of(2.0, 2.0));
    assertThat(outer.weights()).containsExactly(0.125, 0.375, 0.5);
    assertThat(outer.mean()).isEqualTo(0.125 + 0.75 + 4.5);
  }

  @Test
  void quantilesOfAtomsAreTheAtoms() {
    var law =
        Mixture.of(
            List.of(new Fixed(10 * MS), new Exponential(20 * MS), new Fixed(0.3)),
            List.of(1.0, 2.0, 1.0));
    double low = law.cdfBelow(10 * MS);
    double high = law.cdf(10 * MS);
    assertThat(high - low).isCloseTo(0.25, within(1e-15));
    for (double u = low + 1e-9; u < high; u += 0.001) {
      assertThat(law.quantile(u)).as("Q(%s)", u).isEqualTo(10 * MS);
    }
    assertThat(law.quantile(0.1)).isEqualTo(0.3);
  }

  @Test
  void theQuantileAtAGapIsItsLeftEnd() {
    var law =
        Mixture.of(
            List.of(new Uniform(0, 10 * MS), new Uniform(20 * MS, 30 * MS)), List.of(1.0, 1.0));
    assertThat(law.quantile(0.5)).isCloseTo(10 * MS, within(1e-5));
    assertThat(law.quantile(0.5 + 1e-9)).isGreaterThan(20 * MS);
  }

  /// Counted on a mixture like that of the reference: with its table a draw needs a handful of
  /// cdfs.
  @Test
  void rampsNeedNoTable() {
    var from = new LogNormal(20 * MS, 0.5);
    var to = new Gamma(9, 20 * MS);
    var ramp = Mixture.between(from, to, 0.25);
    var tabled = Mixture.of(List.of(from, to), List.of(0.75, 0.25));
    for (double u = 0.0005; u < 1; u += 0.01) {
      assertThat(ramp.quantile(u) / tabled.quantile(u)).isCloseTo(1, within(1e-10));
    }
  }

  @Test
  void mixturesThatCannotBeAreRefused() {
    var one = List.<Distribution>of(new Fixed(1));
    assertThatThrownBy(() -> Mixture.of(one, List.of(1.0)))
        .isInstanceOf(ParameterException.class)
        .hasMessage("a mixture has 2 to 16 parts but this has 1");
    var two = List.<Distribution>of(new Fixed(1), new Fixed(2));
    assertThatThrownBy(() -> Mixture.of(two, List.of(1.0, 0.0)))
        .isInstanceOf(ParameterException.class)
        .hasMessage("a weight must be above 0 but is 0");
    assertThatThrownBy(() -> Mixture.of(two, List.of(1.0, Double.NaN)))
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void aSpliceBeginsAtAPercentileOrAValue() {
    var body = new LogNormal(40 * MS, 0.5);
    var byPercentile = Spliced.fromPercentile(body, 0.99, 1.5);
    var byValue = Spliced.fromValue(body, byPercentile.threshold(), 1.5, Written::show);
    assertThat(byPercentile.threshold() / MS).isCloseTo(128.002960318, within(1e-9));
    assertThat(byValue.tail()).isCloseTo(0.01, within(1e-15));
    assertThatThrownBy(() -> Spliced.fromValue(new Uniform(1, 2), 3, 1.5, Written::show))
        .hasMessageContaining("nothing beyond it");
    assertThatThrownBy(() -> Spliced.fromPercentile(body, 0.99, 0))
        .isInstanceOf(ParameterException.class);
  }
}
