package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every entry of `distributions.json` (mpmath 1.3, 30 digits): cdf to 1e-11 absolute, quantiles
/// and moments to 1e-9 relative.
class ReferenceValuesTest {
  private static final double CDF = 1e-11;
  private static final double RELATIVE = 1e-9;

  /// Between the two humps of a mixture F rises by less than this over milliseconds: any x there is
  /// right.
  private static final double FLAT = 1e-14;

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceValues() throws IOException {
    return entries().stream()
        .map(
            entry -> {
              String family = entry.get("family").asString();
              String text = entry.get("yaml").asString();
              return DynamicTest.dynamicTest(
                  family + " " + text, () -> check(entry, ReferenceLaw.of(family, text)));
            });
  }

  static List<JsonNode> entries() throws IOException {
    try (InputStream in = ReferenceValuesTest.class.getResourceAsStream("distributions.json")) {
      return StreamSupport.stream(
              new ObjectMapper().readTree(in).get("distributions").spliterator(), false)
          .toList();
    }
  }

  private static void check(JsonNode entry, Distribution law) {
    for (var point : entry.path("cdf")) {
      double f = point.get(1).asDouble();
      double x = point.get(0).asDouble() * Written.MS;
      assertThat(law.cdf(x)).as("cdf(%s)", point.get(0)).isCloseTo(f, within(CDF));
      assertThat(law.sf(x)).as("sf(%s)", point.get(0)).isCloseTo(1 - f, within(CDF));
    }
    for (var point : entry.path("quantiles")) {
      double u = point.get(0).asDouble();
      double q = law.quantile(u);
      if (Math.abs(law.cdf(q) - law.cdf(point.get(1).asDouble() * Written.MS)) > FLAT) {
        near("quantile " + u, q, point.get(1));
      }
      assertThat(u).as("u").isBetween(law.cdfBelow(q) - 1e-12, law.cdf(q) + 1e-12);
    }
    moment("mean", law.mean(), entry);
    moment("sd", law.sd(), entry);
  }

  private static void moment(String name, double value, JsonNode entry) {
    if (!entry.path(name).isNumber()) {
      boolean infinite =
          entry.has(name) && !INFINITE_UNSTATED.contains(entry.get("family").asString());
      if (infinite) {
        assertThat(value).as(name).isInfinite();
      }
      return;
    }
    near(name, value, entry.get(name));
  }

  /// For these null means "not given".
  private static final Set<String> INFINITE_UNSTATED = Set.of("quantiles", "samples", "composed");

  private static void near(String what, double value, JsonNode expected) {
    double ms = expected.asDouble();
    assertThat(value / Written.MS).as(what).isCloseTo(ms, within(RELATIVE * Math.abs(ms)));
  }
}
