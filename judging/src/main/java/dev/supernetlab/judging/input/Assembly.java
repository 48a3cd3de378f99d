package dev.supernetlab.judging.input;

import static java.util.stream.Collectors.toSet;

import dev.supernetlab.judging.space.ChildCosts;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings what was read together: one order of children for all arrays. */
final class Assembly {
  private static final String FOREIGN = "the given series";
  private static final Pattern CODE = Pattern.compile("[1-9a-z]{2,}");

  private final Optional<SearchSpace> space;
  private final Optional<TruthTable> truth;
  private final List<Run> runs;
  private final List<String> notes;
  private final List<String> children;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, double[]> features = new LinkedHashMap<>();
  private Optional<OrderTable> order = Optional.empty();
  private OptionalInt cycle = OptionalInt.empty();

  Assembly(
      Optional<SearchSpace> space, Optional<TruthTable> truth, List<Run> runs, List<String> notes) {
    this.space = space;
    this.truth = truth;
    this.runs = runs;
    this.notes = new ArrayList<>(notes);
    this.children = children();
    for (int child = 0; child < children.size(); child++) {
      index.put(children.get(child), child);
    }
    space.ifPresent(s -> features.putAll(new ChildCosts(s.spec()).of(children)));
    noteUnmatched();
  }

  /**
   * Those that the series have, in the ground truth's order, or else the series'; in that of the
   * enumeration where it is known.
   */
  private List<String> children() {
    Set<String> scored = new LinkedHashSet<>();
    runs.forEach(run -> scored.addAll(run.children()));
    Set<String> all = new LinkedHashSet<>();
    truth.ifPresent(t -> all.addAll(t.children()));
    all.retainAll(scored);
    all.addAll(scored);
    return space
        .filter(s -> s.size().isPresent())
        .map(s -> all.stream().sorted(Comparator.comparingLong(label -> place(s, label))).toList())
        .orElse(List.copyOf(all));
  }

  private static long place(SearchSpace space, String label) {
    return space.index(space.child(label));
  }

  private void noteUnmatched() {
    if (truth.isEmpty()) {
      return;
    }
    List<String> known = truth.get().children();
    long both = known.stream().filter(index::containsKey).count();
    if (both < 2) {
      throw new BadInputException(
          Fault.of(
              "the series",
              "must have children of the ground truth, and has %d: it has %s and so on, the ground truth %s and so on"
                  .formatted(both, children.get(0), known.get(0))));
    }
    note(children.size() - both, "Children without a ground truth, not judged");
    note(known.size() - both, "Children of the ground truth without scores, left out");
  }

  private void note(long count, String what) {
    if (count > 0) {
      notes.add("%s: %,d.".formatted(what, count));
    }
  }

  /**
   * Gives the order of training.
   *
   * @param from where it was read, for notes
   */
  void order(OrderTable table, String from) {
    this.order = Optional.of(table);
    Set<String> scored = runs.stream().map(run -> run.key().instance()).collect(toSet());
    note(
        table.children().stream().filter(c -> !index.containsKey(c)).count(),
        from + ": children that are not in the series");
    note(
        table.instances().stream().filter(i -> !scored.contains(i)).count(),
        from + ": instances that are not in the series, left out");
  }

  void cycle(int steps) {
    this.cycle = OptionalInt.of(steps);
  }

  /** Adds rankings that cost nothing, by their columns' names. */
  void features(ChildRows rows, String file) {
    for (int column = 0; column < rows.columns().size(); column++) {
      feature(rows.columns().get(column), rows.children(), rows.values(column));
    }
    long unknown = rows.children().stream().filter(c -> !index.containsKey(c)).count();
    note(unknown, file + ": children that are not in the series, left out");
  }

  /** Adds a ranking that costs nothing: a number for each of the children. */
  void feature(String name, List<String> of, double[] values) {
    features.put(name, TruthTable.pick(values, places(of)));
  }

  /** Where the judged children stand in a list; -1 for one that does not. */
  private int[] places(List<String> list) {
    Map<String, Integer> there = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      there.put(list.get(i), i);
    }
    return children.stream().mapToInt(c -> there.getOrDefault(c, -1)).toArray();
  }

  ForeignResults results() {
    Optional<GroundTruth> judge = truth.map(t -> t.arranged(places(t.children())));
    List<Instance> instances = runs.stream().map(this::instance).toList();
    Settings settings = Settings.standard(new CycleRule(runs, order, cycle, notes).evaluations());
    return new ForeignResults(
        new Study(
            FOREIGN,
            new Children(children, codes(), features, sample()),
            judge,
            instances,
            Optional.empty(),
            settings),
        notes);
  }

  /** Whether the space has more children than were scored. */
  private boolean sample() {
    return space
        .map(s -> s.size().isEmpty() || s.size().getAsLong() > children.size())
        .orElse(false);
  }

  /** Labels name an operator per edge if they are of a space, or look as if they were. */
  private List<String> codes() {
    boolean alike = children.stream().mapToInt(String::length).distinct().count() == 1;
    boolean codes = alike && children.stream().allMatch(c -> CODE.matcher(c).matches());
    if (space.isEmpty() && codes) {
      notes.add(
          "The children's names are read as one operator per edge: the distance of two children is"
              + " the number of places where their names differ.");
    }
    return space.isPresent() || codes ? children : List.of();
  }

  private Instance instance(Run run) {
    int[] at = places(run.children());
    boolean same = run.children().equals(children);
    List<double[]> scores =
        same ? run.scores() : run.scores().stream().map(s -> TruthTable.pick(s, at)).toList();
    return new Instance(
        run.key().instance(),
        run.seed(),
        run.order().isEmpty()
            ? order.map(o -> o.name(run.key().instance())).orElse("")
            : run.order(),
        run.key().bn(),
        run.steps(),
        scores,
        lastTrained(run));
  }

  private List<Integer> lastTrained(Run run) {
    if (order.isEmpty()) {
      return List.of();
    }
    if (run.counted() == Run.Counted.EPOCHS) {
      notes.add(
          "The order is not used for instance %s, whose series counts epochs, not steps."
              .formatted(run.key().instance()));
      return List.of();
    }
    return order.get().lastTrained(run.key().instance(), run.steps(), index);
  }
}
