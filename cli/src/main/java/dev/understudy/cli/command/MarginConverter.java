package dev.understudy.cli.command;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A share above 0 and below 1, as the configuration language writes it: `10%`, `0.1`.
final class MarginConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double share = Quantity.parse(Dimension.SHARE, text).value();
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (Quantity.UnreadableException e) {
      // said below
    }
    throw new TypeConversionException("\"" + text + "\" is not a margin such as 10% or 0.05");
  }
}
