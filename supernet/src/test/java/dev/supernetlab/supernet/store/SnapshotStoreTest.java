package dev.supernetlab.supernet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void aDamagedFileIsNotHandedOut() throws IOException {
    SnapshotStore store = new DirectorySnapshotStore(root.resolve("b"));
    String name = store.put("e", new byte[] {5});
    Files.write(root.resolve("b/e").resolve(name), new byte[] {6});

    assertThatThrownBy(() -> store.get("e", name)).hasMessageContaining("does not hold");
  }
}
