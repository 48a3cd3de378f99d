package dev.supernetlab.sampler.plan;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingPlanned.Seeds;
import dev.supernetlab.sampler.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {
  private static final String ID = "small-0123456789ab";
  private final List<StagePlan> plan = ExperimentPlan.of(ID, Specs.read(Specs.SMALL), 32);
  private final StagePlan shared = plan.get(0);
  private final StagePlan truth = plan.get(1);

  @Test
  void superNetsComeFirst() {
    assertThat(plan)
        .extracting(stage -> stage.planned().stage())
        .containsExactly("shared", "truth");
  }

  @Test
  void aSuperNetHasOneTrainingPerInstance() {
    assertThat(shared.planned().trainings())
        .containsExactly(ID + "/shared/0/0", ID + "/shared/1/0", ID + "/shared/2/0");
    assertThat(shared.trainings())
        .allSatisfy(
            training -> {
              assertThat(training.planned().children()).hasSize(8).startsWith("111", "112");
              assertThat(training.planned().steps()).isEqualTo(80);
            });
  }

  @Test
  void aGroundTruthHasOneTrainingPerInstanceAndChild() {
    assertThat(truth.planned().trainings())
        .hasSize(16)
        .startsWith(ID + "/truth/0/0", ID + "/truth/0/1")
        .endsWith(ID + "/truth/1/7");
    assertThat(truth.trainings().get(1).planned().children()).containsExactly("112");
  }

  @Test
  void aStageTellsItsSize() {
    assertThat(shared.planned().children()).hasSize(8);
    assertThat(shared.planned().snapshotsPerTraining()).isEqualTo(8);
    // 63 batches make an epoch of 1000 images, its last one of 8.
    assertThat(shared.planned().imagesToTrain()).isEqualTo(3 * (1000 + 17 * 16));
    assertThat(shared.planned().imagesToScore()).isEqualTo(3 * 9 * 8 * 100);
    assertThat(truth.planned().imagesToScore()).isEqualTo(2 * 8 * 200);
  }

  @Test
  void onlySelectedChildrenArePlanned() {
    String spec =
        Specs.SMALL
            .replace("channels: 4", "channels: 4, children: {only: ['222', '121']}")
            .replace("stepsPerChild: 10", "stepsPerChild: 40");
    List<StagePlan> selected = ExperimentPlan.of(ID, Specs.read(spec), 32);

    assertThat(selected.get(0).planned().children()).containsExactly("121", "222");
    assertThat(selected.get(0).trainings().get(0).planned().steps()).isEqualTo(80);
    assertThat(selected.get(0).trainings().get(0).steps(32).flatMap(e -> e.steps().stream()))
        .allMatch(step -> step.equals(List.of("121")) || step.equals(List.of("222")));
    assertThat(selected.get(1).trainings())
        .extracting(t -> t.planned().children().get(0))
        .containsExactly("121", "222", "121", "222");
  }

  @Test
  void childrenOfStackedCellsAreSandwichedByWhatTheyCostOnTheirImages() {
    String spec =
        Specs.SMALL
            .replace("pool: 4", "pool: 1")
            .replace("skip_connect]", "sep_conv_3x3]")
            .replace("channels: 4", "channels: 4, stacks: 3")
            .replace("kind: super-net", "kind: super-net\n    order: {kind: sandwich, random: 1}");

    assertThat(
            ExperimentPlan.of(ID, Specs.read(spec), 32)
                .get(0)
                .trainings()
                .get(0)
                .steps(32)
                .flatMap(event -> event.steps().stream()))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step).hasSize(3).startsWith("222", "111"));
  }

  @Test
  void aCutoffEndsTrainingsButNotTheScheduleOfTheirLearningRate() {
    String spec = Specs.SMALL.replace("{steps: 10}", "{steps: 100, cutoffEpochs: 1}");
    TrainingPlanned cut =
        ExperimentPlan.of(ID, Specs.read(spec), 32).get(1).trainings().get(0).planned();

    assertThat(cut.steps()).isEqualTo(63);
    assertThat(cut.scheduleSteps()).isEqualTo(100);
    assertThat(truth.trainings().get(0).planned().scheduleSteps()).isNull();
  }

  @Test
  void childrenThatAreTrainedAloneShareTheSeedsOfTheirInstance() {
    assertThat(truth.trainings().stream().map(t -> t.planned().seeds()).collect(toSet()))
        .hasSize(2);
  }

  @Test
  void instancesStagesAndPurposesHaveDifferentSeeds() {
    List<Seeds> seeds =
        plan.stream()
            .flatMap(stage -> stage.trainings().stream())
            .map(training -> training.planned().seeds())
            .distinct()
            .toList();
    assertThat(seeds).hasSize(5);
    assertThat(
            seeds.stream()
                .flatMap(s -> List.of(s.weights(), s.order(), s.data(), s.augmentation()).stream()))
        .doesNotHaveDuplicates()
        .allMatch(seed -> seed >= 0 && seed < 1L << 53);
  }

  @Test
  void givenSeedsAreUsedByEveryStage() {
    List<StagePlan> given =
        ExperimentPlan.of(
            ID,
            Specs.read(Specs.SMALL + "seeds: {weights: [7, 8, 9], augmentation: [4, 5, 6]}\n"),
            32);

    assertThat(given.get(0).trainings())
        .extracting(t -> t.planned().seeds().weights())
        .containsExactly(7L, 8L, 9L);
    assertThat(given.get(0).trainings())
        .extracting(t -> t.planned().seeds().augmentation())
        .containsExactly(4L, 5L, 6L);
    assertThat(given.get(1).trainings().get(8).planned().seeds().weights()).isEqualTo(8);
    assertThat(given.get(0).trainings().get(0).planned().seeds().order())
        .isEqualTo(shared.trainings().get(0).planned().seeds().order());
  }

  @Test
  void derivedSeedsAreTheSameInEveryVersion() {
    // Python: int.from_bytes(sha256(b"1/shared/0/weights").digest()[:8], "big") >> 11
    assertThat(shared.trainings().get(0).planned().seeds())
        .isEqualTo(
            new Seeds(2369444745296042L, 8772360198523722L, 4360805448672090L, 8509956040133541L));
  }

  @Test
  void allStepsOfATrainingAreOrderedOnceAndInOrder() {
    TrainingPlan training = shared.trainings().get(1);

    List<ChildrenSampled> events = training.steps(32).toList();

    assertThat(events).extracting(ChildrenSampled::firstStep).containsExactly(0L, 32L, 64L);
    assertThat(events).extracting(event -> event.steps().size()).containsExactly(32, 32, 16);
    assertThat(events.stream().flatMap(event -> event.steps().stream()).limit(8).map(s -> s.get(0)))
        .containsExactlyInAnyOrderElementsOf(training.planned().children());
  }

  @Test
  void planningAgainGivesTheSame() {
    List<StagePlan> again = ExperimentPlan.of(ID, Specs.read(Specs.SMALL), 32);

    assertThat(partitions(again)).isEqualTo(partitions(plan));
    assertThat(events(again)).isEqualTo(events(plan));
  }

  private static List<Integer> partitions(List<StagePlan> plan) {
    return plan.stream()
        .flatMap(stage -> stage.trainings().stream())
        .map(TrainingPlan::partition)
        .toList();
  }

  private static List<TrainingPlanned> events(List<StagePlan> plan) {
    return plan.stream()
        .flatMap(stage -> stage.trainings().stream())
        .map(TrainingPlan::planned)
        .toList();
  }
}
