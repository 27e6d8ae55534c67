package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A cdf rises from 0 to 1, and its quantile with it, whatever the law and the places.
class MonotonicityPropertyTest {
  @Provide
  Arbitrary<String> laws() {
    return Arbitraries.of(AllLaws.BY_NAME.keySet());
  }

  /// Uniforms as the generator gives them: (k + 1/2) 2^-52.
  @Provide
  Arbitrary<Double> uniforms() {
    return Arbitraries.longs().between(0, (1L << 52) - 1).map(k -> (k + 0.5) * 0x1p-52);
  }

  @Property(tries = 5_000, seed = "20260211")
  void quantilesRise(
      @ForAll("laws") String name, @ForAll("uniforms") double u, @ForAll("uniforms") double v) {
    var law = AllLaws.named(name);
    double less = law.quantile(Math.min(u, v));
    double more = law.quantile(Math.max(u, v));
    // Of uniforms that differ in their last digits the search may stop either side of a root.
    assertThat(less).as(name).isLessThanOrEqualTo(more * (1 + 2e-12));
  }

  @Property(tries = 5_000, seed = "20260211")
  void theCdfRisesAndTheSurvivalFunctionFalls(
      @ForAll("laws") String name, @ForAll("uniforms") double u, @ForAll("uniforms") double v) {
    var law = AllLaws.named(name);
    double x = law.quantile(u) * (1 + v);
    double y = x * (1 + v * 1e-3);
    assertThat(law.cdf(x)).as(name).isBetween(0.0, 1.0).isLessThanOrEqualTo(law.cdf(y) + 1e-15);
    assertThat(law.sf(x)).as(name).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(law.sf(y) - 1e-15);
    assertThat(law.cdfBelow(x)).as(name).isLessThanOrEqualTo(law.cdf(x));
  }

  @Property(tries = 2_000, seed = "20260211")
  void theDrawGivesItsUniformBack(@ForAll("laws") String name, @ForAll("uniforms") double u) {
    var law = AllLaws.named(name);
    double x = law.sample(u);
    assertThat(u).as(name).isBetween(law.cdfBelow(x) - 1e-12, law.cdf(x) + 1e-12);
  }
}
