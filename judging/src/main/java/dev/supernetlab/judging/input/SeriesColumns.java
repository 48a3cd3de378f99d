package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns of a series are: those named instance, seed, order, bn, step or epoch say what a
 * row is of, an unnamed first one is the step, and all others are children. What data frames make
 * of an unnamed column when they write it again counts as unnamed.
 */
final class SeriesColumns {
  private static final List<String> KNOWN =
      List.of("instance", "seed", "order", "bn", "step", "epoch");

  private static final String UNNAMED = "Unnamed: 0";

  private final Map<String, Integer> known = new LinkedHashMap<>();
  private final List<Naming.Given> children = new ArrayList<>();
  private final Run.Counted counted;

  SeriesColumns(CsvRows rows, Faults faults) {
    List<String> header = rows.header();
    boolean unnamed = header.get(0).isEmpty() || header.get(0).equals(UNNAMED);
    for (int field = unnamed ? 1 : 0; field < header.size(); field++) {
      String name = header.get(field).toLowerCase(Locale.ROOT);
      if (!KNOWN.contains(name)) {
        children.add(new Naming.Given(header.get(field), rows.line(), field));
      } else if (known.putIfAbsent(name, field) != null) {
        faults.add(rows.line(), field, name, "is there twice");
      }
    }
    if (known.containsKey("step")) {
      counted = Run.Counted.STEPS;
    } else if (known.containsKey("epoch")) {
      known.put("step", known.get("epoch"));
      counted = Run.Counted.EPOCHS;
    } else {
      if (unnamed) {
        known.put("step", 0);
      }
      counted = Run.Counted.ROWS;
    }
    if (children.isEmpty()) {
      faults.add(
          rows.line(),
          "has no column for a child: columns are separated by comma, semicolon or tab, one for"
              + " each child");
    }
  }

  /** Columns that are children, in order. */
  List<Naming.Given> children() {
    return children;
  }

  Run.Counted counted() {
    return counted;
  }

  boolean has(String name) {
    return known.containsKey(name);
  }

  /** Number of a known column, from 0. */
  int field(String name) {
    return known.get(name);
  }

  /** What a row says in a known column; empty if there is no such column. */
  String text(CsvRows rows, String name) {
    return has(name) ? rows.field(field(name)) : "";
  }
}
