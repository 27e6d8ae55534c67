package dev.understudy.config.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A percentile output of HdrHistogram (`.hgrm`, also as printed by wrk2): lines of `Value
/// Percentile TotalCount 1/(1-Percentile)`, in blanks or as CSV, and `#[Mean = ...]` below.
public final class PercentileFile {
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_KNOTS = 100_000; // HdrHistogram prints a few hundred
  private static final Pattern MEAN = Pattern.compile("^#\\[Mean\\s*=\\s*([0-9.eE+-]+)");

  private final TextFile text;
  private final double unit;
  private double[] percentiles = new double[256];
  private double[] values = new double[256];
  private int count;
  private OptionalDouble statedMean = OptionalDouble.empty();

  private PercentileFile(TextFile text, double unit) {
    this.text = text;
    this.unit = unit;
  }

  /// @param name of the file, for messages
  /// @param unit how many base units one unit of the file is: 1e6 for milliseconds
  /// @throws DataException where it is no percentile output, or does not reach percentile 1.0
  public static QuantileTable read(String name, InputStream bytes, double unit) throws IOException {
    return new PercentileFile(new TextFile(name, bytes), unit).table(name);
  }

  private QuantileTable table(String name) throws IOException {
    boolean rows = false;
    while (text.peek() != TextFile.END) {
      int line = text.line();
      String row = text.nextLine(LONGEST_LINE).strip();
      String[] fields = row.replace("\"", "").strip().split("[\\s,]+");
      if (row.startsWith("#")) {
        Matcher mean = MEAN.matcher(row);
        if (mean.find() && Numeric.isNumber(mean.group(1))) {
          statedMean = OptionalDouble.of(Double.parseDouble(mean.group(1)) * unit);
        }
      } else if (fields[0].equals("Value")) {
        rows = true; // whatever stands above the table is a tool's own heading
      } else if (rows && !row.isEmpty()) {
        knot(fields, row, line);
      }
    }
    if (!rows) {
      throw new DataException(
          name,
          0,
          "this is no percentile output: no line begins with `Value Percentile`",
          "Write it with HdrHistogram's outputPercentileDistribution.");
    }
    if (count == 0 || percentiles[count - 1] != 1) {
      throw new DataException(
          name,
          0,
          "the table does not reach percentile 1.0",
          "The last row has the maximum; is the file complete?");
    }
    return withLowerEnd();
  }

  private void knot(String[] fields, String row, int line) {
    if (fields.length < 2 || !Numeric.isNumber(fields[0]) || !Numeric.isNumber(fields[1])) {
      throw text.error(line, "`" + row + "` has no value and percentile", "");
    }
    double value = Double.parseDouble(fields[0]) * unit;
    double percentile = Double.parseDouble(fields[1]);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw text.error(line, "a value is at least 0 and finite, but this is " + fields[0], "");
    }
    if (!(percentile >= 0 && percentile <= 1)) {
      throw text.error(line, "a percentile is from 0 to 1, but this is " + fields[1], "");
    }
    double lastPercentile = count == 0 ? 0 : percentiles[count - 1];
    double lastValue = count == 0 ? 0 : values[count - 1];
    if (percentile < lastPercentile || value < lastValue) {
      throw text.error(line, "values and percentiles rise, but this row falls", "");
    }
    if (count > 0 && percentile == lastPercentile) {
      values[count - 1] = value; // told apart by more digits than are printed
      return;
    }
    if (count == MOST_KNOTS) {
      throw text.error(line, "there are more than " + MOST_KNOTS + " rows", "");
    }
    if (count == percentiles.length) {
      percentiles = Arrays.copyOf(percentiles, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    percentiles[count] = percentile;
    values[count++] = value;
  }

  /// Below the first row its value goes on: a table that begins at 0.0 has the minimum there.
  private QuantileTable withLowerEnd() {
    int lower = percentiles[0] > 0 ? 1 : 0;
    double[] u = new double[count + lower];
    double[] x = new double[count + lower];
    System.arraycopy(percentiles, 0, u, lower, count);
    System.arraycopy(values, 0, x, lower, count);
    x[0] = values[0];
    List<String> warnings = new ArrayList<>();
    double mean = QuantileTable.mean(u, x);
    statedMean.ifPresent(
        stated -> {
          if (Math.abs(mean - stated) > QuantileTable.MEAN_TOLERANCE * stated) {
            warnings.add(
                String.format(
                    Locale.ROOT,
                    "the table's mean is %.4g but the file states %.4g (%+.1f %%):"
                        + " its rows are too coarse",
                    mean / unit,
                    stated / unit,
                    100 * (mean / stated - 1)));
          }
        });
    return new QuantileTable(u, x, warnings);
  }
}
