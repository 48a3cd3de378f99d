package dev.supernetlab.analytics.report;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Accuracies of a stage, one array per instance, BN mode and step, in the order of {@code
 * children}; NaN where a child has no score. The trainings of an instance are joined at equal
 * steps: those of one stage have the same length. So where groups have different sizes, children of
 * smaller ones have had more visits.
 */
public final class StageScores {
  private static final String SEVERAL = "";

  private final List<String> children;
  private final int instances;
  private final long lastStep;
  private final List<Integer> groupSizes;
  private final int[] cycles;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<BnMode, Map<Integer, NavigableMap<Long, double[]>>> scores =
      new EnumMap<>(BnMode.class);
  private final Map<Integer, Map<Long, String>> lastTrained = new HashMap<>();
  private final SortedMap<Integer, SortedSet<Integer>> groups = new TreeMap<>();
  private int images;

  /**
   * No scores yet.
   *
   * @param children labels, in the order of the arrays; scores of others are left out
   * @param instances of the stage, whether they have scores or not
   * @param lastStep steps of a whole training
   */
  public StageScores(List<String> children, int instances, long lastStep) {
    this(children, instances, lastStep, List.of());
  }

  /**
   * No scores yet of a stage that may be divided into groups.
   *
   * @param groupSizes children of each group, by number; empty if it is not
   */
  StageScores(List<String> children, int instances, long lastStep, List<Integer> groupSizes) {
    this.children = List.copyOf(children);
    this.instances = instances;
    this.lastStep = lastStep;
    this.groupSizes = List.copyOf(groupSizes);
    this.cycles = new int[children.size()];
    Arrays.fill(cycles, Integer.MAX_VALUE);
    for (int child = 0; child < children.size(); child++) {
      index.put(children.get(child), child);
    }
  }

  /**
   * All scores of a stage.
   *
   * @param children as in the constructors
   * @param evaluations gives the evaluations of the stage that are in
   */
  static StageScores of(
      StageSpec spec,
      Stage stage,
      List<String> children,
      BiConsumer<Stage, Consumer<SnapshotEvaluated>> evaluations) {
    StageScores scores =
        new StageScores(
            children,
            spec.instances(),
            stage.planned().stepsPerTraining(),
            Objects.requireNonNullElse(stage.planned().groupSizes(), List.of()));
    evaluations.accept(stage, scores::add);
    return scores;
  }

  /** Adds the scores of one snapshot; none if it could not be scored. */
  public void add(SnapshotEvaluated event) {
    TrainingId training = TrainingId.parse(event.trainingId());
    int instance = training.instance();
    if (event.lastTrained() != null) {
      lastTrained
          .computeIfAbsent(instance, i -> new HashMap<>())
          .merge(event.step(), event.lastTrained(), (a, b) -> a.equals(b) ? a : SEVERAL);
    }
    if (!event.scores().isEmpty()) {
      images = event.images();
    }
    for (SnapshotEvaluated.Scores mode : event.scores()) {
      double[] row =
          scores
              .computeIfAbsent(mode.bn(), bn -> new TreeMap<>())
              .computeIfAbsent(instance, i -> new TreeMap<>())
              .computeIfAbsent(event.step(), step -> unscored());
      for (SnapshotEvaluated.Score score : mode.children()) {
        Integer child = index.get(score.child());
        if (child != null && score.total() > 0) {
          row[child] = (double) score.correct() / score.total();
          if (!groupSizes.isEmpty()) {
            cycles[child] = groupSizes.get(training.group());
            groups.computeIfAbsent(training.group(), g -> new TreeSet<>()).add(child);
          }
        }
      }
    }
  }

  /** Labels, in the order of the arrays. */
  public List<String> children() {
    return children;
  }

  /** Labels of the children of each group, by its number; none where they are not divided. */
  List<List<String>> groups() {
    return groups.values().stream().map(g -> g.stream().map(children::get).toList()).toList();
  }

  /** Images that a child is scored on. */
  public int images() {
    return images;
  }

  /** Modes that anything was scored in. */
  public Set<BnMode> modes() {
    return scores.keySet();
  }

  /** Instances of the stage, numbered from 0; some may have no scores. */
  public int instances() {
    return instances;
  }

  /** Steps of a whole training. */
  public long lastStep() {
    return lastStep;
  }

  /** Scores of an instance by step. */
  public NavigableMap<Long, double[]> series(int instance, BnMode bn) {
    return scores.getOrDefault(bn, Map.of()).getOrDefault(instance, new TreeMap<>());
  }

  /**
   * Index of the child trained last before a step of an instance; -1 if that is not known, or more
   * than one training has that step.
   */
  public int lastTrained(int instance, long step) {
    String label = lastTrained.getOrDefault(instance, Map.of()).get(step);
    return label == null ? -1 : index.getOrDefault(label, -1);
  }

  /**
   * Scores after the last step of the stage's trainings, one array for every instance; all NaN for
   * one that ended early.
   */
  public List<double[]> last(BnMode bn) {
    return IntStream.range(0, instances)
        .mapToObj(instance -> series(instance, bn).getOrDefault(lastStep, unscored()))
        .toList();
  }

  /** Scores at a step without those of children whose group's last cycle began later. */
  double[] withinOwnCycle(double[] row, long step) {
    double[] own = row.clone();
    for (int child = 0; child < own.length; child++) {
      if (lastStep - step >= cycles[child]) {
        own[child] = Double.NaN;
      }
    }
    return own;
  }

  /** Those of these arrays that have a score. */
  static List<double[]> scored(List<double[]> arrays) {
    return arrays.stream().filter(array -> !Arrays.stream(array).allMatch(Double::isNaN)).toList();
  }

  /** An array of no scores. */
  double[] unscored() {
    double[] row = new double[children.size()];
    Arrays.fill(row, Double.NaN);
    return row;
  }
}
