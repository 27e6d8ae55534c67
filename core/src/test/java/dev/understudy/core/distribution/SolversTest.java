package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SolversTest {
  @Test
  void rootFindsTheLastDigits() {
    assertThat(Root.between(0, 2, x -> x * x - 2)).isCloseTo(Math.sqrt(2), within(4e-16));
    assertThat(Root.between(-4, 4, Math::cbrt)).isCloseTo(0, within(1e-200));
  }

  @Test
  void quadratureIsExactForPolynomials() {
    assertThat(GaussLegendre.over(0, 2, x -> Math.pow(x, 9))).isCloseTo(102.4, within(2e-13));
    assertThat(GaussLegendre.over(-1, 1, 5, Math::exp))
        .isCloseTo(Math.exp(1) - Math.exp(-1), within(4e-15));
  }
}
