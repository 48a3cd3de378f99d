package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.spec.ExperimentSpec;
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
