package dev.understudy.config.quantity;

import dev.understudy.config.problem.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// A number with its unit, as written: `20ms`, `2%`, `100/s`, `10KiB`, `1MB/s`.
///
/// @param value in the base unit of the dimension
/// @param text as written, without blanks
public record Quantity(Dimension dimension, double value, String text) {
  /// Says why a text is no quantity, in words for the person who wrote it.
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;
    private final String help;

    UnreadableException(String message, String help) {
      super(message);
      this.help = help;
    }

    /// What to write instead.
    public String help() {
      return help;
    }
  }

  private static final int MAX_DIGITS = 30;
  private static final int MAX_LENGTH = 50;

  /// @throws UnreadableException where the text is none of this dimension
  public static Quantity parse(Dimension dimension, String written) throws UnreadableException {
    // What is longer is refused anyway; a message need not carry a megabyte.
    String text =
        written.length() > MAX_LENGTH ? written.substring(0, MAX_LENGTH) : written.strip();
    int end = numberEnd(text);
    if (end == 0) {
      throw text.startsWith("-")
          ? new UnreadableException(
              dimension.noun() + " cannot be negative", text + " is below zero.")
          : new UnreadableException(
              text + " is not " + dimension.noun(), "Write " + or(dimension.examples()) + ".");
    }
    String number = text.substring(0, end);
    String unit = text.substring(end).strip();
    if (number.length() > MAX_DIGITS) {
      throw new UnreadableException("a number of more than " + MAX_DIGITS + " digits", "");
    }
    if (!dimension.units().contains(unit)) {
      throw wrongUnit(dimension, text, number, unit);
    }
    double value = dimension.value(new BigDecimal(number), unit);
    if (dimension == Dimension.SHARE && value > 1) {
      throw unit.isEmpty()
          ? new UnreadableException(
              "a share without % is a number from 0 to 1, but this is " + text,
              "Write `" + number + "%` for " + number + " of a hundred.")
          : new UnreadableException(text + " is more than everything", "A share is at most 100%.");
    }
    return new Quantity(dimension, value, number + unit);
  }

  /// One that was computed, not read; shown with about three figures, kept exactly.
  public static Quantity of(Dimension dimension, double value) {
    return new Quantity(dimension, value, dimension.show(value));
  }

  /// Digits, with a point and digits at most; 0 where there are none.
  private static int numberEnd(String text) {
    int whole = digits(text, 0);
    if (whole == 0 || whole == text.length() || text.charAt(whole) != '.') {
      return whole;
    }
    int fraction = digits(text, whole + 1);
    return fraction > whole + 1 ? fraction : whole;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static UnreadableException wrongUnit(
      Dimension dimension, String text, String number, String unit) {
    List<String> units = dimension.units();
    if (unit.isEmpty()) {
      List<String> ways =
          switch (dimension) {
            case DURATION -> List.of(number + "us", number + "ms", number + "s");
            case FLOW -> List.of(number + "/s", number + "/min", number + "/h");
            case SIZE -> List.of(number + "B", number + "KB", number + "KiB");
            case BANDWIDTH -> List.of(number + "MB/s", number + "Mbit/s");
            case SHARE -> throw new IllegalArgumentException("a share needs no unit");
          };
      return new UnreadableException(
          dimension.noun() + " needs a unit",
          text
              + " may be "
              + or(ways)
              + ". Write `"
              + (ways.size() > 2 ? ways.get(1) : ways.get(0))
              + "`.");
    }
    String known = units.stream().filter(u -> !u.isEmpty()).collect(Collectors.joining(", "));
    String help = "Units are " + known + ".";
    String meant = meant(dimension, unit);
    if (!meant.isEmpty()) {
      help += " Did you mean `" + number + meant + "`?";
    }
    return new UnreadableException(dimension.noun() + " has no unit \"" + unit + "\"", help);
  }

  private static String meant(Dimension dimension, String unit) {
    if (dimension == Dimension.DURATION) {
      switch (unit.toLowerCase(java.util.Locale.ROOT)) {
        case "sec", "secs", "second", "seconds" -> {
          return "s";
        }
        case "min", "mins", "minute", "minutes" -> {
          return "m";
        }
        case "hour", "hours", "hr", "hrs" -> {
          return "h";
        }
        case "msec", "millis", "milliseconds" -> {
          return "ms";
        }
        case "\u00b5s", "\u03bcs", "usec", "micros" -> {
          return "us";
        }
        default -> {}
      }
    }
    return Suggestion.of(unit, dimension.units()).orElse("");
  }

  private static String or(List<String> ways) {
    if (ways.size() == 1) {
      return ways.getFirst();
    }
    return String.join(", ", ways.subList(0, ways.size() - 1)) + " or " + ways.getLast();
  }

  @Override
  public String toString() {
    return text;
  }
}
