package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers as text. Remembers why some of them have no interval, to say that once at the end. */
final class Figures {
  private final Set<String> reasons = new LinkedHashSet<>();

  /** Two digits behind the point, or a hyphen for null. */
  static String two(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** An accuracy, 0..1, as per cent with one digit behind the point; a hyphen for null. */
  static String percent(Double fraction) {
    return fraction == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The value alone; a hyphen where it is undefined. */
  String value(Figure figure) {
    if (figure == null) {
      return "-";
    }
    if (figure.value() == null && figure.reason() != null) {
      reasons.add("-: " + figure.reason());
    }
    return two(figure.value());
  }

  /** The interval in brackets, or the range in parentheses; empty where there is neither. */
  String spread(Figure figure) {
    if (figure == null || figure.value() == null) {
      return "";
    }
    if (figure.low() == null) {
      reasons.add("no interval: " + figure.reason());
      return "";
    }
    String ends = two(figure.low()) + " to " + two(figure.high());
    if (figure.level() != null) {
      reasons.add(
          String.format(Locale.ROOT, "[]: interval that covers %.0f %%", 100 * figure.level()));
      return "[" + ends + "]";
    }
    reasons.add("(): " + figure.reason());
    return "(" + ends + ")";
  }

  /** What the brackets and hyphens so far mean. */
  List<String> notes() {
    return List.copyOf(reasons);
  }
}
