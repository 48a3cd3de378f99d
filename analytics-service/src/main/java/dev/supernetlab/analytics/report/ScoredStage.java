package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
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
  private final SnapshotPlan plan;
  private final List<Ranking> rankings = new ArrayList<>();

  /**
   * One way to score.
   *
   * @param key in JSON: lastStep, cycle, recalibrated, recalibratedCycle
   * @param words as they fit after "scored"
   * @param evaluations that each score is the mean of
   * @param instances the scores of every instance; all NaN for one without
   */
  record Ranking(String key, String words, BnMode bn, int evaluations, List<double[]> instances) {}

  /**
   * A stage.
   *
   * @param cycle steps of an order cycle: children that share the weights of the largest training
   */
  ScoredStage(StageSpec spec, int cycle, StageScores scores) {
    this.spec = spec;
    this.cycle = cycle;
    this.scores = scores;
    this.plan = SnapshotPlan.of(spec.evaluation(), cycle, scores.lastStep());
    for (BnMode bn : scores.modes()) {
      rankings.add(lastStep(bn));
      cycle(bn).ifPresent(rankings::add);
    }
  }

  StageSpec spec() {
    return spec;
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
    boolean running = bn == BnMode.RUNNING;
    return new Ranking(
        running ? "lastStep" : "recalibrated",
        running
            ? "after the last step with the shared batch statistics"
            : "with each child's own batch statistics",
        bn,
        1,
        scores.last(bn));
  }

  private Optional<Ranking> cycle(BnMode bn) {
    EvaluationSpec.Dense dense = spec.evaluation().dense();
    if (dense == null || !dense.bn().contains(bn)) {
      return Optional.empty();
    }
    int evaluations = evaluationsOfCycle();
    boolean running = bn == BnMode.RUNNING;
    return Optional.of(
        new Ranking(
            running ? "cycle" : "recalibratedCycle",
            (evaluations == cycle
                    ? "over the last order cycle"
                    : "over %d of the %d steps of the last order cycle"
                        .formatted(evaluations, cycle))
                + (running
                    ? " with the shared batch statistics"
                    : " with each child's own batch statistics"),
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

  /** Evaluations within the last cycle of a whole training. */
  int evaluationsOfCycle() {
    return (int) lastSteps(1).filter(step -> plan.at(step).isPresent()).count();
  }

  private LongStream lastSteps(int cycles) {
    long last = scores.lastStep();
    return LongStream.rangeClosed(Math.max(1, last - (long) cycles * cycle + 1), last);
  }

  /** Steps after which whole trainings are scored in this mode, in order. */
  List<Long> steps(BnMode bn) {
    EvaluationSpec.Dense dense = spec.evaluation().dense();
    return lastSteps(dense == null ? 1 : dense.cycles())
        .filter(step -> plan.at(step).filter(due -> due.bn().contains(bn)).isPresent())
        .boxed()
        .toList();
  }

  /**
   * The evaluations of an instance in this mode, one for each of {@link #steps}; all NaN where one
   * is missing or could not be made, so that its neighbours do not pass for successive ones.
   */
  List<double[]> evaluations(int instance, BnMode bn) {
    NavigableMap<Long, double[]> series = scores.series(instance, bn);
    return steps(bn).stream().map(step -> series.getOrDefault(step, scores.unscored())).toList();
  }

  /**
   * No scores where an evaluation is missing: the others would favour whoever was trained last.
   * Children of smaller groups are averaged over their own group's cycle, which is shorter.
   */
  private double[] cycleMean(NavigableMap<Long, double[]> series, int evaluations) {
    long last = scores.lastStep();
    List<double[]> within =
        series.subMap(last - cycle, false, last, true).entrySet().stream()
            .filter(scored -> plan.at(scored.getKey()).isPresent())
            .map(scored -> scores.withinOwnCycle(scored.getValue(), scored.getKey()))
            .toList();
    return Series.cycleMean(within, evaluations).orElseGet(scores::unscored);
  }
}
