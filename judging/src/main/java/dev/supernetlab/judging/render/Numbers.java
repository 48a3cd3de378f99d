package dev.supernetlab.judging.render;

import java.util.Locale;

/** Numbers as text; a hyphen for null. */
final class Numbers {
  static final String NONE = "-";

  private Numbers() {}

  /** Two digits behind the point. */
  static String two(Double value) {
    String text = value == null ? NONE : String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }

  /** An accuracy, 0..1, as per cent with one digit behind the point. */
  static String percent(Double fraction) {
    return fraction == null ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  /** A change of accuracy, -1..1, as points of per cent with a sign. */
  static String points(Double fraction) {
    return fraction == null ? NONE : String.format(Locale.ROOT, "%+.2f", 100 * fraction);
  }

  /** A probability. */
  static String p(Double value) {
    if (value == null) {
      return NONE;
    }
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(Integer number) {
    return number == null ? NONE : count(number.longValue());
  }

  /** So many of a thing named in the plural. */
  static String of(long number, String things) {
    return count(number) + " " + (number == 1 ? things.replaceFirst("s\\b", "") : things);
  }
}
