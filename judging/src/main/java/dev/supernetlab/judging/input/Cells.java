package dev.supernetlab.judging.input;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers in cells. */
final class Cells {
  private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "-");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  private final Faults faults;

  Cells(Faults faults) {
    this.faults = faults;
  }

  /** The number in a field; NaN where it says that there is none, or where it is refused. */
  double number(CsvRows rows, int field) {
    String text = rows.field(field);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    // Java would read hexadecimal numbers as well.
    if ((Character.isDigit(last) || last == '.')
        && text.indexOf('x') < 0
        && text.indexOf('X') < 0) {
      try {
        return finite(Double.parseDouble(text), rows, field);
      } catch (NumberFormatException e) {
        return refused(rows, field);
      }
    }
    return MISSING.contains(text.toLowerCase(Locale.ROOT)) ? Double.NaN : refused(rows, field);
  }

  private double finite(double value, CsvRows rows, int field) {
    return Double.isInfinite(value) ? refused(rows, field) : value;
  }

  private double refused(CsvRows rows, int field) {
    String text = rows.field(field);
    String allowed =
        COMMA.matcher(text).matches()
            ? "must have a point as its decimal sign, as in " + text.replace(',', '.')
            : text.endsWith("%")
                ? "must be a number without a per cent sign"
                : "must be a number, or empty where there is none";
    faults.add(rows.line(), field, text, allowed);
    return Double.NaN;
  }

  /** A whole number from 0 on in a field; -1 where it is refused. */
  long count(CsvRows rows, int field) {
    String text = rows.field(field);
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < 1L << 53 && value == Math.rint(value)) {
        return (long) value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    faults.add(rows.line(), field, text, "must be a whole number, 0 or more");
    return -1;
  }
}
