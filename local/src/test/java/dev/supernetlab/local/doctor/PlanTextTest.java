package dev.supernetlab.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.sampler.PlanView;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final String SPEC =
      """
      name: tiny
      data: {set: generated, pool: 4, validation: {from: train, images: 100}}
      space: {nodes: 1, operators: [skip_connect, max_pool_3x3], cells: 1, channels: 4}
      training: {batch: 10}
      stages:
        - {name: truth, kind: ground-truth, instances: 2, length: {steps: 100}}
        - name: shared
          kind: super-net
          instances: 1
          length: {steps: 300}
          evaluation: {dense: {cycles: 2}}
      vary: {field: stages.shared.training.batch, values: [10, 20]}
      """;

  @Test
  void everyStageAndArmHasItsSizeAndItsTime() throws Exception {
    PlanView plan =
        PlanView.of(new SpecReader(SpecLimits.DEFAULT).read(SPEC, SpecReader.Format.YAML));

    List<String> lines = PlanText.of(plan, new PlanText.Speed(2, 100, 200, 400));

    assertThat(lines.get(0)).matches("tiny-[0-9a-f]{12}");
    assertThat(lines.get(2).split(" +"))
        .containsExactly("", "truth", "2", "4", "100", "4,000", "4", "400", "0:21", "min");
    assertThat(lines.get(3).split(" +"))
        .containsExactly("", "shared-10", "1", "1", "300", "3,000", "4", "800", "0:32", "min");
    assertThat(lines.get(4).split(" +"))
        .containsExactly("", "shared-20", "1", "1", "300", "6,000", "4", "800", "1:02", "min");
    assertThat(lines.get(5)).contains("13,000").endsWith("1:55 min");
    assertThat(lines.get(6)).startsWith("  1,000 steps. Snapshots take about 0.1 MiB");
    assertThat(lines.get(7)).matches("  A trainer needs about [\\d.]+ MiB with one training.*");
  }
}
