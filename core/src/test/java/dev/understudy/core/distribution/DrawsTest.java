package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Draws against the law they should follow: Kolmogorov-Smirnov on F(draw), randomised over atoms,
/// n = 20,000, alpha = 1e-6 a law, critical D (sqrt n + 0.12 + 0.11/sqrt n) = 2.69; fixed seed.
/// Over some 70 laws a right sampler fails for one seed in 14,000.
class DrawsTest {
  private static final int N = 20_000;
  private static final double CRITICAL = Math.sqrt(-Math.log(1e-6 / 2) / 2);
  private static final long SEED = 20260211;

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.understudy.core.distribution.AllLaws#all")
  void drawsFollowTheLaw(String name, Distribution law) {
    assertThat(statistic(law, law::sample)).isLessThan(CRITICAL);
  }

  /// The same test has power: it catches the classic wrong sampler, an even spread of the right
  /// mean.
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.understudy.core.distribution.AllLaws#continuous")
  void aUniformOfEqualMeanIsRejected(String name, Distribution law) {
    double mean = Math.min(law.mean(), law.quantile(0.9));
    boolean isThatUniform = law instanceof Uniform u && u.min() == 0;
    if (!isThatUniform) {
      assertThat(statistic(law, u -> 2 * mean * u)).isGreaterThan(CRITICAL);
    }
  }

  /// And the second classic: an exponential of the right mean.
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.understudy.core.distribution.AllLaws#continuous")
  void anExponentialOfEqualMeanIsRejected(String name, Distribution law) {
    double mean = Math.min(law.mean(), law.quantile(0.9));
    boolean isThatExponential =
        law instanceof Exponential || (law instanceof Gamma g && g.shape() == 1);
    if (!isThatExponential) {
      assertThat(statistic(law, u -> -mean * Math.log1p(-u))).isGreaterThan(CRITICAL);
    }
  }

  private static double statistic(Distribution law, DoubleUnaryOperator sampler) {
    var random = new SplittableRandom(SEED);
    double[] u = new double[N];
    for (int i = 0; i < N; i++) {
      double x = sampler.applyAsDouble(((random.nextLong() >>> 12) + 0.5) * 0x1p-52);
      double below = law.cdfBelow(x);
      u[i] = below + random.nextDouble() * (law.cdf(x) - below);
    }
    Arrays.sort(u);
    double d = 0;
    for (int i = 0; i < N; i++) {
      d = Math.max(d, Math.max((i + 1.0) / N - u[i], u[i] - (double) i / N));
    }
    double root = Math.sqrt(N);
    return d * (root + 0.12 + 0.11 / root);
  }
}
