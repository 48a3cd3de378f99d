package dev.supernetlab.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import org.junit.jupiter.api.Test;

class ExperimentIdTest {
  private static final String SPEC =
      """
      name: a
      data: {set: mnist}
      space: {nodes: 1, operators: [skip_connect, avg_pool_3x3], cells: 1, channels: 4}
      stages: [{name: s, kind: super-net, instances: 1, length: {epochs: 1}}]
      """;

  @Test
  void anIdIsTheNameAndTwelveDigits() throws Exception {
    assertThat(ExperimentId.of(read(SPEC))).matches("a-[0-9a-f]{12}");
  }

  @Test
  void defaultsMayBeWrittenOut() throws Exception {
    assertThat(ExperimentId.of(read(SPEC + "seeds: {base: 1}\n")))
        .isEqualTo(ExperimentId.of(read(SPEC)));
  }

  @Test
  void anotherSpecHasAnotherId() throws Exception {
    assertThat(ExperimentId.of(read(SPEC + "seeds: {base: 2}\n")))
        .isNotEqualTo(ExperimentId.of(read(SPEC)));
  }

  @Test
  void aSuffixMakesAnotherExperimentOfTheSameSpec() throws Exception {
    ExperimentSpec spec = read(SPEC);
    String id = ExperimentId.of(spec);

    assertThat(ExperimentId.fits(id, spec)).isTrue();
    assertThat(ExperimentId.fits(id + "-2", spec)).isTrue();
    assertThat(ExperimentId.fits(id + "-", spec)).isFalse();
    assertThat(ExperimentId.fits(id + "2", spec)).isFalse();
    assertThat(ExperimentId.fits(id + "-A/b", spec)).isFalse();
    assertThat(ExperimentId.fits(id + "-12345678901234567", spec)).isFalse();
    assertThat(ExperimentId.fits("b-000000000000", spec)).isFalse();
  }

  private static ExperimentSpec read(String text) throws InvalidSpecException {
    return new SpecReader(SpecLimits.DEFAULT).read(text, SpecReader.Format.YAML);
  }
}
