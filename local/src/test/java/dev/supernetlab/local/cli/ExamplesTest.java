package dev.supernetlab.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.ExperimentId;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.sampler.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Specs to start from: all that {@code lab plan} computes of them, but the time. */
class ExamplesTest {
  private static final Path FOLDER = Path.of("..", "examples");
  private static final long MIB = 1 << 20;

  static List<Path> laptop() throws IOException {
    return specs(FOLDER);
  }

  static List<Path> all() throws IOException {
    return Stream.concat(laptop().stream(), specs(FOLDER.resolve("paper")).stream()).toList();
  }

  private static List<Path> specs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyExampleIsWithinTheLimitsAndNamedAsItsFile(Path file) throws Exception {
    SpecFile read = SpecFile.read(file);
    Format format = read.type().endsWith("json") ? Format.JSON : Format.YAML;

    ExperimentSpec spec = new SpecReader(SpecLimits.DEFAULT).read(read.text(), format);

    String folder = file.getParent().equals(FOLDER) ? "" : file.getParent().getFileName() + "-";
    assertThat(folder + file.getFileName()).isEqualTo(spec.name() + ".yaml");
    assertThat(ExperimentId.fits(read.id(), spec)).isTrue();
  }

  /**
   * Minutes on two cores, which train 20,000 and score 100,000 images a second of such networks.
   */
  @ParameterizedTest
  @MethodSource("laptop")
  void aLaptopHasTheTimeAndTheRoomForAnExampleThatIsNotOfThePaper(Path file) throws Exception {
    PlanView plan = PlanView.of(SpecFile.read(file).spec());

    assertThat(plan.trainings()).isBetween(1L, 1_000L);
    assertThat(plan.imagesToTrain()).isBetween(1L, 4_000_000L);
    assertThat(plan.imagesToScore()).isBetween(1L, 30_000_000L);
    assertThat(plan.snapshotBytes()).isLessThan(1_024 * MIB);
    assertThat(plan.trainerMemory().peak()).isLessThan(1_024 * MIB);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aHeaderSaysWhatASpecShowsAndHowLongItTakes(Path file) throws Exception {
    List<String> header =
        Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("#")).toList();

    assertThat(header).hasSizeGreaterThan(3);
    assertThat(String.join(" ", header)).containsPattern("(?i)two cores|2 cores");
  }

  @Test
  void theTableOfExamplesHasThemAll() throws IOException {
    String table = Files.readString(FOLDER.resolve("README.md"));

    assertThat(all())
        .allSatisfy(file -> assertThat(table).contains("(" + FOLDER.relativize(file) + ")"));
  }
}
