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
    HealthCheckResponse response = check(DataSpec.Source.FASHION_MNIST, DataSpec.Source.GENERATED);

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow()).containsEntry("missing", "fashion-mnist");
  }

  @Test
  void aSetIsThereWithAllItsFiles() throws IOException {
    Path set = Files.createDirectory(directory.resolve("fashion-mnist"));
    for (String file : Datasets.files(DataSpec.Source.FASHION_MNIST)) {
      Files.createFile(set.resolve(file));
    }

    assertThat(check(DataSpec.Source.FASHION_MNIST).getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void withoutRequirementsNothingIsMissing() {
    assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  private HealthCheckResponse check(DataSpec.Source... required) {
    List<Path> directories = List.of(directory);
    DataSettings settings =
        new DataSettings() {
          @Override
          public List<Path> directories() {
            return directories;
          }

          @Override
          public Optional<List<DataSpec.Source>> required() {
            return Optional.of(List.of(required));
          }
        };
    return new DataCheck(settings, new Datasets(directories)).call();
  }
}
