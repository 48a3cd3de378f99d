package dev.supernetlab.supernet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Snapshots in {@code <root>/<experimentId>/<sha256>}; processes may share the root. */
public final class DirectorySnapshotStore implements SnapshotStore {
  private final Path root;

  public DirectorySnapshotStore(Path root) {
    this.root = root;
  }

  @Override
  public String put(String experimentId, byte[] snapshot) throws IOException {
    String name = Sha256.of(snapshot);
    Path file = root.resolve(experimentId).resolve(name);
    if (!Files.exists(file)) {
      Directory.write(file, snapshot);
    }
    return name;
  }

  @Override
  public byte[] get(String experimentId, String sha256) throws IOException {
    Path file = root.resolve(experimentId).resolve(sha256);
    byte[] snapshot = Files.readAllBytes(file);
    if (!Sha256.of(snapshot).equals(sha256)) {
      throw new IOException(file + " does not hold what its name says");
    }
    return snapshot;
  }

  @Override
  public void deleteAll(String experimentId) throws IOException {
    Directory.deleteTree(root.resolve(experimentId));
  }
}
