package dev.understudy.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of connections, from 1 to ten million: more than a machine has memory for.
final class ConnectionsConverter implements ITypeConverter<Integer> {
  private static final int MAX = 10_000_000;

  @Override
  public Integer convert(String text) {
    long count = new CountConverter().convert(text);
    if (count > MAX) {
      throw new TypeConversionException("\"" + text + "\" is more than ten million connections");
    }
    return (int) count;
  }
}
