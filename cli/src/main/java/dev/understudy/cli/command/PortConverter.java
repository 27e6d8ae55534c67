package dev.understudy.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A TCP port; 0 asks the system for any free one.
final class PortConverter implements ITypeConverter<Integer> {
  private static final int MAX = 65_535;

  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,5}")) {
      int port = Integer.parseInt(text);
      if (port <= MAX) {
        return port;
      }
    }
    throw new TypeConversionException(
        "\"" + text + "\" is not a port, 1 to " + MAX + ", or 0 for any free one");
  }
}
