package dev.understudy.core.distribution;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// One or more laws of every permitted kind, by name: what the contract tests run over.
final class AllLaws {
  private static final double MS = Written.MS;

  private AllLaws() {}

  static final Map<String, Distribution> BY_NAME = make();

  static Distribution named(String name) {
    return requireNonNull(BY_NAME.get(name));
  }

  /// All of them, made anew.
  static Map<String, Distribution> make() {
    var laws = new LinkedHashMap<String, Distribution>();
    laws.put("fixed", new Fixed(50 * MS));
    laws.put("uniform", new Uniform(10 * MS, 50 * MS));
    laws.put("uniform from 0", new Uniform(0, 1));
    laws.put("triangular", new Triangular(10 * MS, 20 * MS, 60 * MS));
    laws.put("triangular, falling", new Triangular(0, 0, 60 * MS));
    laws.put("triangular, rising", new Triangular(10 * MS, 60 * MS, 60 * MS));
    laws.put("normal", new Normal(30 * MS, 5 * MS));
    laws.put("normal, cut", new Normal(30 * MS, 20 * MS));
    laws.put("normal, mostly cut", new Normal(-41 * MS, 52 * MS));
    laws.put("normal, narrow", new Normal(1e9, 1e5));
    laws.put("exponential", new Exponential(60 * MS));
    laws.put("gamma 9", new Gamma(9, 13 * MS));
    laws.put("gamma 0.25", new Gamma(0.25, 400 * MS));
    laws.put("gamma 1", new Gamma(1, 60 * MS));
    laws.put("gamma 250", new Gamma(250, 0.4 * MS));
    laws.put("gamma 1e5", new Gamma(1e5, 1e3));
    laws.put("weibull 1.5", new Weibull(1.5, 100 * MS));
    laws.put("weibull 0.6", new Weibull(0.6, 50 * MS));
    laws.put("weibull 40", new Weibull(40, 50 * MS));
    laws.put("lognormal 0.87", new LogNormal(20 * MS, 0.87));
    laws.put("lognormal 0.01", new LogNormal(20 * MS, 0.01));
    laws.put("lognormal 2", new LogNormal(20 * MS, 2));
    laws.put("pareto 2.5", new Pareto(80 * MS, 2.5));
    laws.put("pareto 1.5", new Pareto(80 * MS, 1.5));
    laws.put("pareto 0.9", new Pareto(80 * MS, 0.9));
    laws.put("pareto 2", new Pareto(80 * MS, 2));
    laws.put("lomax 3", new Lomax(3, 100 * MS));
    laws.put("lomax 1.5", new Lomax(1.5, 100 * MS));
    laws.put("lomax 1", new Lomax(1, 100 * MS));
    laws.put("lomax 0.7", new Lomax(0.7, 100 * MS));
    laws.put("loglogistic 3", new LogLogistic(60 * MS, 3));
    laws.put("loglogistic 1.5", new LogLogistic(60 * MS, 1.5));
    laws.put("loglogistic 0.8", new LogLogistic(60 * MS, 0.8));
    laws.put("loglogistic 40", new LogLogistic(60 * MS, 40));
    laws.put("beta 2, 5", new Beta(10 * MS, 110 * MS, 2, 5));
    laws.put("beta 0.5, 1.2", new Beta(0, 100 * MS, 0.5, 1.2));
    laws.put("beta 40, 3", new Beta(10 * MS, 110 * MS, 40, 3));
    laws.put("beta 300, 900", new Beta(10 * MS, 110 * MS, 300, 900));
    laws.put("scaled gamma", new Scaled(new Gamma(9, 13 * MS), 1.5));
    laws.put("shifted exponential", new Shifted(new Exponential(55 * MS), 5 * MS));
    laws.put("exponential to 100 ms", cut(new Exponential(60 * MS), 0, 100 * MS));
    laws.put("lognormal in bounds", cut(new LogNormal(50 * MS, 0.8), 10 * MS, 300 * MS));
    laws.put(
        "lognormal's tail", cut(new LogNormal(50 * MS, 0.8), 100 * MS, Double.POSITIVE_INFINITY));
    laws.put("lognormal's far tail", cut(new LogNormal(50 * MS, 0.8), 500 * MS, 700 * MS));
    laws.put("gamma's narrow middle", cut(new Gamma(2.5, 16 * MS), 30 * MS, 30.3 * MS));
    laws.put("pareto 1.2 to 5 s", cut(new Pareto(80 * MS, 1.2), 0, 5_000 * MS));
    laws.put("lomax 0.7 to 5 s", cut(new Lomax(0.7, 100 * MS), 0, 5_000 * MS));
    laws.put("loglogistic 0.8 in bounds", cut(new LogLogistic(60 * MS, 0.8), 5 * MS, 5_000 * MS));
    laws.put(
        "composed",
        cut(new Shifted(new Scaled(new Gamma(9, 13 * MS), 1.5), 200 * MS), 0, 500 * MS));
    var cache =
        Mixture.of(
            List.of(new Normal(30 * MS, 5 * MS), new Pareto(80 * MS, 2.5)), List.of(9.0, 1.0));
    laws.put("mixture", cache);
    laws.put(
        "mixture of three",
        Mixture.of(
            List.of(new LogNormal(20 * MS, 0.3), new Exponential(60 * MS), new Gamma(9, 13 * MS)),
            List.of(5.0, 3.0, 2.0)));
    laws.put(
        "mixture without a table",
        Mixture.between(new Exponential(20 * MS), new LogNormal(100 * MS, 0.4), 0.3));
    laws.put(
        "mixture with a gap",
        Mixture.of(
            List.of(new Uniform(0, 10 * MS), new Uniform(20 * MS, 30 * MS)), List.of(1.0, 1.0)));
    laws.put(
        "mixture with an atom",
        Mixture.of(List.of(new Exponential(20 * MS), new Fixed(10 * MS)), List.of(3.0, 1.0)));
    laws.put(
        "mixture of atoms",
        Mixture.of(
            List.of(new Fixed(10 * MS), new Fixed(50 * MS), new Fixed(20 * MS)),
            List.of(1.0, 1.0, 2.0)));
    laws.put("mixture, truncated", cut(cache, 20 * MS, 1_000 * MS));
    laws.put(
        "mixture, nested", Mixture.of(List.of(cache, new Exponential(9 * MS)), List.of(1.0, 1.0)));
    double[] p = {0.5, 0.9, 0.99};
    double[] x = {20 * MS, 45 * MS, 200 * MS};
    double none = Double.POSITIVE_INFINITY;
    laws.put("quantiles", QuantileTable.of(p, x, 0, none, Double.NaN, Written::show));
    laws.put(
        "quantiles in bounds", QuantileTable.of(p, x, 5 * MS, 500 * MS, Double.NaN, Written::show));
    laws.put("quantiles, Pareto tail", QuantileTable.of(p, x, 0, none, 2.5, Written::show));
    laws.put("quantiles, cut Pareto", QuantileTable.of(p, x, 0, 900 * MS, 1.5, Written::show));
    laws.put("samples", Samples.of(of(12, 15, 15, 18, 22, 40, 95), true));
    laws.put("samples, stepwise", Samples.of(of(12, 15, 15, 18, 22, 40, 95), false));
    laws.put(
        "samples, cut", cut(Samples.of(of(12, 15, 15, 18, 22, 40, 95), true), 15 * MS, 50 * MS));
    laws.put(
        "histogram",
        HistogramLaw.of(
            new double[] {0, 0.5, 0.75, 0.9, 0.99, 1}, of(5, 20, 20, 45, 200, 700), Written::show));
    laws.put(
        "histogram, continuous",
        HistogramLaw.of(
            new double[] {0, 0.5, 0.9, 0.99, 1}, of(5, 20, 45, 200, 700), Written::show));
    laws.put("fixed, shifted", new Shifted(new Fixed(7873515.952118115), 400578.7332525357));
    laws.put("fixed, scaled", new Scaled(new Fixed(7873515.952118115), 1.1));
    laws.put(
        "samples, scaled and shifted",
        new Shifted(new Scaled(Samples.of(of(1.1, 2.3, 2.3, 7.7, 9.9), false), 1.7), 0.3 * MS));
    laws.put(
        "mixture of shifted atoms",
        Mixture.of(
            List.of(
                new Shifted(new Fixed(7873515.952118115), 400578.7332525357),
                new Exponential(9 * MS)),
            List.of(1.0, 1.0)));
    laws.put("spliced", Spliced.fromPercentile(new LogNormal(40 * MS, 0.5), 0.99, 2.5));
    laws.put(
        "spliced 1.5", Spliced.fromValue(new LogNormal(40 * MS, 0.5), 90 * MS, 1.5, Written::show));
    laws.put("spliced on an atom", Spliced.fromPercentile(new Fixed(40 * MS), 0.9, 2.5));
    return laws;
  }

  private static Distribution cut(Distribution law, double lo, double hi) {
    return Truncated.of(law, lo, hi, Written::show);
  }

  private static double[] of(double... millis) {
    return Arrays.stream(millis).map(m -> m * MS).toArray();
  }

  static Stream<Arguments> all() {
    return BY_NAME.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> continuous() {
    return BY_NAME.entrySet().stream()
        .filter(e -> e.getValue().continuous())
        .map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  /// Laws whose cdf has kinks or steps, over which quadrature does not reach its last digits.
  private static final Set<Class<?>> PIECEWISE =
      Set.of(
          Mixture.class,
          QuantileTable.class,
          Samples.class,
          HistogramLaw.class,
          Spliced.class,
          Triangular.class);

  static boolean smooth(Distribution law) {
    return switch (law) {
      case Truncated cut -> smooth(cut.parent());
      case Scaled scaled -> smooth(scaled.base());
      case Shifted shifted -> smooth(shifted.base());
      default -> !PIECEWISE.contains(law.getClass());
    };
  }
}
