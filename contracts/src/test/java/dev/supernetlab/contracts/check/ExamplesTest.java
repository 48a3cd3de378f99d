package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValidAndNamedAsItsFile(Path file) throws Exception {
    ExperimentSpec spec =
        new SpecReader(SpecLimits.DEFAULT).read(Files.readString(file), Format.YAML);

    assertThat(file.getFileName()).hasToString(spec.name() + ".yaml");
    assertThat(ExperimentId.fits(ExperimentId.of(spec), spec)).isTrue();
  }
}
