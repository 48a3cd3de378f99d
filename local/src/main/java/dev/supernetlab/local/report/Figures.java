package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

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

  /** What is told, and how many values it is made of. */
  static String named(String name, Figure figure) {
    String counted = figure.n() == 1 ? figure.of().replaceFirst("s\\b", "") : figure.of();
    return "%s (%s %s)".formatted(name, count(figure.n()), counted);
  }

  /** A table row: what is told and how many values it is made of, the value, and its spread. */
  List<String> row(String name, Figure figure, Function<Double, String> format) {
    return List.of(named(name, figure), value(figure, format), spread(figure, format));
  }

  /** The value alone, with two digits behind the point; a hyphen where it is undefined. */
  String value(Figure figure) {
    return value(figure, Figures::two);
  }

  private String value(Figure figure, Function<Double, String> format) {
    if (figure == null) {
      return "-";
    }
    if (figure.value() == null && figure.reason() != null) {
      note("-, not defined", figure.reason());
    }
    return format.apply(figure.value());
  }

  /** The interval in brackets, or the range in parentheses; empty where there is neither. */
  String spread(Figure figure) {
    return spread(figure, Figures::two);
  }

  private String spread(Figure figure, Function<Double, String> format) {
    if (figure == null || figure.value() == null) {
      return "";
    }
    if (figure.low() == null) {
      note("no interval", figure.reason());
      return "";
    }
    String ends = format.apply(figure.low()) + " to " + format.apply(figure.high());
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
