package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingPlanned.Seeds;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

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
   * The stages of an experiment that wait for no others. Super-nets come first: their many scorings
   * are most of the work, and evaluators can begin with them while the ground truth is trained.
   *
   * @param partitions of the topic of samples
   */
  public static List<StagePlan> of(String experimentId, ExperimentSpec spec, int partitions) {
    ExperimentPlan plan = new ExperimentPlan(experimentId, spec, partitions);
    return spec.stages().stream()
        .filter(stage -> StageGraph.needs(stage).isEmpty())
        .sorted(Comparator.comparing(stage -> stage.kind() == StageSpec.Kind.GROUND_TRUTH))
        .map(plan::stage)
        .toList();
  }

  /**
   * A stage that waited for others. Its trainings are spread over the partitions as if it were the
   * only one: when it begins, those before are done, and no matter which of several begins first.
   *
   * @param stage with what was found for it
   * @param start of each training by instance and label of its child; null: weights are seeded
   */
  public static StagePlan later(
      String experimentId,
      ExperimentSpec spec,
      StageSpec stage,
      Inheritance start,
      int partitions) {
    return new ExperimentPlan(experimentId, spec, partitions).stage(stage, start);
  }

  private StagePlan stage(StageSpec stage) {
    return stage(stage, null);
  }

  private StagePlan stage(StageSpec stage, Inheritance inheritance) {
    StageOutline outline = StageOutline.of(stage, spec.data(), spec.space(), spec.training());
    List<String> scored = scored(stage);
    List<List<String>> groups = groups(stage, scored);
    InstanceSeeds seeds = new InstanceSeeds(spec.seeds(), stage.seedName());
    List<TrainingPlan> trainings = new ArrayList<>();
    for (int instance = 0; instance < stage.instances(); instance++) {
      for (int group = 0; group < groups.size(); group++) {
        trainings.add(
            training(
                stage,
                new TrainingId(experimentId, stage.name(), instance, group),
                seeds.of(instance),
                groups.get(group),
                inheritance == null ? null : inheritance.of(instance, groups.get(group).get(0)),
                outline));
      }
    }
    List<Integer> sizes =
        stage.sharing().policy() == StageSpec.Policy.GROUP
            ? groups.stream().map(List::size).toList()
            : null;
    return new StagePlan(planned(stage, outline, trainings, scored, sizes), trainings);
  }

  /** The children that have scores, in enumeration order. */
  private List<String> scored(StageSpec stage) {
    return stage.imported() == null
        ? Children.scored(stage.evaluation(), spec.space())
        : Children.all(spec.space()).stream()
            .filter(Set.copyOf(ImportedTruth.children(stage.imported()))::contains)
            .toList();
  }

  /** The children of each training of an instance: none where nothing is trained. */
  private List<List<String>> groups(StageSpec stage, List<String> scored) {
    if (stage.imported() != null) {
      return List.of();
    }
    boolean alone = stage.sharing().policy() == StageSpec.Policy.NONE;
    return Groups.of(
        stage.sharing(), alone ? scored : Children.all(spec.space()), spec.seeds().base());
  }

  private TrainingPlan training(
      StageSpec stage,
      TrainingId id,
      Seeds seeds,
      List<String> children,
      TrainingPlanned.Start start,
      StageOutline outline) {
    int cycle = outline.childrenPerTraining();
    TrainingPlanned planned =
        new TrainingPlanned(
            experimentId,
            id.toString(),
            spec.data(),
            spec.space(),
            stage.trainingOr(spec.training()),
            stage.sharing().withinTraining(),
            stage.evaluation(),
            seeds,
            List.copyOf(children),
            outline.stepsPerTraining(),
            scheduleSteps(stage, outline.stepsPerTraining()),
            cycle == children.size() ? null : cycle,
            stage.order().rounds(),
            start);
    return new TrainingPlan(
        partitions.place(planned.steps()),
        planned,
        stage.order(),
        new TrainedChildren(new SearchSpace(spec.space()), ImageShape.of(spec.data()), children));
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
