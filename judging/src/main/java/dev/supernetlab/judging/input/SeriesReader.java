package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads series: a column for each child, a row for each evaluation; several files are one set. */
final class SeriesReader {
  /** Scores that fit a heap of 1 GiB twice over. */
  private static final long MOST_SCORES = 25_000_000;

  private final Naming naming;
  private final Map<Run.Key, Run> runs = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long scores;

  SeriesReader(Naming naming) {
    this.naming = naming;
  }

  /** All series so far, in the order in which they came. */
  List<Run> runs() {
    return List.copyOf(runs.values());
  }

  /** What a user should know about what was read, in sentences. */
  List<String> notes() {
    return notes;
  }

  /**
   * Reads one file.
   *
   * @throws BadInputException with what is wrong with it
   */
  void read(Input input) {
    Faults faults = new Faults(input.name());
    try (CsvRows rows = CsvRows.open(input, faults)) {
      SeriesColumns columns = new SeriesColumns(rows, faults);
      List<String> children = naming.labels(columns.children(), faults);
      faults.raise();
      new OneFile(input, rows, columns, children, faults).read();
    }
  }

  /** The reading of one file. */
  private final class OneFile {
    private final Input input;
    private final CsvRows rows;
    private final SeriesColumns columns;
    private final List<String> children;
    private final int[] fields;
    private final Faults faults;
    private final Cells cells;
    private final Scale scale;
    private final Map<Run.Key, Run> here = new LinkedHashMap<>();
    private long missing;
    private long constant;
    private long firstConstant;

    private OneFile(
        Input input, CsvRows rows, SeriesColumns columns, List<String> children, Faults faults) {
      this.input = input;
      this.rows = rows;
      this.columns = columns;
      this.children = children;
      this.fields = columns.children().stream().mapToInt(Naming.Given::field).toArray();
      this.faults = faults;
      this.cells = new Cells(faults);
      this.scale = new Scale(faults);
    }

    private void read() {
      while (rows.next()) {
        double[] row = scores();
        Run run = here.computeIfAbsent(key(), this::start);
        long step =
            columns.has("step")
                ? cells.count(rows, columns.field("step"))
                : run.steps().size() + 1L;
        if (step >= 0 && !run.add(step, row)) {
          outOfOrder(run, step);
        }
      }
      if (here.isEmpty()) {
        faults.add(0, "has no row below its header");
      }
      scale.divisor();
      faults.raise();
      here.values().forEach(run -> run.scores().forEach(scale::apply));
      keep();
      note();
    }

    /** A file with one instance is called by its name alone. */
    private void keep() {
      boolean alone = here.keySet().stream().map(Run.Key::instance).distinct().count() == 1;
      for (Run run : here.values()) {
        Run kept = alone && !columns.has("instance") ? run.named(input.stem()) : run;
        if (runs.putIfAbsent(kept.key(), kept) != null) {
          faults.add(
              0,
              "is of instance %s, which another file has already".formatted(kept.key().instance()));
        }
      }
      faults.raise();
    }

    private void outOfOrder(Run run, long step) {
      long last = run.steps().get(run.steps().size() - 1);
      String text = Long.toString(step);
      String where =
          run.key().bn().isEmpty()
              ? run.key().instance()
              : run.key().instance() + " with " + run.key().bn() + " statistics";
      faults.add(
          rows.line(),
          columns.field("step"),
          text,
          step == last
              ? "is there twice for instance " + where
              : "must be above the step before, %d, of instance %s".formatted(last, where));
    }

    private double[] scores() {
      double[] row = new double[fields.length];
      boolean same = true;
      for (int i = 0; i < fields.length; i++) {
        row[i] = cells.number(rows, fields[i]);
        scale.see(row[i], rows.line(), fields[i]);
        same &= row[i] == row[0];
        missing += Double.isNaN(row[i]) ? 1 : 0;
      }
      if (same && row.length > 1 && constant++ == 0) {
        firstConstant = rows.line();
      }
      scores += row.length;
      if (scores > MOST_SCORES) {
        faults.add(
            rows.line(),
            "has the %,dth score: give fewer evaluations, or every second one"
                .formatted(MOST_SCORES + 1));
        faults.raise();
      }
      return row;
    }

    /** The instance is named by its column, else by the file and what else tells rows apart. */
    private Run.Key key() {
      String instance = columns.text(rows, "instance");
      if (instance.isEmpty()) {
        instance = input.stem() + part("seed") + part("order");
      }
      return new Run.Key(instance, columns.text(rows, "bn"));
    }

    private String part(String column) {
      String text = columns.text(rows, column);
      return text.isEmpty() ? "" : " " + column + " " + text;
    }

    private Run start(Run.Key key) {
      return new Run(
          key,
          columns.text(rows, "seed"),
          columns.text(rows, "order"),
          columns.counted(),
          children);
    }

    private void note() {
      if (missing > 0) {
        notes.add("%s: missing scores: %,d.".formatted(input.name(), missing));
      }
      if (constant > 0) {
        notes.add(
            "%s: rows with one score for all children, which rank nobody: %,d, the first on line %d."
                .formatted(input.name(), constant, firstConstant));
      }
    }
  }

  /** Adds a series that was not a file. */
  void add(Run run, Faults faults) {
    Scale scale = new Scale(faults);
    for (int row = 0; row < run.scores().size(); row++) {
      double[] scored = run.scores().get(row);
      for (int child = 0; child < scored.length; child++) {
        scale.see(scored[child], row + 1L, child);
      }
    }
    scale.divisor();
    if (runs.putIfAbsent(run.key(), run) != null) {
      faults.add(0, "is of instance %s, which is there already".formatted(run.key().instance()));
    }
    faults.raise();
    run.scores().forEach(scale::apply);
    long missing =
        run.scores().stream().flatMapToDouble(Arrays::stream).filter(Double::isNaN).count();
    if (missing > 0) {
      notes.add("%s: missing scores: %,d.".formatted(faults.file(), missing));
    }
  }
}
