package dev.understudy.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class IncompleteBetaTest {
  /// Against Apache Commons Statistics, at -4..4 standard deviations: the shapes that binomial
  /// tails of up to ten million requests need.
  @Test
  void agreesWithCommonsStatisticsUpToTenMillion() {
    double[][] cases = {
      {0.5, 0.5},
      {1, 3},
      {3.7, 12.2},
      {8, 2000},
      {50, 9_951},
      {1_000, 99_001},
      {3, 1e7},
      {1e5, 9.9e6}
    };
    for (double[] ab : cases) {
      BetaDistribution beta = BetaDistribution.of(ab[0], ab[1]);
      double mean = ab[0] / (ab[0] + ab[1]);
      double sd = Math.sqrt(mean * (1 - mean) / (ab[0] + ab[1] + 1));
      for (int k = -4; k <= 4; k++) {
        double x = Math.clamp(mean + k * sd, 1e-9, 1 - 1e-9);
        double expected = beta.cumulativeProbability(x);
        assertThat(IncompleteBeta.of(ab[0], ab[1], x, 1 - x))
            .as("I_%s(%s, %s)", x, ab[0], ab[1])
            .isCloseTo(expected, within(2e-10 * Math.max(expected, 1e-6)));
      }
    }
  }

  /// Symmetric about 1/2, whatever the size: 10^9 trials are the most that a long soak makes.
  @Test
  void halfOfASymmetricLawLiesBelowItsMiddle() {
    for (double a = 1; a <= 1e9; a *= 10) {
      assertThat(IncompleteBeta.of(a, a, 0.5, 0.5)).as("a = %s", a).isCloseTo(0.5, within(1e-10));
    }
  }
}
