package dev.supernetlab.supernet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeededValuesTest {
  private final Parameter weight = weight("cell0.pre.conv");

  @Test
  void valuesAreAFunctionOfSeedAndName() {
    float[] values = new SeededValues(7).of(weight);
    assertThat(new SeededValues(7).of(weight("cell0.pre.conv"))).isEqualTo(values);
    assertThat(new SeededValues(8).of(weight)).isNotEqualTo(values);
    assertThat(new SeededValues(7).of(weight("cell1.pre.conv"))).isNotEqualTo(values);
  }

  @Test
  void valuesStayTheSameFromVersionToVersion() {
    float[] values = new SeededValues(7).of(weight);
    assertThat(values).startsWith(0.09698988f, 0.096822456f, -0.020927217f);
  }

  @Test
  void weightsAreUniformWithinOneOverTheRootOfFanIn() {
    float[] values = new SeededValues(7).of(weight);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      assertThat(value).isBetween(-0.125f, 0.125f);
      sum += value;
      squares += value * value;
    }
    assertThat(sum / values.length).isBetween(-0.01, 0.01);
    assertThat(Math.sqrt(squares / values.length)).isBetween(0.068, 0.077);
  }

  @Test
  void batchNormalisationStartsAsTheIdentity() {
    SeededValues seeded = new SeededValues(7);
    assertThat(seeded.of(new Parameter("a", Parameter.Kind.STATISTICS, List.of(2, 2), 0)))
        .containsExactly(0, 0, 1, 1);
    assertThat(seeded.of(new Parameter("a", Parameter.Kind.SCALE, List.of(2), 0)))
        .containsExactly(1, 1);
    assertThat(seeded.of(new Parameter("a", Parameter.Kind.SHIFT, List.of(2), 0)))
        .containsExactly(0, 0);
  }

  private static Parameter weight(String name) {
    return new Parameter(name, Parameter.Kind.CONVOLUTION, List.of(64, 32), 64);
  }
}
