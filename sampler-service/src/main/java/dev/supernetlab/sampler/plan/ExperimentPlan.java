package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingPlanned.Seeds;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything an experiment will train: a function of its id, its spec and the number of partitions,
 * so that planning again gives the same events on the same partitions.
 */
public final class ExperimentPlan {
  private final String experimentId;
  private final ExperimentSpec spec;
  private final PartitionBalance partitions;

  private ExperimentPlan(String experimentId, ExperimentSpec spec, int partitions) {
    this.experimentId = experimentId;
    this.spec = spec;
    this.partitions = new PartitionBalance(partitions);
  }

  /**
   * The stages of an experiment. Super-nets come first: their many scorings are most of the work,
   * and evaluators can begin with them while the ground truth is trained.
   *
   * @param partitions of the topic of samples
   */
  public static List<StagePlan> of(String experimentId, ExperimentSpec spec, int partitions) {
    ExperimentPlan plan = new ExperimentPlan(experimentId, spec, partitions);
    return spec.stages().stream()
        .sorted(Comparator.comparing(stage -> stage.kind() == StageSpec.Kind.GROUND_TRUTH))
        .map(plan::stage)
        .toList();
  }

  private StagePlan stage(StageSpec stage) {
    StageOutline outline = StageOutline.of(stage, spec.data(), spec.space(), spec.training());
    List<String> children = Children.all(spec.space());
    List<List<String>> groups = Groups.of(stage.sharing(), children, spec.seeds().base());
    InstanceSeeds seeds = new InstanceSeeds(spec.seeds(), stage.name());
    List<TrainingPlan> trainings = new ArrayList<>();
    for (int instance = 0; instance < stage.instances(); instance++) {
      for (int group = 0; group < groups.size(); group++) {
        trainings.add(
            training(
                stage,
                new TrainingId(experimentId, stage.name(), instance, group),
                seeds.of(instance),
                groups.get(group),
                outline));
      }
    }
    List<Integer> sizes =
        stage.sharing().policy() == StageSpec.Policy.GROUP
            ? groups.stream().map(List::size).toList()
            : null;
    return new StagePlan(planned(stage, outline, trainings, children, sizes), trainings);
  }

  private TrainingPlan training(
      StageSpec stage, TrainingId id, Seeds seeds, List<String> children, StageOutline outline) {
    int cycle = outline.childrenPerTraining();
    TrainingPlanned planned =
        new TrainingPlanned(
            experimentId,
            id.toString(),
            spec.data(),
            spec.space(),
            spec.training(),
            stage.sharing().withinTraining(),
            stage.evaluation(),
            seeds,
            List.copyOf(children),
            outline.stepsPerTraining(),
            scheduleSteps(stage, outline.stepsPerTraining()),
            cycle == children.size() ? null : cycle,
            stage.order().rounds());
    return new TrainingPlan(
        partitions.place(planned.steps()),
        planned,
        stage.order(),
        new TrainedChildren(new SearchSpace(spec.space()), children));
  }

  /** Null where the schedule ends with the training. */
  private Long scheduleSteps(StageSpec stage, long steps) {
    long whole = StageOutline.scheduleSteps(stage, spec.data(), spec.space(), spec.training());
    return whole == steps ? null : whole;
  }

  private StagePlanned planned(
      StageSpec stage,
      StageOutline outline,
      List<TrainingPlan> trainings,
      List<String> children,
      List<Integer> groupSizes) {
    return new StagePlanned(
        experimentId,
        stage.name(),
        trainings.stream().map(training -> training.planned().trainingId()).toList(),
        children,
        outline.stepsPerTraining(),
        outline.snapshotsPerTraining(),
        outline.imagesToTrain(),
        outline.imagesToScore(),
        groupSizes);
  }
}
