package dev.supernetlab.sampler;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.plan.SpaceOutline;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an experiment would do.
 *
 * @param id the experiment's id, if it were submitted
 * @param snapshotBytes of all snapshots together, about
 */
public record PlanView(
    String id,
    long instances,
    long trainings,
    long steps,
    long snapshots,
    long imagesToTrain,
    long imagesToScore,
    long snapshotBytes,
    TrainerMemory trainerMemory,
    SpaceOutline space,
    List<Stage> stages) {

  /** One stage's part. */
  public record Stage(String name, StageSpec.Kind kind, StageOutline plan) {}

  /** The plan of a valid spec. */
  public static PlanView of(ExperimentSpec spec) {
    List<Stage> stages =
        spec.stages().stream()
            .map(
                s ->
                    new Stage(
                        s.name(),
                        s.kind(),
                        StageOutline.of(s, spec.data(), spec.space(), spec.training())))
            .toList();
    return new PlanView(
        ExperimentId.of(spec),
        sum(stages, StageOutline::instances),
        sum(stages, StageOutline::trainings),
        sum(stages, plan -> plan.trainings() * plan.stepsPerTraining()),
        sum(stages, plan -> plan.trainings() * plan.snapshotsPerTraining()),
        sum(stages, StageOutline::imagesToTrain),
        sum(stages, StageOutline::imagesToScore),
        spec.stages().stream().mapToLong(s -> StageWeights.of(s, spec).snapshotBytes()).sum(),
        TrainerMemory.of(spec),
        SpaceOutline.of(spec.space()),
        stages);
  }

  private static long sum(List<Stage> stages, ToLongFunction<StageOutline> size) {
    return stages.stream().map(Stage::plan).mapToLong(size).sum();
  }
}
