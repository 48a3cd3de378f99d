package dev.supernetlab.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.ImportSpec.Accuracies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFilesTest {
  private static final String SPEC =
      """
      name: imported
      data: {set: generated}
      space: {nodes: 1, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      stages: [{name: truth, kind: ground-truth, import: {file: truth.csv}}]
      """;

  @TempDir Path folder;

  private Path spec;

  @BeforeEach
  void write() throws IOException {
    spec = Files.writeString(folder.resolve("imported.yaml"), SPEC);
  }

  @Test
  void aTruthInAFileBesideTheSpecBecomesAPartOfIt() throws Exception {
    Files.writeString(folder.resolve("truth.csv"), "child,mean,std,seeds\n1,50,1,3\n2,70.5,2,3\n");

    SpecFile read = SpecFile.read(spec);

    ExperimentSpec found = read.spec();
    assertThat(ImportedTruth.accuracies(found.stage("truth").imported()))
        .containsExactly(
            new Accuracies("1", null, .5, .01, 3), new Accuracies("2", null, .705, .02, 3));
    assertThat(read.type()).isEqualTo("application/json");
    assertThat(read.text()).doesNotContain("truth.csv");
  }

  @Test
  void columnsOfSeedsStayApart() throws Exception {
    Files.writeString(folder.resolve("truth.csv"), "child,a,b\n1,0.5,0.6\n2,0.7,0.75\n");

    assertThat(ImportedTruth.accuracies(SpecFile.read(spec).spec().stage("truth").imported()))
        .first()
        .isEqualTo(new Accuracies("1", List.of(.5, .6), null, null, null));
  }

  @Test
  void aFileThatIsNotThereIsABadSpec() {
    assertThatThrownBy(() -> SpecFile.read(spec))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("truth.csv");
  }
}
