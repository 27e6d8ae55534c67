package dev.understudy.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Against Apache Commons Statistics, an implementation of other people.
class SpecialTest {
  @Test
  void normalCdfAndQuantileAgreeWithCommonsStatistics() {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    for (double z = -8; z <= 8; z += 0.125) {
      double expected = normal.cumulativeProbability(z);
      assertThat(Special.normalCdf(z))
          .isCloseTo(expected, within(1e-13 * Math.max(expected, 1e-3)));
      if (z < 5) { // beyond, 1 - p has no digits left
        assertThat(Special.normalQuantile(expected)).isCloseTo(z, within(1e-9));
      }
    }
  }

  @Test
  void upperGammaAgreesWithCommonsStatistics() {
    for (int df : new int[] {1, 2, 5, 30, 400}) {
      ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
      for (double factor : new double[] {0.2, 0.7, 1, 1.3, 2}) {
        double x = df * factor;
        double expected = chi.survivalProbability(x);
        assertThat(Special.gammaQ(df / 2.0, x / 2))
            .as("df %d, x %s", df, x)
            .isCloseTo(expected, within(1e-11 * Math.max(expected, 1e-3)));
      }
    }
  }

  @Test
  void betaAgreesWithCommonsStatisticsUpToTenMillion() {
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
        assertThat(Special.beta(ab[0], ab[1], x))
            .as("I_%s(%s, %s)", x, ab[0], ab[1])
            .isCloseTo(expected, within(2e-10 * Math.max(expected, 1e-6)));
      }
    }
  }
}
