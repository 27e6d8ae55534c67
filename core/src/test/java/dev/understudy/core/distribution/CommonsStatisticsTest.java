package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Against Apache Commons Statistics 1.3, an independent implementation, in both tails.
class CommonsStatisticsTest {
  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(new Uniform(3, 8), UniformContinuousDistribution.of(3, 8)),
        Arguments.of(new Triangular(1, 2, 6), TriangularDistribution.of(1, 2, 6)),
        Arguments.of(
            new Normal(30, 20),
            TruncatedNormalDistribution.of(30, 20, 0, Double.POSITIVE_INFINITY)),
        Arguments.of(new Exponential(7), ExponentialDistribution.of(7)),
        Arguments.of(new Gamma(0.25, 3), GammaDistribution.of(0.25, 3)),
        Arguments.of(new Gamma(9, 3), GammaDistribution.of(9, 3)),
        Arguments.of(new Gamma(250, 3), GammaDistribution.of(250, 3)),
        Arguments.of(new Gamma(12_345, 3), GammaDistribution.of(12_345, 3)),
        Arguments.of(new Weibull(0.6, 5), WeibullDistribution.of(0.6, 5)),
        Arguments.of(new Weibull(3, 5), WeibullDistribution.of(3, 5)),
        Arguments.of(new LogNormal(Math.E, 0.8), LogNormalDistribution.of(1, 0.8)),
        Arguments.of(new Pareto(3, 1.5), ParetoDistribution.of(3, 1.5)),
        Arguments.of(new Beta(0, 1, 2, 5), BetaDistribution.of(2, 5)),
        Arguments.of(new Beta(0, 1, 0.3, 4), BetaDistribution.of(0.3, 4)),
        Arguments.of(new Beta(0, 1, 300, 900), BetaDistribution.of(300, 900)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void bothTailsAgree(Distribution ours, ContinuousDistribution theirs) {
    for (double u = 1e-9; u < 0.5; u *= 1.7) {
      double low = ours.quantile(u);
      double high = ours.upperQuantile(u);
      // 1e-15: a place next to an end that is not 0 has no more digits
      assertThat(theirs.cumulativeProbability(low)).isCloseTo(u, within(1e-10 * u + 1e-15));
      assertThat(theirs.survivalProbability(high)).isCloseTo(u, within(1e-10 * u + 1e-15));
      assertThat(ours.cdf(high)).isCloseTo(theirs.cumulativeProbability(high), within(1e-13));
      assertThat(ours.sf(low)).isCloseTo(theirs.survivalProbability(low), within(1e-13));
    }
    assertThat(ours.mean()).isCloseTo(theirs.getMean(), within(1e-12 * ours.mean()));
    if (ours.variance() < Double.POSITIVE_INFINITY) {
      assertThat(ours.variance()).isCloseTo(theirs.getVariance(), within(1e-11 * ours.variance()));
    }
  }
}
