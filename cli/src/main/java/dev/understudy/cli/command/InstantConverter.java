package dev.understudy.cli.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A date and a time with their zone: `2026-03-01T10:00Z`, `2026-03-01T10:00+01:00`.
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is not a date and a time with their zone, such as 2026-03-01T10:00Z");
    }
  }
}
