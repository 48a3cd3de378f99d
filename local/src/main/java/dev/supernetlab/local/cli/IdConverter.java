package dev.supernetlab.local.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An experiment's id, as {@code submit} and {@code list} print it. */
final class IdConverter implements ITypeConverter<String> {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,128}");

  @Override
  public String convert(String value) {
    if (!ID.matcher(value).matches()) {
      throw new TypeConversionException(
          "'" + value + "' is no id: small letters, digits and hyphens, as ./lab list shows them");
    }
    return value;
  }
}
