package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.sampler.plan.StagePlan;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dry runs of the paper's specs at their full scale, by what answers {@code POST /plans}. */
class PaperSpecsTest {
  private static final Path FOLDER = Path.of("..", "examples", "paper");

  /*
   * 50,000 images in batches of 256 are 196 steps an epoch: 39,200 steps and 10,000,000 images in
   * 200 epochs. An imported truth is an instance that trains nothing. Ten super-nets whose 64
   * children are scored on 10,000 images after each of 64 steps, the last time in two modes, score
   * 10 * 64 * 65 * 10,000 = 416,000,000. Groups of m = 1, 2, 4, .. 64 are 127 trainings an instance.
   */
  private static final Map<String, Figures> CALCULATED =
      Map.of(
          // 10 * 64 trainings, each scored once
          "ground-truth",
          new Figures(10, 640, 25_088_000, 6_400_000_000L, 640, 6_400_000),
          // 199 epochs before the last, 127 of the last steps before it, and that one in two modes
          "different-seeds",
          new Figures(11, 10, 392_000, 100_000_000, 3_270, 2_099_200_000),
          // 2 * 10 trainings: 199 epochs, 63 steps, and the last step in two modes
          "different-orders",
          new Figures(21, 20, 784_000, 200_000_000, 5_260, 3_379_200_000L),
          "groups-random",
          new Figures(71, 1_270, 49_784_000, 12_700_000_000L, 81_280, 2_912_000_000L),
          "groups-sequential",
          new Figures(71, 1_270, 49_784_000, 12_700_000_000L, 81_280, 2_912_000_000L),
          // 10 * (1 shared + 62 of friends + 4 of enemies)
          "groups-interference",
          new Figures(71, 670, 26_264_000, 6_700_000_000L, 42_880, 2_912_000_000L),
          // 5 * 10 trainings of 2000 epochs
          "prefix",
          new Figures(51, 50, 19_600_000, 5_000_000_000L, 3_200, 2_080_000_000),
          // 10 trainings, and 2 * 10 * 64 of 32 full batches, scored after each
          "fine-tuning",
          new Figures(31, 1_290, 432_960, 110_485_760, 40_980, 428_800_000),
          // 10 trainings of 200 epochs and 10 of 2000
          "longer-training",
          new Figures(21, 20, 4_312_000, 1_100_000_000, 1_280, 832_000_000),
          // 2 * 10 trainings, 64 steps in three modes
          "batch-norm",
          new Figures(21, 20, 784_000, 200_000_000, 1_280, 2_457_600_000L));

  /** What a plan adds up to. */
  private record Figures(
      long instances,
      long trainings,
      long steps,
      long imagesToTrain,
      long snapshots,
      long imagesToScore) {

    static Figures of(PlanView plan) {
      return new Figures(
          plan.instances(),
          plan.trainings(),
          plan.steps(),
          plan.imagesToTrain(),
          plan.snapshots(),
          plan.imagesToScore());
    }
  }

  static Set<String> names() {
    return CALCULATED.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPaperSpecIsPlannedAsCalculated(String name) throws Exception {
    PlanView plan = PlanView.of(spec(name));

    assertThat(plan.id()).startsWith("paper-" + name + "-");
    assertThat(plan.space().children()).isEqualTo(64);
    assertThat(Figures.of(plan)).isEqualTo(CALCULATED.get(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void stagesThatWaitForNoOthersArePlannedToTheLastTraining(String name) throws Exception {
    ExperimentSpec spec = spec(name);

    List<StagePlan> plans = ExperimentPlan.of(PlanView.of(spec).id(), spec, 32);

    assertThat(plans)
        .extracting(plan -> plan.planned().stage())
        .containsExactlyInAnyOrderElementsOf(
            spec.stages().stream()
                .filter(stage -> StageGraph.needs(stage).isEmpty())
                .map(StageSpec::name)
                .toList());
    assertThat(plans)
        .allSatisfy(
            plan ->
                assertThat((long) plan.trainings().size())
                    .isEqualTo(
                        StageOutline.trainings(spec.stage(plan.planned().stage()), spec.space())));
  }

  @Test
  void everyPaperSpecHasItsFigures() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              names().stream().map(name -> name + ".yaml").toList());
    }
  }

  @Test
  void snapshotsOfThePapersSuperNetTakeAsMuchAsCalculated() throws Exception {
    // Stem: 27 * 48 + 9 * 48 * 48 weights, 2 * 4 * 48 of batch norms.
    // Into 4 cells: 48 * 16 + 3 * 32 * 16 weights, 4 * 2 * 16 statistics.
    // Each of 4 * 3 edges: pool 2 * 16, sep 3x3 2 * (9 * 16 + 16 * 16 + 2 * 16), sep 5x5
    // 2 * (25 * 16 + 16 * 16 + 2 * 16), dil 5x5 half of that. Classifier: 32 * 10 + 10.
    long values = 22_416 + 2_432 + 12 * (32 + 864 + 1_376 + 688) + 330;
    // Arrays of 65 bytes more, statistics of a batch norm one: stem 2 + 2 * 3, into cells 4 * 2,
    // edges
    // 12 * (1 + 6 + 6 + 3), classifier 2.
    long arrays = 8 + 8 + 192 + 2;

    assertThat(PlanView.of(spec("different-seeds")).snapshotBytes())
        .isEqualTo(3_270 * (4 * values + 65 * arrays));
  }

  private static ExperimentSpec spec(String name) throws Exception {
    try (InputStream body = Files.newInputStream(FOLDER.resolve(name + ".yaml"))) {
      return new SpecBody(new SpecReader(SpecLimits.DEFAULT)).read(body, null);
    }
  }
}
