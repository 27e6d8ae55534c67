package dev.understudy.config.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Measured values from a CSV file with or without a header, or from one number a line.
public final class SampleFile {
  public static final int FEWEST = 2;
  public static final int MOST = 1_000_000;

  private final String name;
  private final CsvRecords records;
  private final TextFile text;
  private int columns; // of the first record, and so of all

  private SampleFile(String name, TextFile text) {
    this.name = name;
    this.text = text;
    this.records = new CsvRecords(text);
  }

  /// The values in the order of the file.
  ///
  /// @param name of the file, for messages
  /// @param column its header, or its number from 1; empty where there is only one
  /// @param unit how many base units one unit of the file is: 1e6 for milliseconds
  /// @throws DataException where there are no [#FEWEST] to [#MOST] values, or one is not a number
  ///   >= 0
  public static double[] read(String name, InputStream bytes, String column, double unit)
      throws IOException {
    return new SampleFile(name, new TextFile(name, bytes)).values(column, unit);
  }

  private double[] values(String column, double unit) throws IOException {
    double[] values = new double[1024];
    int count = 0;
    List<String> first = records.next();
    int index = first.isEmpty() ? 0 : index(first, column);
    columns = first.size();
    boolean header = !first.isEmpty() && !Numeric.isNumber(first.get(index));
    List<String> fields = header ? records.next() : first;
    for (; !fields.isEmpty(); fields = records.next()) {
      if (count == MOST) {
        throw text.error(
            records.line(), "there are more than " + MOST + " values", "Take every n-th of them.");
      }
      if (count == values.length) {
        values = Arrays.copyOf(values, Math.min(MOST, 2 * count));
      }
      values[count++] = value(fields, index, unit);
    }
    if (count < FEWEST) {
      throw new DataException(
          name,
          0,
          count == 0 ? "there is no value" : "there is only one value",
          "A sample has at least " + FEWEST + " values.");
    }
    return Arrays.copyOf(values, count);
  }

  private double value(List<String> fields, int index, double unit) {
    if (fields.size() != columns) {
      throw text.error(
          records.line(),
          "the number of columns changes from " + columns + " to " + fields.size(),
          "Decimals are written with a point; a value with commas in it, in quotes.");
    }
    String field = fields.get(index);
    if (!Numeric.isNumber(field)) {
      throw text.error(
          records.line(),
          field.isEmpty() ? "the value is empty" : "`" + field + "` is not a number",
          "A value is a plain number such as 12.5; its unit is said in the configuration.");
    }
    double value = Double.parseDouble(field) * unit;
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw text.error(
          records.line(), "a value is at least 0 and finite, but this is " + field, "");
    }
    return value;
  }

  private int index(List<String> first, String column) {
    if (column.isEmpty()) {
      if (first.size() > 1) {
        throw text.error(
            records.line(), "there are " + first.size() + " columns", "Say which: " + known(first));
      }
      return 0;
    }
    int named = first.indexOf(column);
    if (named >= 0) {
      return named;
    }
    boolean number = column.length() <= 4 && column.chars().allMatch(c -> c >= '0' && c <= '9');
    int index = number ? Integer.parseInt(column) - 1 : -1;
    if (index < 0 || index >= first.size()) {
      throw text.error(records.line(), "there is no column " + column, known(first));
    }
    return index;
  }

  private static String known(List<String> first) {
    return first.stream().anyMatch(Numeric::isNumber)
        ? "`column: 1` to `column: " + first.size() + "`."
        : "`column: " + String.join("`, `column: ", first) + "`.";
  }
}
