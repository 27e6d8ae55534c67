package dev.understudy.cli.command;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A whole number from 1 on, in digits or as `1e6`.
final class CountConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      long count = new BigDecimal(text).longValueExact();
      if (count >= 1) {
        return count;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    throw new TypeConversionException("\"" + text + "\" is not a whole number from 1 on");
  }
}
