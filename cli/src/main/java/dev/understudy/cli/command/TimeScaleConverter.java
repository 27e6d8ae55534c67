package dev.understudy.cli.command;

import dev.understudy.core.schedule.ScenarioClock;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How many seconds of a scenario pass in one.
final class TimeScaleConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double factor = Double.parseDouble(text);
      if (ScenarioClock.canRunAt(factor)) {
        return factor;
      }
    } catch (NumberFormatException notOne) {
      // said below, for both
    }
    throw new TypeConversionException("\"" + text + "\" is no factor from 0.001 to 10000");
  }
}
