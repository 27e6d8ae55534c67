package dev.understudy.cli.command;

import dev.understudy.results.format.TimeUnits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// ns, us, ms or s, in nanoseconds.
final class TimeUnitConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      return TimeUnits.nanos(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("\"" + text + "\" is not ns, us, ms or s");
    }
  }
}
