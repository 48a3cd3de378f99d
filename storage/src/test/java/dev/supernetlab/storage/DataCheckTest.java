package dev.supernetlab.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.data.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir Path directory;

  @Test
  void theSetThatIsAbsentIsNamed() {
    HealthCheckResponse response = check("fashion-mnist", "generated", "birds");

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow()).containsEntry("missing", "fashion-mnist, birds");
  }

  @Test
  void aSetIsThereWithAllItsFiles() throws IOException {
    Path set = Files.createDirectory(directory.resolve("fashion-mnist"));
    for (String file : Datasets.files(DataSpec.Source.FASHION_MNIST)) {
      Files.createFile(set.resolve(file));
    }

    assertThat(check("fashion-mnist").getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(check("cifar10").getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void aFolderIsThereWithItsDirectory() throws IOException {
    Files.createDirectory(directory.resolve("birds"));

    assertThat(check("birds").getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void withoutRequirementsNothingIsMissing() {
    assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  private HealthCheckResponse check(String... required) {
    List<Path> directories = List.of(directory);
    DataSettings settings =
        new DataSettings() {
          @Override
          public List<Path> directories() {
            return directories;
          }

          @Override
          public Optional<List<String>> required() {
            return Optional.of(List.of(required));
          }
        };
    return new DataCheck(settings, new Datasets(directories)).call();
  }
}
