package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Facts hold for what is served: after the cut at 0, the bounds and the offset.
class ServedFactsTest {
  private static final double MS = Written.MS;

  @ParameterizedTest
  @CsvSource({"30, 15, 28.4590910905, 16.4689789388", "30, 25, -41.40525158, 52.603778832"})
  void theNormalsParentIsSolvedFor(double mean, double sd, double mu, double sigma) {
    var law =
        (Normal) Written.law("normal", "{mean: %sms, sd: %sms}".formatted(mean, sd)).distribution();
    assertThat(law.mu() / MS).isCloseTo(mu, within(1e-8 * Math.abs(mu)));
    assertThat(law.sigma() / MS).isCloseTo(sigma, within(1e-8 * sigma));
    assertThat(law.mean() / MS).isCloseTo(mean, within(1e-11));
    assertThat(law.sd() / MS).isCloseTo(sd, within(1e-11));
  }

  /// The stated facts are read back from the law, over families, forms, bounds and offsets.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exponential {mean: 40ms}, max: 100ms",
        "exponential {mean: 49.99ms}, max: 100ms",
        "exponential {median: 40ms}, max: 100ms",
        "exponential {p99: 95ms}, max: 100ms",
        "exponential {mean: 90ms}, offset: 20ms, min: 50ms, max: 200ms",
        "normal {mean: 30ms, sd: 15ms}, max: 70ms",
        "normal {mean: 30ms, sd: 5ms}, min: 20ms, max: 50ms",
        "normal {p50: 30ms, p99: 60ms}",
        "normal {p50: 30ms, p99: 100ms}",
        "normal {p10: 5ms, p90: 60ms}, max: 90ms",
        "normal {mean: 30ms, cv: 0.3}, offset: 10ms",
        "gamma {mean: 120ms, sd: 40ms}, max: 250ms",
        "gamma {mean: 120ms, shape: 2}, max: 250ms",
        "gamma {p50: 40ms, p99: 250ms}, offset: 10ms, max: 260ms",
        "gamma {mean: 100ms, sd: 200ms}, max: 2s",
        "erlang {k: 4, mean: 80ms}, max: 200ms",
        "erlang {k: 3, p99: 150ms}, max: 200ms",
        "weibull {p50: 40ms, p99: 250ms}, max: 300ms",
        "weibull {mean: 100ms, sd: 50ms}, min: 20ms",
        "weibull {mean: 100ms, shape: 0.6}, max: 1s",
        "weibull {median: 100ms, shape: 3}, min: 50ms, max: 150ms",
        "lognormal {p50: 20ms, p99: 150ms}, max: 200ms",
        "lognormal {mean: 180ms, sd: 90ms}, min: 80ms, max: 500ms",
        "lognormal {median: 50ms, sigma: 1.2}, max: 200ms",
        "lognormal {mean: 50ms, sigma: 1.2}, max: 200ms",
        "lognormal {mean: 50ms, median: 40ms}, max: 200ms",
        "lognormal {mean: 100ms, p99: 300ms}, max: 400ms",
        "lognormal {p90: 90ms, p99.9: 190ms}, max: 200ms",
        "pareto {min: 80ms, mean: 150ms}, max: 1s",
        "pareto {min: 80ms, p99: 900ms}, max: 1s",
        "pareto {mean: 150ms, sd: 90ms}, max: 1s",
        "pareto {p50: 100ms, p99: 900ms}, max: 1s",
        "lomax {mean: 60ms, shape: 0.8}, max: 1s",
        "lomax {mean: 60ms, sd: 70ms}, max: 1s",
        "lomax {mean: 60ms, sd: 53ms}, max: 200ms",
        "lomax {p50: 50ms, p99: 900ms}, max: 1s",
        "loglogistic {mean: 90ms, shape: 0.9}, max: 1s",
        "loglogistic {median: 60ms, shape: 2}, min: 30ms, max: 300ms",
        "loglogistic {mean: 90ms, sd: 80ms}, max: 1s",
        "loglogistic {p50: 50ms, p99: 300ms}, max: 350ms",
        "triangular {min: 10ms, mean: 27ms, max: 60ms}, max: 50ms",
        "triangular {min: 10ms, mean: 30ms, max: 60ms}, offset: 2ms",
        "beta {min: 10ms, max: 100ms, mean: 40ms, sd: 12ms}, max: 70ms",
        "uniform {mean: 30ms, sd: 5ms}, min: 20ms, max: 40ms",
        "uniform {mean: 30ms, cv: 0.1}, offset: 20ms"
      })
  void whatIsStatedIsServed(String text) {
    int space = text.indexOf(' ');
    var law = Written.law(text.substring(0, space), text.substring(space)).distribution();
    Map<String, Double> facts = Written.pairs(text.substring(space, text.indexOf('}')));
    facts.forEach((key, value) -> assertServed(law, key, value));
    Map<String, Double> bounds = Written.pairs(text.substring(text.indexOf('}')));
    assertThat(law.lower()).isGreaterThanOrEqualTo(bounds.getOrDefault("min", 0.0));
    assertThat(law.upper())
        .isLessThanOrEqualTo(bounds.getOrDefault("max", Double.POSITIVE_INFINITY));
  }

  private static void assertServed(Distribution law, String key, double value) {
    double served =
        switch (key) {
          case "mean" -> law.mean();
          case "sd" -> law.sd();
          case "cv" -> law.sd() / law.mean();
          case "median" -> law.quantile(0.5);
          case "min", "max", "shape", "sigma", "k" -> value;
          default -> law.quantile(Percentile.probability(key));
        };
    assertThat(served / value).as(key).isCloseTo(1, within(2e-9));
  }

  @Test
  void naturalParametersBelongToTheUncutParent() {
    var law = Written.law("exponential", "{scale: 60ms}, max: 100ms").distribution();
    assertThat(((Truncated) law).parent()).isEqualTo(new Exponential(60 * MS));
    assertThat(law.mean() / MS).isCloseTo(36.7143481939, within(1e-9));
    var mixed = Written.law("lognormal", "{median: 50ms, sigma: 1.2}, max: 200ms").distribution();
    assertThat(((LogNormal) ((Truncated) mixed).parent()).sigma()).isCloseTo(1.2, within(1e-15));
  }

  @Test
  void aBoundThatCutsNothingThatCountsLeavesTheLawAsItIs() {
    var law = Written.law("normal", "{mean: 30ms, sd: 2ms}, max: 1s").distribution();
    assertThat(((Truncated) law).parent()).isEqualTo(new Normal(30 * MS, 2 * MS));
    assertThat(Written.law("uniform", "{min: 10ms, max: 50ms}, max: 60ms").distribution())
        .isEqualTo(new Uniform(10 * MS, 50 * MS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.2", "0.9", "0.95"})
  void theNormalMeetsAnySpreadUpToItsLimit(String cv) {
    var law = Written.law("normal", "{mean: 30ms, cv: %s}".formatted(cv)).distribution();
    assertThat(law.sd() / law.mean()).isCloseTo(Double.parseDouble(cv), within(1e-12));
  }

  /// Powell's claim of the model: a handful of evaluations, not hundreds. Counted, not timed.
  @Test
  void newtonNeedsFewEvaluations() {
    int[] calls = {0};
    var found =
        new Newton(
                (x, y) -> {
                  calls[0]++;
                  return new double[] {Math.exp(x) - 2 - 0.1 * y, y * y * y + x - 9};
                })
            .from(0, 1);
    assertThat(found.worst()).isLessThan(1e-13);
    assertThat(calls[0]).isLessThan(40);
  }

  @Test
  void everyFamilyDeclaresItsForms() {
    var names = Families.all().stream().map(Family::name).collect(Collectors.toList());
    assertThat(names)
        .containsExactly(
            "fixed",
            "uniform",
            "triangular",
            "normal",
            "exponential",
            "gamma",
            "erlang",
            "weibull",
            "lognormal",
            "pareto",
            "lomax",
            "loglogistic",
            "beta");
    assertThat(Families.all()).allSatisfy(f -> assertThat(f.forms()).isNotEmpty());
  }
}
