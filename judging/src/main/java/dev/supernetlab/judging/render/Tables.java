package dev.supernetlab.judging.render;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.ranking.trust.Figure;
import dev.supernetlab.ranking.trust.TrustReport;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything in a report as flat tables, made from its records: every list of records is a table, a
 * list within a row is a table that repeats the row's first column, a matrix has a row for each of
 * its values, and all figures are together in the table {@code figures}, beside being in their own.
 * Single values are the table {@code facts}.
 */
public final class Tables {
  private static final String FIGURES = "figures";
  private static final String FACTS = "facts";
  private static final String SEPARATOR = " ";

  private final List<String> children;
  private final Map<String, TableRows> tables = new LinkedHashMap<>();

  private Tables(List<String> children) {
    this.children = children;
  }

  /** All tables that have rows; {@code figures} comes first. */
  public static List<Table> of(Judgement judgement) {
    TrustReport report = judgement.report();
    Tables tables = new Tables(report.subject().children());
    tables.rows(FIGURES);
    tables.rows(FACTS);
    tables.section("", report);
    judgement.notes().forEach(n -> tables.rows("notes").add(Map.of("note", n)));
    return tables.tables.values().stream()
        .map(TableRows::table)
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private TableRows rows(String name) {
    return tables.computeIfAbsent(name, TableRows::new);
  }

  /** A record that is there once: its lists are tables, its other values facts. */
  private void section(String path, Record section) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      Object value = value(component, section);
      String name = join(path, kebab(component.getName()));
      if (value instanceof Figure figure) {
        figure(Map.of(), name, figure);
      } else if (value instanceof Record inner) {
        section(name, inner);
      } else if (value instanceof List<?> list) {
        list(name, Map.of(), list);
      } else if (value != null) {
        rows(FACTS).add(row(Map.of(), "name", name, "value", value.toString()));
      }
    }
  }

  private void list(String name, Map<String, Object> keys, List<?> list) {
    if (isMatrices(list)) {
      for (int i = 0; i < list.size(); i++) {
        matrix(name, row(keys, "number", i), (List<?>) list.get(i));
      }
    } else if (!list.isEmpty() && list.get(0) instanceof List<?> first && isNumbers(first)) {
      matrix(name, keys, list);
    } else {
      list.forEach(element -> element(name, keys, element));
    }
  }

  private static boolean isMatrices(List<?> list) {
    return !list.isEmpty()
        && list.get(0) instanceof List<?> matrix
        && !matrix.isEmpty()
        && matrix.get(0) instanceof List<?>;
  }

  private static boolean isNumbers(List<?> row) {
    return row.stream().allMatch(value -> value == null || value instanceof Double);
  }

  private void element(String name, Map<String, Object> keys, Object element) {
    if (element instanceof Record inner) {
      rows(name).add(flat(name, keys, inner));
    } else if (element instanceof List<?> some) {
      rows(name).add(row(keys, "members", words(some)));
    } else {
      rows(name).add(row(keys, "value", element));
    }
  }

  /** A row of a table; what is in it of figures and lists goes to tables of their own as well. */
  private Map<String, Object> flat(String name, Map<String, Object> keys, Record source) {
    Map<String, Object> row = new LinkedHashMap<>(keys);
    Map<String, Object> inner = new LinkedHashMap<>(keys);
    for (RecordComponent component : source.getClass().getRecordComponents()) {
      Object value = value(component, source);
      if (component.getType() == Figure.class) {
        Figure figure = (Figure) value;
        row.put(component.getName(), figure == null ? null : figure.value());
        row.put(component.getName() + "Low", figure == null ? null : figure.low());
        row.put(component.getName() + "High", figure == null ? null : figure.high());
        if (figure != null) {
          figure(inner, join(name, kebab(component.getName())), figure);
        }
      } else if (value instanceof List<?> list) {
        if (isSimple(list)) {
          row.put(component.getName(), words(list));
        } else {
          list(join(name, kebab(component.getName())), inner, list);
        }
      } else {
        row.put(component.getName(), value);
        if (inner.size() == keys.size()) {
          inner.put(singular(name), value);
        }
      }
    }
    return row;
  }

  private static boolean isSimple(List<?> list) {
    return list.stream().noneMatch(e -> e instanceof Record || e instanceof List<?>);
  }

  private void figure(Map<String, Object> keys, String name, Figure figure) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put(
        "of which",
        keys.values().stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
    for (RecordComponent component : Figure.class.getRecordComponents()) {
      row.put(component.getName(), value(component, figure));
    }
    rows(FIGURES).add(row);
  }

  /** A matrix over the children where it has as many rows, else by number. */
  private void matrix(String name, Map<String, Object> keys, List<?> matrix) {
    boolean named = matrix.size() == children.size();
    for (int i = 0; i < matrix.size(); i++) {
      List<?> line = (List<?>) matrix.get(i);
      for (int j = 0; j < line.size(); j++) {
        Map<String, Object> row = new LinkedHashMap<>(keys);
        row.put("row", named ? children.get(i) : Integer.toString(i));
        row.put(
            "column",
            named && line.size() == children.size() ? children.get(j) : Integer.toString(j));
        row.put("value", line.get(j));
        rows(name).add(row);
      }
    }
  }

  private static Map<String, Object> row(Map<String, Object> keys, Object... more) {
    Map<String, Object> row = new LinkedHashMap<>(keys);
    for (int i = 0; i < more.length; i += 2) {
      row.put((String) more[i], more[i + 1]);
    }
    return row;
  }

  private static String words(List<?> list) {
    return list.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "-" + name;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String singular(String name) {
    String last = name.substring(name.lastIndexOf('-') + 1);
    return last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be read: " + record.getClass(), e);
    }
  }
}
