package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever the knots: they are met, F inverts Q between and beyond them, and the ends stay within
/// their bounds.
class QuantileTablePropertyTest {
  @Property(tries = 1_000, seed = "20260211")
  void theKnotsAreMetAndTheCdfInverts(
      @ForAll @IntRange(min = 2, max = 9) int n,
      @ForAll @Size(9) List<@DoubleRange(min = 0.01, max = 1) Double> steps,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double u,
      @ForAll boolean bounded) {
    double[] p = new double[n];
    double[] x = new double[n];
    double sum = steps.stream().mapToDouble(s -> s).sum() + 1;
    double place = 0;
    double value = 1e6;
    for (int i = 0; i < n; i++) {
      place += steps.get(i) / sum;
      value *= 1 + steps.get((i + 4) % 9);
      p[i] = place;
      x[i] = value;
    }
    double min = bounded ? x[0] / 3 : 0;
    double max = bounded ? x[n - 1] * 2 : Double.POSITIVE_INFINITY;
    var table = QuantileTable.of(p, x, min, max, Double.NaN, Written::show);
    for (int i = 0; i < n; i++) {
      assertThat(table.quantile(p[i])).isEqualTo(x[i]);
      assertThat(table.cdf(x[i])).isCloseTo(p[i], within(1e-14));
    }
    assertThat(table.cdf(table.quantile(u))).isCloseTo(u, within(1e-12));
    assertThat(table.quantile(u)).isBetween(min, max);
  }
}
