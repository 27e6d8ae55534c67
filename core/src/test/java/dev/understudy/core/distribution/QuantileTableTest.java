package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileTableTest {
  private static final double MS = Written.MS;
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final double[] SIX = {0.1, 0.25, 0.5, 0.75, 0.9, 0.99};

  private static QuantileTable through(Distribution truth, double... p) {
    double[] x = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      x[i] = truth.quantile(p[i]);
    }
    return QuantileTable.of(p, x, 0, NONE, Double.NaN, Written::show);
  }

  private static QuantileTable of(double min, double max, double tail) {
    return QuantileTable.of(
        new double[] {0.5, 0.9, 0.99},
        new double[] {20 * MS, 45 * MS, 200 * MS},
        min,
        max,
        tail,
        Written::show);
  }

  /// KS distance, relative error of the mean and KS distance above the first knot, against known
  /// truths: computed independently (numpy 2.4) to four digits.
  @ParameterizedTest
  @CsvSource({
    "gamma, 3, 0.0312, 0.0093, 0.0075",
    "gamma, 6, 0.0241, 0.0083, 0.0024",
    "weibull, 3, 0.0897, 0.0274, 0.0222",
    "weibull, 6, 0.0711, 0.0286, 0.0073",
    "exponential, 3, 0.0897, 0.0112, 0.0222",
    "exponential, 6, 0.0711, 0.0186, 0.0073",
    "loglogistic, 3, 0.0109, 0.0036, 0.0109",
    "loglogistic, 6, 0.0147, 0.0064, 0.0027",
  })
  void theDistanceFromKnownTruthsIsWhatTheModelSays(
      String family, int knots, double distance, double meanError, double aboveFirstKnot) {
    Distribution truth =
        switch (family) {
          case "gamma" -> new Gamma(9, 120 * MS / 9);
          case "weibull" -> new Weibull(1.5, 100 * MS);
          case "exponential" -> new Exponential(60 * MS);
          default -> new LogLogistic(60 * MS, 3);
        };
    double[] p =
        knots == 3
            ? new double[] {0.5, 0.9, 0.99}
            : new double[] {0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
    var table = through(truth, p);
    double worst = 0;
    double worstAbove = 0;
    for (double u = 1e-4; u < 1; u += 1e-4) {
      double x = truth.quantile(u);
      double apart = Math.abs(table.cdf(x) - truth.cdf(x));
      worst = Math.max(worst, apart);
      worstAbove = u > 0.5 ? Math.max(worstAbove, apart) : worstAbove;
    }
    assertThat(worst).isCloseTo(distance, within(2e-4));
    assertThat(worstAbove).isCloseTo(aboveFirstKnot, within(2e-4));
    assertThat(Math.abs(table.mean() / truth.mean() - 1)).isCloseTo(meanError, within(1e-3));
  }

  /// Which is why the documents say `mixture` for two humps.
  @Test
  void aTwoHumpedTruthDefeatsIt() {
    var humps =
        Mixture.of(
            List.of(new Normal(30 * MS, 5 * MS), new Pareto(80 * MS, 2.5)), List.of(9.0, 1.0));
    double worst = 0;
    var table = through(humps, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999);
    for (double u = 0.5; u < 1; u += 1e-3) {
      double x = humps.quantile(u);
      worst = Math.max(worst, Math.abs(table.cdf(x) - humps.cdf(x)));
    }
    assertThat(worst).isGreaterThan(0.05);
  }

  @Test
  void everyLogNormalIsReproduced() {
    var truth = new LogNormal(50 * MS, 0.96);
    var table = through(truth, SIX);
    for (double u = 1e-6; u < 1; u += 0.0101) {
      assertThat(table.quantile(u) / truth.quantile(u)).isCloseTo(1, within(1e-13));
    }
    assertThat(table.mean() / truth.mean()).isCloseTo(1, within(1e-13));
    assertThat(table.variance() / truth.variance()).isCloseTo(1, within(1e-12));
  }

  @Test
  void boundsBindTheEndsAndLeaveTheKnots() {
    for (var table : new QuantileTable[] {of(5 * MS, 500 * MS, Double.NaN), of(0, NONE, 1.5)}) {
      assertThat(table.quantile(0.5)).isEqualTo(20 * MS);
      assertThat(table.quantile(0.9)).isEqualTo(45 * MS);
      assertThat(table.quantile(0.99)).isEqualTo(200 * MS);
    }
    var bound = of(5 * MS, 500 * MS, Double.NaN);
    assertThat(bound.quantile(1e-15)).isBetween(5 * MS, 5.1 * MS);
    assertThat(bound.upperQuantile(1e-15)).isBetween(499 * MS, 500 * MS);
    assertThat(bound.cdf(30 * MS)).isEqualTo(of(0, NONE, Double.NaN).cdf(30 * MS));
  }

  @Test
  void aParetoTailTakesOverAtTheLastKnot() {
    var table = of(0, NONE, 1.5);
    assertThat(table.sf(2_000 * MS)).isCloseTo(0.01 * Math.pow(10, -1.5), within(1e-15));
    assertThat(table.variance()).isInfinite();
    assertThat(of(0, NONE, 1).mean()).isInfinite();
  }

  /// From p99 to p99.01 by a factor of 100: the closed form of the piece's moment would be
  /// e^(hundreds) times 0.
  @Test
  void aSteepPieceHasItsMean() {
    var table =
        QuantileTable.of(
            new double[] {0.5, 0.99, 0.9901},
            new double[] {20 * MS, 100 * MS, 10_000 * MS},
            0,
            10_001 * MS,
            Double.NaN,
            Written::show);
    double mean = Quadrature.over(table, 1, 0, x -> x);
    assertThat(table.mean() / mean).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5|20||||a table of quantiles needs at least 2 of them",
        "0.5,0.9|20,20||||p90 must be greater than p50, but they are 20ms and 20ms",
        "0.9,0.5|20,30||||p50 stands after p90",
        "0.5,1|20,30||||p100 is no percentile between 0 and 100",
        "0.5,0.9|0,30||||p50 must be above 0 but is 0ns",
        "0.5,0.9|20,30|25|||min 25ms does not lie below the first quantile 20ms",
        "0.5,0.9|20,30||30||max 30ms does not lie above the last quantile 30ms",
        "0.5,0.9|20,30|||0|the shape of a tail must be above 0 but is 0",
      })
  void aTableThatCannotBeIsRefused(
      String p, String x, Double min, Double max, Double tail, String message) {
    var refusal =
        catchThrowableOfType(
            ParameterException.class,
            () ->
                QuantileTable.of(
                    numbers(p, 1),
                    numbers(x, MS),
                    min == null ? 0 : min * MS,
                    max == null ? NONE : max * MS,
                    tail == null ? Double.NaN : tail,
                    Written::show));
    assertThat(refusal).hasMessage(message);
  }

  private static double[] numbers(String text, double unit) {
    return Pattern.compile(",")
        .splitAsStream(text)
        .mapToDouble(n -> Double.parseDouble(n) * unit)
        .toArray();
  }
}
