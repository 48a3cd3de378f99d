package dev.supernetlab.local.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port number, 0 to 65535. */
final class PortConverter implements ITypeConverter<Integer> {
  private static final int LARGEST = 65_535;

  @Override
  public Integer convert(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= LARGEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Not a number: refused like one out of range.
    }
    throw new TypeConversionException("'" + value + "' is no port: 0 to " + LARGEST);
  }
}
