package dev.supernetlab.local.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.kernels.Device;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineProbeTest {
  private static final String SPEC =
      """
      name: tiny
      data: {set: fashion-mnist, pool: 4}
      space: {nodes: 1, operators: [skip_connect, max_pool_3x3], cells: 1, channels: 4}
      training: {batch: 8}
      stages:
        - {name: truth, kind: ground-truth, instances: 1, length: {steps: 10}}
      """;

  @Test
  void theChosenKernelsAndWhyNotTheOthersAreTold() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new EngineProbe(new PrintStream(output, true, UTF_8)).tellKernels();
    assertThat(output.toString(UTF_8).lines())
        .satisfiesExactly(
            line ->
                assertThat(line).isEqualTo("> backend    ND4J's CpuBackend on " + Device.name()),
            line -> assertThat(line).matches("> kernels    cpu/.* bits\\), the fastest that works"),
            line -> assertThat(line).endsWith(" portable/CpuBackend works too, slower"),
            line -> assertThat(line).contains("no CUDA: this build is for processors"));
  }

  @ParameterizedTest
  @EnumSource
  void theNetworkOfASpecIsMeasuredOnGeneratedImages(Throughput.Work work) throws Exception {
    ExperimentSpec spec = new SpecReader(SpecLimits.DEFAULT).read(SPEC, SpecReader.Format.YAML);
    assertThat(new Throughput(spec).imagesPerSecond(work, 2, 0.01)).isPositive();
  }
}
