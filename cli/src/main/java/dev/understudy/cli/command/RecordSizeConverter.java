package dev.understudy.cli.command;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The size of a file, as the configuration language writes sizes: `64MB`, `1GiB`.
final class RecordSizeConverter implements ITypeConverter<Long> {
  private static final double LEAST = 64_000;

  @Override
  public Long convert(String text) {
    try {
      double bytes = Quantity.parse(Dimension.SIZE, text).value();
      if (bytes >= LEAST && bytes <= Long.MAX_VALUE / 2.0) {
        return (long) bytes;
      }
    } catch (Quantity.UnreadableException e) {
      // said below
    }
    throw new TypeConversionException(
        "\"" + text + "\" is not a size from 64KB on, such as 100MB or 1GB");
  }
}
