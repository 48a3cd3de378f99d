package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Numbers as text. Remembers why some of them have no interval, to say that once at the end. */
final class Figures {
  private final Map<String, Set<String>> reasons = new TreeMap<>();

  /** Two digits behind the point, or a hyphen for null. */
  static String two(Double value) {
    String text = value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
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
      note("-, not defined", figure.reason());
    }
    return two(figure.value());
  }

  /** The interval in brackets, or the range in parentheses; empty where there is neither. */
  String spread(Figure figure) {
    if (figure == null || figure.value() == null) {
      return "";
    }
    if (figure.low() == null) {
      note("no interval", figure.reason());
      return "";
    }
    String ends = two(figure.low()) + " to " + two(figure.high());
    if (figure.level() != null) {
      note("[a to b], an interval", "covers %.0f %%".formatted(100 * figure.level()));
      return "[" + ends + "]";
    }
    note("(a to b), a range and no interval", figure.reason());
    return "(" + ends + ")";
  }

  private void note(String sign, String reason) {
    reasons.computeIfAbsent(sign, s -> new LinkedHashSet<>()).add(reason);
  }

  /** What the brackets and hyphens so far mean. */
  List<String> notes() {
    return reasons.entrySet().stream()
        .map(note -> note.getKey() + ": " + String.join("; ", note.getValue()))
        .toList();
  }
}
