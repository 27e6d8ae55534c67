package dev.understudy.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration as the configuration language writes it: `500ms`, `1.5s`, `2m`.
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Matcher duration = SYNTAX.matcher(text);
    if (!duration.matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is not a duration such as 500ms, 10s or 2m");
    }
    long unitNanos =
        switch (duration.group(2)) {
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    BigDecimal nanos = new BigDecimal(duration.group(1)).multiply(BigDecimal.valueOf(unitNanos));
    return Duration.ofSeconds(0).plusNanos(nanos.longValue());
  }
}
