package dev.understudy.results.text;

import java.time.Instant;

/// Numbers of result files, with the reason where one is none.
public final class Numbers {
  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2100 = 4_102_444_800L;
  private static final double LONGEST = 9.2e18; // ns that fit a long: 292 years

  private Numbers() {}

  /// A whole number.
  public static long whole(String column, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new FieldException(column + " is no whole number: " + quoted(text));
    }
  }

  /// A duration in ns.
  ///
  /// @param unitNanos of the column
  public static long elapsed(String column, String text, double unitNanos) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FieldException(column + " is no number: " + quoted(text));
    }
    return elapsed(column, value, unitNanos);
  }

  public static long elapsed(String column, double value, double unitNanos) {
    double nanos = value * unitNanos;
    if (!(nanos >= 0)) {
      throw new FieldException(column + " must be >= 0 but is " + value);
    }
    if (nanos > LONGEST) {
      throw new FieldException(column + " is longer than 292 years: " + value);
    }
    return (long) Math.rint(nanos);
  }

  /// A factor, > 0 and finite.
  public static double factor(String column, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FieldException(column + " is no number: " + quoted(text));
    }
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new FieldException(column + " must be > 0 and finite but is " + value);
    }
    return value;
  }

  /// A status, 100 to 999, or 0 for none.
  public static int status(String column, String text) {
    long status = text.isEmpty() ? 0 : whole(column, text);
    if (status != 0 && (status < 100 || status > 999)) {
      throw new FieldException(column + " is no status: " + quoted(text));
    }
    return (int) status;
  }

  /// A time stamp in ns since 1970. It must lie between 2000 and 2100: one that does not is in
  /// another unit than the format's.
  ///
  /// @param unitNanos of the column, 1e9 for seconds
  public static long stamp(String column, String text, double unitNanos) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FieldException(column + " is no time stamp: " + quoted(text));
    }
    double seconds = value * unitNanos / 1e9;
    if (seconds >= YEAR_2000 && seconds < YEAR_2100) {
      boolean decimals = text.indexOf('.') >= 0;
      return decimals ? (long) (value * unitNanos) : whole(column, text) * (long) unitNanos;
    }
    for (double unit : new double[] {1e9, 1e6, 1e3, 1}) {
      double other = value * unit / 1e9;
      if (other >= YEAR_2000 && other < YEAR_2100) {
        throw new FieldException(
            column
                + " should be in "
                + unit(unitNanos)
                + ", but "
                + text
                + " is a time only in "
                + unit(unit)
                + " ("
                + Instant.ofEpochSecond((long) other)
                + "): the file has other units");
      }
    }
    throw new FieldException(column + " is no time between 2000 and 2100: " + quoted(text));
  }

  /// The name of a unit of time.
  public static String unit(double nanos) {
    return nanos == 1e9
        ? "seconds"
        : nanos == 1e6 ? "milliseconds" : nanos == 1e3 ? "microseconds" : "nanoseconds";
  }

  private static String quoted(String text) {
    return "\"" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "\"";
  }
}
