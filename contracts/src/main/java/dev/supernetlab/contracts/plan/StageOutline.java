package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;

/**
 * The size of a stage.
 *
 * @param children children that are scored
 * @param instances repetitions
 * @param groups trainings of one instance; 0 if nothing is trained, as of an imported ground truth
 * @param childrenPerTraining children that share one training's weights; of the largest group
 * @param stepsPerTraining steps of each training
 * @param snapshotsPerTraining snapshots, each scored once; those for an order that learns included
 * @param imagesToTrain images of all trainings together
 * @param imagesToScore images times children times BN modes of all snapshots together
 */
public record StageOutline(
    int children,
    int instances,
    int groups,
    int childrenPerTraining,
    long stepsPerTraining,
    int snapshotsPerTraining,
    long imagesToTrain,
    long imagesToScore) {

  /**
   * The size of a valid stage.
   *
   * @throws ArithmeticException if a number does not fit its type, which the limits on specs
   *     exclude
   */
  public static StageOutline of(
      StageSpec stage, DataSpec data, SpaceSpec space, TrainingSpec training) {
    if (stage.imported() != null) {
      int known = ImportedTruth.children(stage.imported()).size();
      return new StageOutline(known, stage.instances(), 0, 1, 0, 0, 0, 0);
    }
    TrainingSpec options = stage.trainingOr(training);
    int children = Children.scored(stage.evaluation(), space).size();
    int perTraining = childrenPerTraining(stage, space);
    long steps = steps(stage, data, space, training);
    SnapshotPlan snapshots =
        SnapshotPlan.of(stage.evaluation(), perTraining, steps, stepsPerEpoch(data, options));
    RoundPlan rounds = new RoundPlan(stage.order().rounds(), steps, snapshots);
    long scorings = Math.multiplyExact((long) stage.instances() * children, snapshots.scorings());
    scorings =
        Math.addExact(
            scorings, Math.multiplyExact(trainings(stage, space), rounds.scorings(perTraining)));
    return new StageOutline(
        children,
        stage.instances(),
        groups(stage, space),
        perTraining,
        steps,
        Math.toIntExact(snapshots.count() + rounds.own().count()),
        Math.multiplyExact(
            stage.instances(), imagesOfInstance(stage, steps, data, space, training)),
        Math.multiplyExact(scorings, (long) imagesPerScoring(stage.evaluation(), data)));
  }

  /** Images that the trainings of one instance train on in so many steps each. */
  public static long imagesOfInstance(
      StageSpec stage, long steps, DataSpec data, SpaceSpec space, TrainingSpec training) {
    return Math.multiplyExact(
        imagesOf(steps, data, stage.trainingOr(training)),
        (long) childrenPerStep(stage, space) * groups(stage, space));
  }

  /** Images that a child is scored on. */
  public static int imagesPerScoring(EvaluationSpec evaluation, DataSpec data) {
    return (evaluation.on() == EvaluationSpec.On.TEST ? data.test() : data.validation()).images();
  }

  /** Trainings of the whole stage. */
  public long trainings() {
    return (long) instances * groups;
  }

  /** Trainings of a whole stage. */
  public static long trainings(StageSpec stage, SpaceSpec space) {
    return stage.imported() != null ? 0 : (long) stage.instances() * groups(stage, space);
  }

  /** Trainings of one instance; children that share nothing are only trained to be scored. */
  private static int groups(StageSpec stage, SpaceSpec space) {
    return GroupSizes.groups(
        stage.sharing(),
        stage.sharing().policy() == StageSpec.Policy.NONE
            ? Children.scored(stage.evaluation(), space).size()
            : Children.count(space).intValueExact());
  }

  /** Steps of each training of a stage; 0 if nothing is trained. */
  public static long steps(StageSpec stage, DataSpec data, SpaceSpec space, TrainingSpec training) {
    if (stage.imported() != null) {
      return 0;
    }
    int children = childrenPerTraining(stage, space);
    return stage
        .length()
        .steps(
            children,
            childrenPerStep(stage, space),
            stepsPerEpoch(data, stage.trainingOr(training)));
  }

  /** Children that share the weights of the largest training of a stage: its order cycle. */
  public static int childrenPerTraining(StageSpec stage, SpaceSpec space) {
    return GroupSizes.largest(stage.sharing(), Children.count(space).intValueExact());
  }

  /** Steps that the learning rate of a stage's trainings is laid out for. */
  public static long scheduleSteps(
      StageSpec stage, DataSpec data, SpaceSpec space, TrainingSpec training) {
    return stage
        .length()
        .scheduleSteps(
            childrenPerTraining(stage, space),
            childrenPerStep(stage, space),
            stepsPerEpoch(data, stage.trainingOr(training)));
  }

  private static int childrenPerStep(StageSpec stage, SpaceSpec space) {
    return stage
        .order()
        .childrenPerStep(childrenPerTraining(stage, space), space.operators().size());
  }

  /** Steps of one pass over the training images. */
  public static int stepsPerEpoch(DataSpec data, TrainingSpec training) {
    return training.stepsPerEpoch(data.train().images());
  }

  /** Images of so many steps; the last batch of an epoch may be smaller. */
  public static long imagesOf(long steps, DataSpec data, TrainingSpec training) {
    int perEpoch = stepsPerEpoch(data, training);
    int images = Math.min(data.train().images(), perEpoch * training.batch());
    return Math.addExact(
        Math.multiplyExact(steps / perEpoch, (long) images),
        Math.min(steps % perEpoch * training.batch(), images));
  }
}
