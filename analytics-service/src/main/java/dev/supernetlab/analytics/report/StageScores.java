package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accuracies of a stage, one array per instance, BN mode and step, in the order of {@code
 * children}; NaN where a child has no score. The trainings of an instance are joined at equal
 * steps, which in the stages there are means equal visits per child.
 */
public final class StageScores {
  private final List<String> children;
  private final long lastStep;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<BnMode, Map<Integer, NavigableMap<Long, double[]>>> scores =
      new EnumMap<>(BnMode.class);
  private int images;

  /**
   * No scores yet.
   *
   * @param children labels, in the order of the arrays; scores of others are left out
   * @param lastStep steps of a whole training
   */
  public StageScores(List<String> children, long lastStep) {
    this.children = List.copyOf(children);
    this.lastStep = lastStep;
    for (int child = 0; child < children.size(); child++) {
      index.put(children.get(child), child);
    }
  }

  /** Adds the scores of one snapshot. */
  public void add(SnapshotEvaluated event) {
    int instance = TrainingId.parse(event.trainingId()).instance();
    images = event.images();
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
        }
      }
    }
  }

  /** Labels, in the order of the arrays. */
  public List<String> children() {
    return children;
  }

  /** Images that a child is scored on. */
  public int images() {
    return images;
  }

  /** Modes that anything was scored in. */
  public Set<BnMode> modes() {
    return scores.keySet();
  }

  /** Instances that have scores in this mode, ascending. */
  public Set<Integer> instances(BnMode bn) {
    return new TreeSet<>(scores.getOrDefault(bn, Map.of()).keySet());
  }

  /** Scores of an instance by step. */
  public NavigableMap<Long, double[]> series(int instance, BnMode bn) {
    return scores.getOrDefault(bn, Map.of()).getOrDefault(instance, new TreeMap<>());
  }

  /**
   * Scores after the last step of the stage's trainings; all NaN for an instance that ended early.
   */
  public double[] last(int instance, BnMode bn) {
    return series(instance, bn).getOrDefault(lastStep, unscored());
  }

  private double[] unscored() {
    double[] row = new double[children.size()];
    Arrays.fill(row, Double.NaN);
    return row;
  }
}
