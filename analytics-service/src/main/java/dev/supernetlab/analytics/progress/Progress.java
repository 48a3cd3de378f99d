package dev.supernetlab.analytics.progress;

import dev.supernetlab.analytics.report.State;
import java.util.List;

/**
 * How far an experiment is.
 *
 * @param state planned, running, completed, failed or cancelled
 * @param failure null, or why there is no complete result
 * @param imagesTrainedPerSecond over the last half minute, all trainers together; null while not
 *     known
 * @param imagesScoredPerSecond likewise
 * @param etaSeconds until all stages are trained and scored; null while not known
 * @param stages those that are planned, in the order of the spec
 */
public record Progress(
    String experiment,
    State state,
    String failure,
    Double imagesTrainedPerSecond,
    Double imagesScoredPerSecond,
    Double etaSeconds,
    List<StageProgress> stages) {

  /**
   * How far a stage is.
   *
   * @param state planned, running, or completed: no evaluation is missing but of failed trainings
   * @param steps finished, over all trainings
   * @param snapshotsScored evaluations that are in
   * @param imagesScored over all children and BN modes
   */
  public record StageProgress(
      String stage,
      String state,
      int trainings,
      int trainingsCompleted,
      int trainingsFailed,
      long steps,
      long stepsTotal,
      long imagesTrained,
      long imagesToTrain,
      long snapshotsScored,
      long snapshotsTotal,
      long imagesScored,
      long imagesToScore) {}
}
