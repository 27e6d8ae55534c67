package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every kind promises (see [Distribution]), over several laws of each.
class DistributionContractTest {
  private static final String ALL = "dev.understudy.core.distribution.AllLaws#all";
  private static final String CONTINUOUS = "dev.understudy.core.distribution.AllLaws#continuous";
  private static final double INVERSION = 1e-12;
  private static final double[] TAILS = {
    1e-9, 3e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.003, 0.0039, 0.004, 0.01, 0.05, 0.1, 0.2,
    0.25, 0.3, 1 / 3.0, 0.4, 0.45, 0.4999, 0.5
  };

  @Test
  void everyPermittedKindIsHere() {
    var kinds = AllLaws.BY_NAME.values().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(kinds).contains(Distribution.class.getPermittedSubclasses());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void quantileInvertsTheCdf(String name, Distribution law) {
    for (double tail : TAILS) {
      for (double u : new double[] {tail, 1 - tail}) {
        double x = law.quantile(u);
        assertThat(law.cdf(x)).as("F(Q(%s))", u).isGreaterThanOrEqualTo(u - INVERSION);
        assertThat(law.cdfBelow(x)).as("F(Q(%s)-)", u).isLessThanOrEqualTo(u + INVERSION);
        if (law.continuous()) {
          assertThat(law.cdf(x)).as("F(Q(%s))", u).isCloseTo(u, within(INVERSION));
        }
        assertThat(law.sample(u)).isEqualTo(x);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void upperQuantileInvertsTheSurvivalFunction(String name, Distribution law) {
    for (double s : TAILS) {
      double x = law.upperQuantile(s);
      assertThat(law.sf(x)).as("S(%s)", x).isLessThanOrEqualTo(s + INVERSION);
      assertThat(1 - law.cdfBelow(x)).as("S(%s-)", x).isGreaterThanOrEqualTo(s - INVERSION);
      assertThat(law.cdf(x)).isCloseTo(law.cdf(law.quantile(1 - s)), within(2 * INVERSION));
    }
  }

  /// 1 - F has no digits left at 1e-15; S has.
  @ParameterizedTest(name = "{0}")
  @MethodSource(CONTINUOUS)
  void survivalKeepsItsDigitsInTheTail(String name, Distribution law) {
    if (law.upper() == Double.POSITIVE_INFINITY) {
      for (double s : new double[] {1e-9, 1e-12, 1e-15, 0x1p-53}) {
        assertThat(law.sf(law.upperQuantile(s)) / s).as("s = %s", s).isCloseTo(1, within(1e-5));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void cdfAndSurvivalAddUpToOne(String name, Distribution law) {
    for (double u : TAILS) {
      for (double x : new double[] {law.quantile(u), law.upperQuantile(u)}) {
        assertThat(law.cdf(x) + law.sf(x)).as("x = %s", x).isCloseTo(1, within(1e-12));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void allMassLiesWithinTheSupport(String name, Distribution law) {
    assertThat(law.lower()).isGreaterThanOrEqualTo(0);
    assertThat(law.cdf(-1)).isZero();
    assertThat(law.cdfBelow(law.lower())).isZero();
    assertThat(law.sf(-1)).isOne();
    double last = Math.min(law.upper(), Double.MAX_VALUE);
    assertThat(law.cdf(last)).isOne();
    assertThat(law.sf(law.upper())).isZero();
    for (double u : new double[] {0x1p-53, 0.5, 1 - 0x1p-53}) {
      assertThat(law.quantile(u)).isBetween(law.lower(), law.upper());
      assertThat(law.quantile(u)).isLessThan(Double.POSITIVE_INFINITY);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void meanAndVarianceAgreeWithQuadratureOfTheQuantiles(String name, Distribution law) {
    double tolerance = AllLaws.smooth(law) ? 1e-9 : 5e-4;
    if (law.mean() < Double.POSITIVE_INFINITY) {
      double mean = Quadrature.over(law, 1, 0, x -> x);
      assertThat(law.mean() / mean).as("mean").isCloseTo(1, within(tolerance));
    }
    if (law.variance() < Double.POSITIVE_INFINITY && law.variance() > 0) {
      double mean = law.mean();
      double variance = Quadrature.over(law, 1, 0, x -> (x - mean) * (x - mean));
      assertThat(law.variance() / variance)
          .as("variance")
          .isCloseTo(1, within(Math.max(tolerance, digitsLeft(law))));
    }
  }

  /// Of a narrow law the variance has as many digits less as the square of the mean is greater.
  private static double digitsLeft(Distribution law) {
    return 1e-15 * law.secondMoment() / law.variance();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ALL)
  void partialMomentsAgreeWithQuadratureOfTheQuantiles(String name, Distribution law) {
    double tolerance = AllLaws.smooth(law) ? 1e-10 : 5e-4;
    for (double u : new double[] {0.01, 0.3, 0.7, 0.99}) {
      double x = law.quantile(u);
      assertThat(law.partialMoment(0, x)).isCloseTo(law.cdf(x), within(1e-13));
      double first = Quadrature.over(law, law.cdf(x), law.sf(x), t -> t);
      double second = Quadrature.over(law, law.cdf(x), law.sf(x), t -> t * t);
      assertThat(law.partialMoment(1, x) / first).as("M1").isCloseTo(1, within(tolerance));
      assertThat(law.partialMoment(2, x) / second).as("M2").isCloseTo(1, within(tolerance));
    }
    assertThat(law.partialMoment(0, law.upper())).isCloseTo(1, within(1e-14));
    assertWhole(law.partialMoment(1, law.upper()), law.mean());
    assertWhole(law.partialMoment(2, law.upper()), law.secondMoment());
    assertThat(law.partialMoment(1, law.lower() - 1)).isZero();
  }

  private static void assertWhole(double partial, double whole) {
    if (whole == Double.POSITIVE_INFINITY) {
      assertThat(partial).isInfinite();
    } else {
      assertThat(partial / whole).isCloseTo(1, within(1e-10));
    }
  }

  @Test
  void lawsAreValues() {
    var again = AllLaws.make();
    AllLaws.BY_NAME.forEach(
        (name, law) -> {
          assertThat(again.get(name)).isEqualTo(law).hasSameHashCodeAs(law);
          assertThat(again.values().stream().filter(law::equals)).as(name).hasSize(1);
          assertThat(law.toString()).startsWith(law.getClass().getSimpleName());
        });
  }
}
