package dev.understudy.config.data;

import java.util.List;

/// A histogram as knots of its quantile function, linear in u between them.
///
/// @param percentiles strictly increasing, from 0 to 1
/// @param values never decreasing, in base units, one for each percentile
/// @param warnings what a person should know about the data although it can be used
public record QuantileTable(double[] percentiles, double[] values, List<String> warnings) {
  /// How far the mean of the knots may be from the one that the file states, as a share of it.
  static final double MEAN_TOLERANCE = 0.02;

  public QuantileTable {
    if (percentiles.length != values.length || percentiles.length < 2) {
      throw new IllegalArgumentException(
          percentiles.length + " percentiles and " + values.length + " values");
    }
    for (int i = 1; i < percentiles.length; i++) {
      if (!(percentiles[i] > percentiles[i - 1] && values[i] >= values[i - 1])) {
        throw new IllegalArgumentException("knot " + i + " does not rise");
      }
    }
    if (percentiles[0] != 0 || percentiles[percentiles.length - 1] != 1) {
      throw new IllegalArgumentException("the knots do not go from 0 to 1");
    }
    warnings = List.copyOf(warnings);
  }

  /// The integral of the quantile function.
  double mean() {
    return mean(percentiles, values);
  }

  static double mean(double[] percentiles, double[] values) {
    double sum = 0;
    for (int i = 1; i < percentiles.length; i++) {
      sum += (percentiles[i] - percentiles[i - 1]) * (values[i] + values[i - 1]) / 2;
    }
    return sum;
  }
}
