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
 * @param groups trainings of one instance
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
    int children = Children.count(space).intValueExact();
    int perTraining = childrenPerTraining(stage, space);
    long steps = steps(stage, data, space, training);
    SnapshotPlan snapshots = SnapshotPlan.of(stage.evaluation(), perTraining, steps);
    int perStep = stage.order().childrenPerStep(perTraining, space.operators().size());
    long images = Math.multiplyExact(imagesOf(steps, data, training), (long) perStep);
    RoundPlan rounds = new RoundPlan(stage.order().rounds(), steps, snapshots);
    long scorings = Math.multiplyExact((long) stage.instances() * children, snapshots.scorings());
    scorings =
        Math.addExact(
            scorings, Math.multiplyExact(trainings(stage, space), rounds.scorings(perTraining)));
    int scored =
        (stage.evaluation().on() == EvaluationSpec.On.TEST ? data.test() : data.validation())
            .images();
    return new StageOutline(
        children,
        stage.instances(),
        GroupSizes.groups(stage.sharing(), children),
        perTraining,
        steps,
        Math.toIntExact(snapshots.count() + rounds.own().count()),
        Math.multiplyExact(trainings(stage, space), images),
        Math.multiplyExact(scorings, (long) scored));
  }

  /** Trainings of the whole stage. */
  public long trainings() {
    return (long) instances * groups;
  }

  /** Trainings of a whole stage. */
  public static long trainings(StageSpec stage, SpaceSpec space) {
    int children = Children.count(space).intValueExact();
    return (long) stage.instances() * GroupSizes.groups(stage.sharing(), children);
  }

  /** Steps of each training of a stage. */
  public static long steps(StageSpec stage, DataSpec data, SpaceSpec space, TrainingSpec training) {
    int children = childrenPerTraining(stage, space);
    return stage
        .length()
        .steps(children, childrenPerStep(stage, space), stepsPerEpoch(data, training));
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
            stepsPerEpoch(data, training));
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
