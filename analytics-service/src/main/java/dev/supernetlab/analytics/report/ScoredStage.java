package dev.supernetlab.analytics.report;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A super-net stage and the ways in which its children can be scored, each with one array of scores
 * per instance.
 */
final class ScoredStage {
  private final StageSpec spec;
  private final int cycle;
  private final StageScores scores;
  private final int stepsPerEpoch;
  private final SnapshotPlan plan;
  private final List<Ranking> rankings = new ArrayList<>();

  /**
   * One way to score.
   *
   * @param key in JSON: lastStep, cycle, batch, batchCycle, recalibrated, recalibratedCycle
   * @param words as they fit after "scored"
   * @param evaluations that each score is the mean of
   * @param instances the scores of every instance; all NaN for one without
   */
  record Ranking(String key, String words, BnMode bn, int evaluations, List<double[]> instances) {}

  /**
   * A stage.
   *
   * @param cycle steps of an order cycle: children that share the weights of the largest training
   * @param stepsPerEpoch of the trainings
   */
  ScoredStage(StageSpec spec, int cycle, int stepsPerEpoch, StageScores scores) {
    this.spec = spec;
    this.cycle = cycle;
    this.scores = scores;
    this.stepsPerEpoch = stepsPerEpoch;
    this.plan = SnapshotPlan.of(spec.evaluation(), cycle, scores.lastStep(), stepsPerEpoch);
    for (BnMode bn : scores.modes()) {
      rankings.add(lastStep(bn));
      cycle(bn).ifPresent(rankings::add);
    }
  }

  /**
   * A stage that is settled, with all scores of these children.
   *
   * @param evaluations gives the evaluations of the stage
   */
  static ScoredStage of(
      ExperimentSpec experiment,
      Stage stage,
      List<String> children,
      BiConsumer<Stage, Consumer<SnapshotEvaluated>> evaluations) {
    StageSpec spec = experiment.stage(stage.planned().stage());
    return new ScoredStage(
        spec,
        cycle(spec, stage, experiment),
        StageOutline.stepsPerEpoch(experiment.data(), spec.trainingOr(experiment.training())),
        StageScores.of(spec, stage, children, evaluations));
  }

  /** Steps of an order cycle: children of the largest training. */
  private static int cycle(StageSpec spec, Stage stage, ExperimentSpec experiment) {
    List<Integer> sizes = stage.planned().groupSizes();
    return sizes == null
        ? StageOutline.childrenPerTraining(spec, experiment.space())
        : Collections.max(sizes);
  }

  StageSpec spec() {
    return spec;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  StageScores scores() {
    return scores;
  }

  /** In the order in which they are told, the most trusted last. */
  List<Ranking> rankings() {
    return rankings;
  }

  /** The ranking to be judged: the most trusted. */
  Optional<Ranking> judged() {
    return rankings.isEmpty() ? Optional.empty() : Optional.of(rankings.get(rankings.size() - 1));
  }

  /** The most trusted ranking with the shared statistics, unless that is the judged one. */
  Optional<Ranking> compared() {
    return rankings.stream()
        .filter(r -> r.bn() == BnMode.RUNNING)
        .reduce((first, second) -> second)
        .filter(r -> !r.key().equals(judged().orElseThrow().key()));
  }

  private Ranking lastStep(BnMode bn) {
    return new Ranking(
        bn == BnMode.RUNNING ? "lastStep" : bn.label(),
        (bn == BnMode.RUNNING ? "after the last step " : "") + statistics(bn),
        bn,
        1,
        scores.last(bn));
  }

  private static String statistics(BnMode bn) {
    return switch (bn) {
      case RUNNING -> "with the shared batch statistics";
      case BATCH -> "with the statistics of each batch of scored images";
      case RECALIBRATED -> "with each child's own batch statistics";
    };
  }

  private Optional<Ranking> cycle(BnMode bn) {
    EvaluationSpec.Dense dense = spec.evaluation().dense();
    if (dense == null || !dense.bn().contains(bn) || dense.steps(cycle) < cycle) {
      return Optional.empty();
    }
    int evaluations = evaluationsOfCycle();
    return Optional.of(
        new Ranking(
            bn == BnMode.RUNNING ? "cycle" : bn.label() + "Cycle",
            (evaluations == cycle
                    ? "over the last order cycle"
                    : "over %d of the %d steps of the last order cycle"
                        .formatted(evaluations, cycle))
                + " "
                + statistics(bn),
            bn,
            evaluations,
            IntStream.range(0, scores.instances())
                .mapToObj(instance -> cycleMean(scores.series(instance, bn), evaluations))
                .toList()));
  }

  /** Steps of an order cycle. */
  int cycle() {
    return cycle;
  }

  /** Evaluations within the last cycle of a whole training; the last one without dense scoring. */
  int evaluationsOfCycle() {
    return Math.max(1, cycleSteps().size());
  }

  /** Steps of the dense evaluations within the last cycle. */
  private List<Long> cycleSteps() {
    return plan.dense().filter(step -> step > scores.lastStep() - cycle).boxed().toList();
  }

  /**
   * Steps after which whole trainings are scored in this mode, equally far apart, in order: the
   * dense ones; without such the periodic ones; without these the last.
   */
  List<Long> steps(BnMode bn) {
    boolean dense = spec.evaluation().dense() != null;
    boolean periodic = spec.evaluation().every() != null;
    LongStream steps =
        dense ? plan.dense() : periodic ? plan.periodic() : LongStream.of(scores.lastStep());
    return scored(steps, bn);
  }

  /** Steps of the evaluations in regular distances in this mode, and the last step. */
  List<Long> periodic(BnMode bn) {
    return scored(plan.periodic(), bn);
  }

  private List<Long> scored(LongStream steps, BnMode bn) {
    return steps
        .filter(step -> plan.at(step).filter(due -> due.bn().contains(bn)).isPresent())
        .boxed()
        .toList();
  }

  /**
   * The evaluations of an instance in this mode, one for each of {@link #steps}; all NaN where one
   * is missing or could not be made, so that its neighbours do not pass for successive ones.
   */
  List<double[]> evaluations(int instance, BnMode bn) {
    return evaluations(instance, bn, steps(bn));
  }

  /** Likewise, after these steps. */
  List<double[]> evaluations(int instance, BnMode bn, List<Long> steps) {
    NavigableMap<Long, double[]> series = scores.series(instance, bn);
    return steps.stream().map(step -> series.getOrDefault(step, scores.unscored())).toList();
  }

  /**
   * No scores where an evaluation is missing: the others would favour whoever was trained last.
   * Children of smaller groups are averaged over their own group's cycle, which is shorter.
   */
  private double[] cycleMean(NavigableMap<Long, double[]> series, int evaluations) {
    List<double[]> within =
        cycleSteps().stream()
            .filter(series::containsKey)
            .map(step -> scores.withinOwnCycle(series.get(step), step))
            .toList();
    return Series.cycleMean(within, evaluations).orElseGet(scores::unscored);
  }
}
