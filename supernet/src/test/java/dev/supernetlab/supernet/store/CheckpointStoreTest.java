package dev.supernetlab.supernet.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.TrainingId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointStoreTest {
  @TempDir static Path root;
  private final TrainingId training = new TrainingId("e", "shared", 0, 0);

  static Stream<CheckpointStore> stores() throws IOException {
    return Stream.of(
        new HeapCheckpointStore(),
        new DirectoryCheckpointStore(java.nio.file.Files.createTempDirectory(root, "store")));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aCheckpointIsReplacedOnlyByALaterStep(CheckpointStore store) throws IOException {
    assertThat(store.latest(training)).isEmpty();

    store.put(training, 9, new byte[] {9});
    store.put(training, 10, new byte[] {10});
    store.put(training, 10, new byte[] {0});
    store.put(training, 2, new byte[] {2});

    assertThat(store.latest(training)).hasValueSatisfying(b -> assertThat(b).containsExactly(10));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anExperimentsCheckpointsAreForgottenTogether(CheckpointStore store) throws IOException {
    TrainingId other = new TrainingId("other", "shared", 0, 0);
    store.put(training, 1, new byte[] {1});
    store.put(other, 1, new byte[] {1});

    store.deleteAll("e");

    assertThat(store.latest(training)).isEmpty();
    assertThat(store.latest(other)).isPresent();
  }
}
