package dev.understudy.cli.command;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Requests per second, as the configuration language writes a flow: `50/s`, `3000/min`.
final class RateConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double perSecond = Quantity.parse(Dimension.FLOW, text).value() * 1e9;
      if (perSecond > 0) {
        return perSecond;
      }
    } catch (Quantity.UnreadableException e) {
      // said below
    }
    throw new TypeConversionException("\"" + text + "\" is not a rate such as 50/s or 3000/min");
  }
}
