package dev.supernetlab.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void onAProcessorTheDeviceIsItsModel() {
    assertThat(Device.name()).isEqualTo(Processor.here().model()).isNotBlank();
  }

  @Test
  void onGpusTheDeviceIsTheFirst() {
    Map<String, Object> environment =
        Map.of(
            "cuda.devicesInformation",
            List.of(Map.of("cuda.deviceName", "NVIDIA A10"), Map.of("cuda.deviceName", "other")));
    assertThat(Device.gpu(environment)).isEqualTo("NVIDIA A10");
    assertThat(Device.gpu(Map.of())).isEqualTo("GPU");
  }

  @Test
  void ofAProcessorsFlagsThoseThatVectorCodeUsesAreTold() {
    assertThat(Processor.extensions("sse4_2 avx avx2 avx512f avx512bw fma"))
        .containsExactly("avx512f", "avx2", "fma");
    assertThat(new Processor("A", List.of("avx2", "fma"))).hasToString("A (avx2, fma)");
    assertThat(new Processor("A", List.of())).hasToString("A");
  }
}
