package dev.understudy.core.distribution;

import java.util.function.DoubleFunction;

/// A law by its natural parameters, as a person would write it: `exponential: {scale: 60ms}`.
///
/// @param names of the parameters, for a sentence: `scale and sigma`
record NaturalForm(String names, String text) {
  static NaturalForm of(Distribution law, DoubleFunction<String> show) {
    return switch (law) {
      case Exponential e -> one("exponential", "scale", value(e.scale(), show));
      case Gamma g -> two("gamma", "shape", number(g.shape()), "scale", value(g.scale(), show));
      case LogNormal l ->
          two("lognormal", "scale", value(l.scale(), show), "sigma", number(l.sigma()));
      case Normal n -> two("normal", "mu", value(n.mu(), show), "sigma", value(n.sigma(), show));
      case Uniform u -> two("uniform", "min", value(u.min(), show), "max", value(u.max(), show));
      case Fixed f -> one("fixed", "value", value(f.value(), show));
      case Truncated t -> of(t.parent(), show);
      case Shifted s -> of(s.base(), show);
      case Scaled s -> of(s.base(), show);
      case Pareto p -> two("pareto", "min", value(p.min(), show), "shape", number(p.shape()));
      case Weibull w -> two("weibull", "shape", number(w.shape()), "scale", value(w.scale(), show));
      case Lomax l -> two("lomax", "shape", number(l.shape()), "scale", value(l.scale(), show));
      case LogLogistic l ->
          two("loglogistic", "scale", value(l.scale(), show), "shape", number(l.shape()));
      case Triangular t ->
          new NaturalForm(
              "corners",
              "`triangular: {min: %s, mode: %s, max: %s}`"
                  .formatted(value(t.min(), show), value(t.mode(), show), value(t.max(), show)));
      case Beta b ->
          new NaturalForm(
              "shapes",
              "`beta: {min: %s, max: %s, alpha: %s, beta: %s}`"
                  .formatted(
                      value(b.min(), show),
                      value(b.max(), show),
                      number(b.alpha()),
                      number(b.beta())));
      case HistogramLaw _, Mixture _, QuantileTable _, Samples _, Spliced _ ->
          throw new IllegalArgumentException("no family: " + law);
    };
  }

  private static NaturalForm one(String family, String key, String value) {
    return new NaturalForm(key, "`" + family + ": {" + key + ": " + value + "}`");
  }

  private static NaturalForm two(
      String family, String key, String value, String other, String otherValue) {
    return new NaturalForm(
        key + " and " + other,
        "`" + family + ": {" + key + ": " + value + ", " + other + ": " + otherValue + "}`");
  }

  private static String value(double value, DoubleFunction<String> show) {
    return show.apply(Digits.round(value, 4));
  }

  private static String number(double value) {
    return Digits.plain(value, 4);
  }
}
