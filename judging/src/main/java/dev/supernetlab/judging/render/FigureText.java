package dev.supernetlab.judging.render;

import dev.supernetlab.ranking.trust.Figure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Figures as text: [a to b] is an interval, (a to b) a range. Remembers what intervals cover and
 * why there is none, to say that once at the end.
 */
final class FigureText {
  private final Function<Double, String> format;
  private final Map<String, Set<String>> notes = new LinkedHashMap<>();

  FigureText(Function<Double, String> format) {
    this.format = format;
  }

  /** Figures that are correlations. */
  static FigureText taus() {
    return new FigureText(Numbers::two);
  }

  /** The value, with its interval or range behind it. */
  String all(Figure figure) {
    String spread = spread(figure);
    return spread.isEmpty() ? value(figure) : value(figure) + " " + spread;
  }

  /** The value alone. */
  String value(Figure figure) {
    return value(figure, format);
  }

  String value(Figure figure, Function<Double, String> how) {
    if (figure == null) {
      return Numbers.NONE;
    }
    if (figure.value() == null && figure.reason() != null) {
      note("-, not defined", figure.reason());
    }
    return how.apply(figure.value());
  }

  /** The interval in brackets, or the range in parentheses; empty where there is neither. */
  String spread(Figure figure) {
    return spread(figure, format);
  }

  String spread(Figure figure, Function<Double, String> how) {
    if (figure == null || figure.value() == null) {
      return "";
    }
    if (figure.low() == null) {
      if (figure.reason() != null) {
        note("no interval", figure.reason());
      }
      return "";
    }
    String ends = how.apply(figure.low()) + " to " + how.apply(figure.high());
    if (figure.hasInterval()) {
      note("[a to b]", "%.0f %% interval of %s".formatted(100 * figure.level(), figure.estimand()));
      return "[" + ends + "]";
    }
    note("(a to b), a range and no interval", figure.reason());
    return "(" + ends + ")";
  }

  /** What a figure is made of, for example {@code 8 instances, 3 seeds}. */
  static String made(Figure figure) {
    if (figure == null) {
      return "";
    }
    String counted = Numbers.of(figure.n(), figure.of());
    return figure.seeds() == 0 || figure.of().equals("seeds")
        ? counted
        : counted + ", " + Numbers.of(figure.seeds(), "seeds");
  }

  /** A figure as a box: its interval or range, which is the value alone where there is neither. */
  static List<Double> box(Figure figure, double scale) {
    double value = scale * figure.value();
    double low = figure.low() == null ? value : scale * figure.low();
    double high = figure.high() == null ? value : scale * figure.high();
    return List.of(low, low, value, high, high);
  }

  private void note(String sign, String reason) {
    notes.computeIfAbsent(sign, s -> new LinkedHashSet<>()).add(reason);
  }

  /** What the brackets and hyphens so far mean. */
  List<String> notes() {
    return notes.entrySet().stream()
        .map(note -> note.getKey() + ": " + String.join("; ", note.getValue()) + ".")
        .toList();
  }
}
