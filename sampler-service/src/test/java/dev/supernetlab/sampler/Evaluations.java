package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotEvaluated.Score;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;

/** A spec whose order learns, and scores at the ends of its rounds. */
final class Evaluations {
  /** Rounds of 30, 30 and 20 steps. */
  static final String LEARNING =
      Specs.SMALL.replace(
          "kind: super-net",
          """
          kind: super-net
              order:
                kind: evolutionary
                rounds: {steps: 30, children: 4, bn: running}
                evolution: {population: 4, sample: 2}\
          """);

  static final ExperimentSpec SPEC = Specs.read(LEARNING);

  private Evaluations() {}

  /**
   * What is told when a round ends.
   *
   * @param correct images of 100 that the first child is right on; 7 less for each further one
   */
  static SnapshotEvaluated of(
      String experimentId, int instance, long round, List<String> children, int correct) {
    return of(experimentId, experimentId + "/shared/" + instance + "/0", round, children, correct);
  }

  /** What is told when a round of a training of any stage ends. */
  static SnapshotEvaluated of(
      String experimentId, String training, long round, List<String> children, int correct) {
    long step = 30 * (round + 1);
    List<Score> scores = new ArrayList<>();
    for (String child : children) {
      scores.add(new Score(child, Math.abs(correct - 7 * scores.size()), 100, 1.0));
    }
    return new SnapshotEvaluated(
        experimentId,
        training,
        SnapshotTaken.idOf(training, step),
        step,
        0,
        null,
        SnapshotTaken.Kind.PERIODIC,
        EvaluationSpec.On.VALIDATION,
        100,
        1,
        List.of(new SnapshotEvaluated.Scores(BnMode.RUNNING, scores)),
        null,
        null,
        round,
        null);
  }
}
