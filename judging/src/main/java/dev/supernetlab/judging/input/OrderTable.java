package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order children were trained: with a column step the child that each mini-batch trained;
 * without it one cycle, which repeats. A column instance tells the orders of instances apart.
 */
final class OrderTable {
  private static final String ANY = "";

  private final Map<String, List<String>> cycles = new HashMap<>();
  private final Map<String, Map<Long, String>> steps = new HashMap<>();

  /**
   * Reads a file.
   *
   * @param naming of the children
   * @throws BadInputException with what is wrong with it
   */
  static OrderTable read(Input input, Naming naming) {
    Faults faults = new Faults(input.name());
    OrderTable table = new OrderTable();
    try (CsvRows rows = CsvRows.open(input, faults)) {
      List<String> header =
          rows.header().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      int step = header.indexOf("step");
      int instance = header.indexOf("instance");
      int child = Math.max(0, header.indexOf("child"));
      if (child == step || child == instance) {
        faults.add(rows.line(), "has no column child");
        faults.raise();
      }
      List<Row> read = new ArrayList<>();
      Cells cells = new Cells(faults);
      while (rows.next()) {
        read.add(
            new Row(
                instance < 0 ? ANY : rows.field(instance),
                step < 0 ? -1 : cells.count(rows, step),
                new Naming.Given(rows.field(child), rows.line(), child)));
      }
      if (read.isEmpty()) {
        faults.add(0, "has no row below its header");
      }
      table.add(read, step >= 0, naming, faults);
    }
    faults.raise();
    return table;
  }

  /** A row; {@code step} is -1 where there is no such column. */
  private record Row(String instance, long step, Naming.Given child) {}

  private void add(List<Row> rows, boolean stepwise, Naming naming, Faults faults) {
    Map<String, List<Row>> byInstance =
        rows.stream()
            .collect(Collectors.groupingBy(Row::instance, LinkedHashMap::new, Collectors.toList()));
    byInstance.forEach(
        (instance, of) -> {
          List<Naming.Given> names = of.stream().map(Row::child).toList();
          if (stepwise) {
            Map<String, String> labels = labels(names, naming, faults);
            Map<Long, String> trained = new HashMap<>();
            for (Row row : of) {
              if (trained.put(row.step(), labels.get(row.child().text())) != null) {
                faults.add(row.child().line(), "has step %d once more".formatted(row.step()));
              }
            }
            steps.put(instance, trained);
          } else {
            cycles.put(instance, naming.labels(names, faults));
          }
        });
  }

  /** Labels by name; each name may be there many times. */
  private static Map<String, String> labels(
      List<Naming.Given> names, Naming naming, Faults faults) {
    Map<String, Naming.Given> distinct = new LinkedHashMap<>();
    names.forEach(name -> distinct.putIfAbsent(name.text(), name));
    List<String> labels = naming.labels(List.copyOf(distinct.values()), faults);
    Map<String, String> byName = new HashMap<>();
    int next = 0;
    for (String name : distinct.keySet()) {
      byName.put(name, labels.get(next++));
    }
    return byName;
  }

  /** An order that repeats for all instances. */
  static OrderTable of(List<String> cycle) {
    OrderTable table = new OrderTable();
    table.cycles.put(ANY, List.copyOf(cycle));
    return table;
  }

  /** What the order of an instance is called: instances that share one have the same. */
  String name(String instance) {
    return cycles.containsKey(instance) || steps.containsKey(instance)
        ? "of " + instance
        : cycles.containsKey(ANY) || steps.containsKey(ANY) ? "given" : "";
  }

  /** Labels of all children that it names. */
  Set<String> children() {
    return Stream.concat(
            cycles.values().stream().flatMap(List::stream),
            steps.values().stream().flatMap(trained -> trained.values().stream()))
        .collect(Collectors.toSet());
  }

  /** Instances that it names; empty if it is for all. */
  Set<String> instances() {
    return Stream.of(cycles, steps)
        .flatMap(orders -> orders.keySet().stream())
        .filter(instance -> !instance.equals(ANY))
        .collect(Collectors.toSet());
  }

  /** Length of the cycles, if all have the same. */
  OptionalInt cycle() {
    List<Integer> lengths = cycles.values().stream().map(List::size).distinct().toList();
    return lengths.size() == 1 ? OptionalInt.of(lengths.get(0)) : OptionalInt.empty();
  }

  /**
   * Index of the child trained last before each evaluation; -1 where it is not known.
   *
   * @param finished steps at each evaluation; a series that begins with 0 counts the mini-batches
   *     from 0 instead
   * @param index of each child by label
   */
  List<Integer> lastTrained(String instance, List<Long> finished, Map<String, Integer> index) {
    boolean fromZero = !finished.isEmpty() && finished.get(0) == 0;
    List<String> cycle = cycles.getOrDefault(instance, cycles.get(ANY));
    Map<Long, String> trained = steps.getOrDefault(instance, steps.get(ANY));
    return finished.stream()
        .map(
            step -> {
              if (cycle != null) {
                long position = fromZero ? step : step - 1;
                return cycle.get((int) (position % cycle.size()));
              }
              return trained == null ? null : trained.get(step);
            })
        .map(label -> label == null ? -1 : index.getOrDefault(label, -1))
        .collect(Collectors.toList());
  }
}
