package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A super-net stage and the ways in which its children can be scored, each with one array of scores
 * per instance.
 */
final class ScoredStage {
  private final StageSpec spec;
  private final StageScores scores;
  private final List<Ranking> rankings = new ArrayList<>();

  /**
   * One way to score.
   *
   * @param key in JSON: lastStep, cycle, recalibrated, recalibratedCycle
   * @param words as they fit after "scored"
   * @param evaluations that each score is the mean of
   * @param instances the scores of each instance
   */
  record Ranking(String key, String words, BnMode bn, int evaluations, List<double[]> instances) {}

  ScoredStage(StageSpec spec, StageScores scores) {
    this.spec = spec;
    this.scores = scores;
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
        scores.instances(bn).stream().map(instance -> scores.last(instance, bn)).toList());
  }

  private Optional<Ranking> cycle(BnMode bn) {
    EvaluationSpec.Dense dense = spec.evaluation().dense();
    if (dense == null || !dense.bn().contains(bn)) {
      return Optional.empty();
    }
    int evaluations = Math.max(1, scores.children().size() / dense.every());
    Set<Integer> instances = scores.instances(bn);
    List<double[]> means =
        instances.stream()
            .map(i -> Series.cycleMean(List.copyOf(scores.series(i, bn).values()), evaluations))
            .map(mean -> mean.orElse(Truth.unknown(scores.children().size())))
            .toList();
    boolean running = bn == BnMode.RUNNING;
    return Optional.of(
        new Ranking(
            running ? "cycle" : "recalibratedCycle",
            running
                ? "over the last order cycle with the shared batch statistics"
                : "over the last order cycle with each child's own batch statistics",
            bn,
            evaluations,
            means));
  }
}
