package dev.understudy.cli.predict;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/// A row of blocks, one for each interval, from 0 to the greatest value: the shape of a day in one
/// line. A blank stands for an interval without a value.
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /// The row, then the least and the greatest value as `show` has them.
  static String of(double[] values, DoubleFunction<String> show) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return "-";
    }
    double most = Arrays.stream(known).max().orElseThrow();
    double least = Arrays.stream(known).min().orElseThrow();
    StringBuilder row = new StringBuilder();
    for (double value : values) {
      row.append(Double.isFinite(value) ? block(value, most) : ' ');
    }
    String from = show.apply(least);
    String to = show.apply(most);
    return row + "  " + (from.equals(to) ? from : from + " to " + to);
  }

  private static char block(double value, double most) {
    int level = most > 0 ? (int) Math.ceil(value / most * BLOCKS.length()) - 1 : 0;
    return BLOCKS.charAt(Math.clamp(level, 0, BLOCKS.length() - 1));
  }
}
