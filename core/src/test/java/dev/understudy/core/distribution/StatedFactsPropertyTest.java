package dev.understudy.core.distribution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever a person writes: either a refusal in words, or a law that has the stated facts within
/// the stated bounds.
class StatedFactsPropertyTest {
  private static final List<String> PERCENTILES = List.of("p10", "p50", "p75", "p90", "p99");

  @Property(tries = 1_500, seed = "20260211")
  void whatIsStatedIsServedOrRefused(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    var family = Families.all().get(random.nextInt(Families.all().size()));
    var form = family.forms().get(random.nextInt(family.forms().size()));
    Map<String, Double> written = new LinkedHashMap<>();
    double middle = 1e6 * Math.exp(4 * random.nextDouble());
    double spread = 3 * random.nextDouble() * random.nextDouble();
    int percentile = random.nextInt(3);
    for (var p : form.parameters()) {
      double around = middle * Math.exp(spread * (2 * random.nextDouble() - 1));
      switch (p.kind()) {
        case VALUE -> written.put(p.name(), p.name().equals("max") ? around * 2 : around);
        case QUANTILE -> {
          written.put(PERCENTILES.get(percentile), middle *= 1 + spread * random.nextDouble());
          percentile += 1 + random.nextInt(2);
        }
        case NUMBER -> written.put(p.name(), Math.exp(2.2 * random.nextDouble() - 1));
        case COUNT -> written.put(p.name(), 1.0 + random.nextInt(20));
        case FLOW -> written.put(p.name(), 1 / around);
      }
    }
    double offset = random.nextInt(3) == 0 ? middle * 0.3 * random.nextDouble() : 0;
    double min = random.nextInt(3) == 0 ? middle * random.nextDouble() : 0;
    double max =
        random.nextBoolean()
            ? min + middle * (0.5 + 4 * random.nextDouble())
            : Double.POSITIVE_INFINITY;
    var bounds = new Bounds(offset, min, max);
    String what = family.name() + " " + written + " " + bounds;
    Distribution law;
    try {
      law = Families.build(family.name(), written, bounds, Written::show).distribution();
    } catch (ParameterException refusal) {
      assertThat(refusal.getMessage()).as(what).isNotEmpty().doesNotContain("NaN", "null");
      assertThat(refusal.mend()).as(what).isNotEmpty().doesNotContain("NaN", "null");
      return;
    }
    assertThat(law.lower()).as(what).isGreaterThanOrEqualTo(Math.max(min, offset) * (1 - 1e-15));
    assertThat(law.upper()).as(what).isLessThanOrEqualTo(max * (1 + 1e-15));
    for (var p : form.parameters()) {
      if (p.role() == Parameter.Role.FACT && p.kind() == Parameter.Kind.VALUE) {
        assertFact(what, law, p.name(), requireNonNull(written.get(p.name())));
      }
    }
    PERCENTILES.forEach(
        key -> {
          if (written.containsKey(key)) {
            assertFact(what, law, key, requireNonNull(written.get(key)));
          }
        });
    for (double u = 0.01; u < 1; u += 0.07) {
      double x = law.quantile(u);
      double room = 2 * Math.ulp(x); // above an offset a spike at 0 may be narrower than this
      assertThat(law.cdf(x + room)).as(what).isGreaterThanOrEqualTo(u - 1e-9);
      assertThat(law.cdfBelow(x - room)).as(what).isLessThanOrEqualTo(u + 1e-9);
    }
  }

  private static void assertFact(String what, Distribution law, String key, double value) {
    double served =
        switch (key) {
          case "mean" -> law.mean();
          case "sd" -> law.sd();
          case "mode" -> value;
          case "median" -> law.quantile(0.5);
          default -> law.quantile(Percentile.probability(key));
        };
    assertThat(served / value).as(what + " " + key).isCloseTo(1, within(1e-8));
  }
}
