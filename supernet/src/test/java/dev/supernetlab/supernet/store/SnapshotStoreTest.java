package dev.supernetlab.supernet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotStoreTest {
  @TempDir static Path root;

  static Stream<SnapshotStore> stores() {
    return Stream.of(new HeapSnapshotStore(), new DirectorySnapshotStore(root.resolve("a")));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatWasPutIsFoundByItsHash(SnapshotStore store) throws IOException {
    byte[] bytes = {1, 2, 3};

    String name = store.put("e", bytes);

    assertThat(name).hasSize(64).isEqualTo(store.put("e", bytes));
    assertThat(store.get("e", name)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anExperimentsSnapshotsAreForgottenTogether(SnapshotStore store) throws IOException {
    String gone = store.put("gone", new byte[] {4});
    String kept = store.put("kept", new byte[] {4});

    store.deleteAll("gone");
    store.deleteAll("never there");

    assertThatThrownBy(() -> store.get("gone", gone)).isInstanceOf(IOException.class);
    assertThat(store.get("kept", kept)).containsExactly(4);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theLastKeptSnapshotOfATrainingOutlastsItsExperiment(SnapshotStore store) throws IOException {
    String first = store.put("e", new byte[] {7});
    String last = store.put("e", new byte[] {8});
    String other = store.put("e", new byte[] {9});
    store.keep(taken("e", first, 1));
    store.keep(taken("e", last, 2));

    store.deleteAll("e");
    store.deleteAll("e");

    assertThat(store.kept("e")).containsExactly(taken("e", last, 2));
    assertThat(store.get("e", last)).containsExactly(8);
    assertThatThrownBy(() -> store.get("e", first)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.get("e", other)).isInstanceOf(NoSuchFileException.class);
    assertThat(store.kept("never there")).isEmpty();
  }

  @Test
  void aDamagedFileIsNotHandedOut() throws IOException {
    SnapshotStore store = new DirectorySnapshotStore(root.resolve("b"));
    String name = store.put("e", new byte[] {5});
    Files.write(root.resolve("b/e").resolve(name), new byte[] {6});

    assertThatThrownBy(() -> store.get("e", name)).hasMessageContaining("does not hold");
  }

  private static SnapshotTaken taken(String experimentId, String sha256, long step) {
    String training = experimentId + "/shared/0/0";
    return new SnapshotTaken(
        experimentId,
        training,
        SnapshotTaken.idOf(training, step),
        step,
        0,
        "11",
        SnapshotTaken.Kind.FINAL,
        sha256,
        new DataSpec(DataSpec.Source.GENERATED, null, null, null, null, null, null),
        EvaluationSpec.On.VALIDATION,
        new SpaceSpec(1, List.of(Operator.SKIP_CONNECT, Operator.MAX_POOL_3X3), 1, 4, null),
        new StageSpec.SharingSpec(StageSpec.Policy.ALL),
        List.of(EvaluationSpec.BnMode.RUNNING),
        1,
        8,
        List.of("1", "2"));
  }
}
