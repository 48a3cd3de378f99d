package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.sharing.ShareNone;
import dev.supernetlab.supernet.space.SearchSpace;
import dev.supernetlab.supernet.train.WeightSizes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageWeightsTest {
  private static final String PRIVATE =
      """
      name: private
      data: {set: generated, pool: 4}
      space:
        nodes: 3
        operators: [max_pool_3x3, skip_connect, sep_conv_3x3, dil_conv_5x5]
        cells: %d
        channels: %d
      stages:
        - name: shared
          kind: super-net
          sharing: {policy: prefix, cells: 1}
          instances: 1
          length: {stepsPerChild: 1}
      """;

  @Test
  void childrenWithWeightsOfTheirOwnNeedMoreMemoryAndLargerSnapshots() {
    ExperimentSpec shared = Specs.read(Specs.SMALL);
    ExperimentSpec prefix =
        Specs.read(
            Specs.SMALL.replace(
                "kind: super-net", "kind: super-net\n    sharing: {policy: prefix, cells: 0}"));

    assertThat(TrainerMemory.of(prefix).peak()).isGreaterThan(TrainerMemory.of(shared).peak());
    assertThat(PlanView.of(prefix).snapshotBytes())
        .isGreaterThan(PlanView.of(shared).snapshotBytes());
  }

  @Test
  void childrenTrainedAloneAreAsLargeAsTheirOperatorsNotAsTheFirstChild() {
    ExperimentSpec spec =
        Specs.read(
            """
            name: alone
            data: {set: generated, pool: 4}
            space: {nodes: 2, operators: [skip_connect, sep_conv_3x3], cells: 1, channels: 4}
            stages:
              - name: truth
                kind: ground-truth
                instances: 2
                length: {steps: 10}
            """);
    SearchSpace space = new SearchSpace(spec.space());
    Blueprint blueprint = new Blueprint(space, ImageShape.of(spec.data()), 10);
    List<WeightSizes> each =
        space.children(8).stream()
            .map(child -> WeightSizes.of(blueprint, new ShareNone(), List.of(child)))
            .toList();

    StageWeights weights = StageWeights.of(spec.stage("truth"), spec);

    assertThat(weights.largest()).isEqualTo(each.get(7));
    assertThat(weights.snapshotBytes())
        .isEqualTo(2 * each.stream().mapToLong(WeightSizes::snapshotBytes).sum());
  }

  @Test
  void aSpecWhoseWeightsAreTooLargeIsRefusedWithTheFigures() throws Exception {
    StageWeights.check(Specs.read(PRIVATE.formatted(2, 4)));

    ExperimentSpec large = Specs.read(PRIVATE.formatted(6, 64));
    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> StageWeights.check(large));
    assertThat(refused.violations()).hasSize(1);
    assertThat(refused.getMessage())
        .matches(
            "/stages/0/sharing: the [\\d,]+ slots of a training make a checkpoint of [\\d,]+ MiB,"
                + " at most 1,024 MiB are allowed");
  }
}
