package dev.understudy.core.distribution;

import java.util.function.DoubleFunction;

/// What a table of quantiles must fulfil, in words for the person who wrote it.
final class QuantileChecks {
  private QuantileChecks() {}

  static void knots(double[] p, double[] x, DoubleFunction<String> show) {
    if (p.length != x.length) {
      throw new IllegalArgumentException(p.length + " probabilities, " + x.length + " values");
    }
    if (p.length < 2) {
      throw new ParameterException(
          "quantiles",
          "a table of quantiles needs at least 2 of them",
          "Add one, such as `p99`; a single fact suits `exponential: {p99: ...}`.");
    }
    for (int i = 0; i < p.length; i++) {
      String key = key(p[i]);
      if (!(p[i] > 0 && p[i] < 1)) {
        throw new ParameterException(
            key, key + " is no percentile between 0 and 100", "The ends are `min` and `max`.");
      }
      if (!(x[i] > 0 && x[i] < Double.POSITIVE_INFINITY)) {
        throw new ParameterException(
            key, key + " must be above 0 but is " + show.apply(x[i]), "Give a positive value.");
      }
      if (i > 0 && !(p[i] > p[i - 1] && x[i] > x[i - 1])) {
        throw new ParameterException(
            key,
            p[i] > p[i - 1]
                ? key
                    + " must be greater than "
                    + key(p[i - 1])
                    + ", but they are "
                    + show.apply(x[i])
                    + " and "
                    + show.apply(x[i - 1])
                : key + " stands after " + key(p[i - 1]),
            "A higher percentile has a greater value.");
      }
    }
  }

  static void ends(
      double[] x, double min, double max, double tailShape, DoubleFunction<String> show) {
    if (!(min >= 0 && min < x[0])) {
      throw new ParameterException(
          "min",
          "min " + show.apply(min) + " does not lie below the first quantile " + show.apply(x[0]),
          "The stated quantiles stay as they are: give a smaller `min`.");
    }
    double greatest = x[x.length - 1];
    if (!(max > greatest)) {
      throw new ParameterException(
          "max",
          "max "
              + show.apply(max)
              + " does not lie above the last quantile "
              + show.apply(greatest),
          "The stated quantiles stay as they are: give a greater `max`.");
    }
    if (!Double.isNaN(tailShape) && !(tailShape > 0 && tailShape < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          "tail",
          "the shape of a tail must be above 0 but is " + Digits.plain(tailShape, 6),
          "Shapes between 1 and 3 are common; up to 1 the mean is infinite.");
    }
  }

  private static String key(double p) {
    return "p" + Digits.plain(100 * p, 12);
  }
}
