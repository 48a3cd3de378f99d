package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotEvaluated.Score;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.sampler.learn.Round;
import dev.supernetlab.sampler.learn.RoundSampler;
import dev.supernetlab.sampler.plan.TrainingPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * How far the trainings are whose orders learn. Nothing of it needs to be kept: whoever begins
 * again from the scores on the log comes to the same rounds. Belongs to the thread that plans.
 */
final class Rounds {
  private final int stepsPerEvent;
  private final Map<String, Progress> trainings = new HashMap<>();

  Rounds(int stepsPerEvent) {
    this.stepsPerEvent = stepsPerEvent;
  }

  /** The first round of a training. */
  Stream<ChildrenSampled> first(TrainingPlan plan) {
    Progress progress = new Progress(plan.sampler());
    trainings.put(plan.planned().trainingId(), progress);
    return plan.steps(0, progress.round, stepsPerEvent);
  }

  /**
   * The round that follows from the last scores; nothing if that has been asked before. Of a
   * training that nothing is known of, as after a restart, it is found again what was decided from
   * all scores; rounds before the last have been ordered then, or they would not be scored.
   *
   * @param scores what is on the log of a 0-based round's end; null: nothing yet
   */
  Stream<ChildrenSampled> due(TrainingPlan plan, LongFunction<SnapshotEvaluated> scores) {
    Progress progress =
        trainings.computeIfAbsent(plan.planned().trainingId(), id -> new Progress(plan.sampler()));
    long before = progress.number;
    while (progress.number < plan.rounds() - 1 && scores.apply(progress.number) != null) {
      progress.round =
          progress.sampler.next(
              accuracies(
                  scores.apply(progress.number), plan.order().rounds().bn(), progress.round));
      progress.number++;
    }
    return progress.number == before
        ? Stream.empty()
        : plan.steps(progress.number, progress.round, stepsPerEvent);
  }

  /** Forgets a training, so that it is found again what is due. */
  void forget(String trainingId) {
    trainings.remove(trainingId);
  }

  /** Of the children that the round asked for, in its order, whatever else was scored. */
  private static Map<String, Double> accuracies(SnapshotEvaluated event, BnMode bn, Round round) {
    Map<String, Double> all = new HashMap<>();
    event.scores().stream()
        .filter(scores -> scores.bn() == bn)
        .flatMap(scores -> scores.children().stream())
        .filter(score -> score.total() > 0)
        .forEach(score -> all.put(score.child(), accuracy(score)));
    Map<String, Double> asked = new LinkedHashMap<>();
    List<String> children = round.scored();
    children.stream().filter(all::containsKey).forEach(c -> asked.put(c, all.get(c)));
    return asked;
  }

  private static double accuracy(Score score) {
    return (double) score.correct() / score.total();
  }

  /** The last round that was decided, and its 0-based number. */
  private static final class Progress {
    private final RoundSampler sampler;
    private Round round;
    private long number;

    Progress(RoundSampler sampler) {
      this.sampler = sampler;
      this.round = sampler.next(Map.of());
    }
  }
}
