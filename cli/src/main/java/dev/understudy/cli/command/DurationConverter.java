package dev.understudy.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration as the configuration language writes it: `500ms`, `1.5s`, `2m`; or of several units,
/// `1h30m`; or `0`.
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");
  private static final Pattern SYNTAX = Pattern.compile("(?:" + PART.pattern() + ")+");

  private static final BigDecimal MOST_NANOS = new BigDecimal("3155760000e9"); // 100 years

  @Override
  public Duration convert(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!SYNTAX.matcher(text).matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is not a duration such as 500ms, 10s or 2m");
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      long unitNanos =
          switch (part.group(2)) {
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
          };
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitNanos)));
    }
    if (nanos.compareTo(MOST_NANOS) > 0) {
      throw new TypeConversionException("\"" + text + "\" is more than 100 years");
    }
    return Duration.ofNanos(nanos.longValue());
  }
}
