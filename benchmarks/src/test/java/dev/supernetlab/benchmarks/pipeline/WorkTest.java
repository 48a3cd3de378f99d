package dev.supernetlab.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.benchmarks.Network;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTest {

  @ParameterizedTest
  @ValueSource(strings = {"paper", "small", "quickstart"})
  void everyNetworksWorkIsASpecThatALabTakes(String network) throws Exception {
    Work work = Work.of(Network.named(network), 2);
    SpecReader reader = new SpecReader(SpecLimits.DEFAULT);
    for (ExperimentSpec spec : new ExperimentSpec[] {work.measured(), work.warmUp()}) {
      String json = JsonCodec.JSON.writeValueAsString(spec);
      assertThat(reader.read(json, SpecReader.Format.JSON)).isEqualTo(spec);
    }
  }

  @Test
  void theWarmUpTrainsHalfAsMuchOnTheSameImages() {
    Work work = Work.of(Network.named("small"), 2);
    assertThat(work.warmUp().data()).isEqualTo(work.measured().data());
    assertThat(work.warmUp().space()).isEqualTo(work.measured().space());
    assertThat(outline(work.warmUp()).imagesToTrain() * 2)
        .isEqualTo(outline(work.measured()).imagesToTrain());
  }

  private static StageOutline outline(ExperimentSpec spec) {
    return StageOutline.of(spec.stages().get(0), spec.data(), spec.space(), spec.training());
  }
}
