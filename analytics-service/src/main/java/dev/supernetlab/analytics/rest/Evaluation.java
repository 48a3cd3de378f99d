package dev.supernetlab.analytics.rest;

import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import java.util.List;
import java.util.Locale;

/**
 * The scores of one snapshot, as they are shown.
 *
 * @param step finished steps
 * @param lastTrained label of the child trained last
 * @param failure null, or why there are no scores
 * @param provenance what has scored it; null where nothing has, or where its event does not tell
 */
record Evaluation(
    String stage,
    int instance,
    int group,
    long step,
    long epoch,
    String lastTrained,
    String kind,
    String on,
    List<Scores> scores,
    String failure,
    SnapshotEvaluated.Provenance provenance) {

  /** All children in one BN mode. */
  record Scores(String bn, List<Score> children) {}

  /**
   * One child's score.
   *
   * @param accuracy correct / total, a fraction 0..1; null if nothing was scored
   * @param meanLoss in nats; null where it was not finite
   */
  record Score(String child, int correct, int total, Double accuracy, Double meanLoss) {}

  /** In this BN mode, or in all where it is null. */
  static Evaluation of(SnapshotEvaluated event, BnMode bn) {
    TrainingId id = TrainingId.parse(event.trainingId());
    return new Evaluation(
        id.stage(),
        id.instance(),
        id.group(),
        event.step(),
        event.epoch(),
        event.lastTrained(),
        event.kind().name().toLowerCase(Locale.ROOT),
        event.on().name().toLowerCase(Locale.ROOT),
        event.scores().stream()
            .filter(s -> bn == null || s.bn() == bn)
            .map(
                s -> new Scores(s.bn().label(), s.children().stream().map(Evaluation::of).toList()))
            .toList(),
        event.failure(),
        event.provenance());
  }

  private static Score of(SnapshotEvaluated.Score score) {
    Double accuracy =
        score.total() == 0 ? null : (Double) ((double) score.correct() / score.total());
    return new Score(score.child(), score.correct(), score.total(), accuracy, score.meanLoss());
  }

  static Csv csv(java.io.Writer writer) {
    return new Csv(
        writer,
        "stage",
        "instance",
        "group",
        "step",
        "epoch",
        "lastTrained",
        "kind",
        "on",
        "bn",
        "child",
        "correct",
        "total",
        "accuracy",
        "meanLoss",
        "kernels",
        "device");
  }

  void writeTo(Csv csv) {
    for (Scores mode : scores) {
      for (Score s : mode.children()) {
        csv.line(
            stage,
            instance,
            group,
            step,
            epoch,
            lastTrained,
            kind,
            on,
            mode.bn(),
            s.child(),
            s.correct(),
            s.total(),
            s.accuracy(),
            s.meanLoss(),
            provenance == null ? null : provenance.kernels(),
            provenance == null ? null : provenance.device());
      }
    }
  }
}
