package dev.understudy.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;

/// Against Apache Commons Numbers 1.2 (an independent implementation), over grids that cross every
/// switch of method.
class SpecialFunctionsTest {
  @Test
  void erfcAgreesInBothTails() {
    near(-5, 26, 3_000, 4e-15, ErrorFunction::erfc, Erfc::value);
  }

  @Test
  void erfcxAgreesWhereErfcUnderflows() {
    near(-5, 60, 3_000, 4e-15, ErrorFunction::erfcx, Erfcx::value);
  }

  @Test
  void logGammaAgrees() {
    for (double x = 0.01; x < 400; x *= 1.01) {
      double expected = org.apache.commons.numbers.gamma.LogGamma.value(x);
      assertThat(LogGamma.of(x))
          .as("x = %s", x)
          .isCloseTo(expected, within(1e-15 * (1 + Math.abs(expected))));
    }
  }

  @Test
  void logBetaAgrees() {
    for (double a = 0.02; a < 1e6; a *= 1.7) {
      for (double b = 0.02; b < 1e6; b *= 1.9) {
        double expected = LogBeta.value(a, b);
        assertThat(LogGamma.beta(a, b))
            .as("a = %s, b = %s", a, b)
            .isCloseTo(expected, within(4e-15 * (1 + Math.abs(expected))));
      }
    }
  }

  /// ln Gamma(1+2e) - 2 ln Gamma(1+e) = pi^2 e^2/6 - 2 zeta(3) e^3 + O(e^4): the two forms meet at
  /// the switch, e = 0.2.
  @Test
  void theWeibullSpreadIsExactWhereLogGammasWouldCancel() {
    double e = 1e-4;
    double series = Math.PI * Math.PI * e * e / 6 - 2 * 1.2020569031595942 * e * e * e;
    assertThat(LogGamma.ofTwiceLessTwice(e) / series).isCloseTo(1, within(1e-7));
    for (double x = 0.1; x < 0.3; x += 0.007) {
      assertThat(LogGamma.ofTwiceLessTwice(x))
          .isCloseTo(LogGamma.of(1 + 2 * x) - 2 * LogGamma.of(1 + x), within(1e-15));
    }
  }

  @Test
  void incompleteGammaAgreesOnBothSidesAndAcrossItsMethods() {
    for (double a : new double[] {0.02, 0.25, 1, 2.5, 9, 50, 150, 199, 201, 250, 1e3, 1e4, 1e6}) {
      for (double t = -6; t <= 8; t += 0.37) {
        double x = Math.max(a / 50, a + t * Math.sqrt(a));
        double p = RegularizedGamma.P.value(a, x);
        double q = RegularizedGamma.Q.value(a, x);
        assertThat(IncompleteGamma.p(a, x))
            .as("P(%s, %s)", a, x)
            .isCloseTo(p, within(2e-14 * p + 5e-16));
        assertThat(IncompleteGamma.q(a, x))
            .as("Q(%s, %s)", a, x)
            .isCloseTo(q, within(2e-14 * q + 5e-16));
      }
    }
  }

  @Test
  void normalQuantileInvertsTheCdfInBothTails() {
    for (double p = 1e-300; p < 0.5; p *= 3) {
      double z = StandardNormal.quantile(p);
      assertThat(StandardNormal.cdf(z))
          .as("p = %s", p)
          .isCloseTo(p, within(1e-15 * p * (1 + z * z)));
      assertThat(StandardNormal.sf(-z)).isEqualTo(StandardNormal.cdf(z));
    }
    assertThat(StandardNormal.quantile(0.5)).isZero();
    assertThat(StandardNormal.quantile(0.975)).isCloseTo(1.959963984540054, within(4e-16));
  }

  private static void near(
      double from,
      double to,
      int steps,
      double relative,
      DoubleUnaryOperator ours,
      DoubleUnaryOperator theirs) {
    for (int i = 0; i <= steps; i++) {
      double x = from + (to - from) * i / steps;
      double expected = theirs.applyAsDouble(x);
      assertThat(ours.applyAsDouble(x))
          .as("x = %s", x)
          .isCloseTo(expected, within(relative * Math.abs(expected)));
    }
  }
}
