package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Snapshots in {@code <root>/<experimentId>/<sha256>}, notes of kept ones beside them in {@code
 * <stage>.<instance>.<group>.kept}; processes may share the root.
 */
public final class DirectorySnapshotStore implements SnapshotStore {
  private static final String NOTE = ".kept";

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
  public void keep(SnapshotTaken snapshot) throws IOException {
    TrainingId id = TrainingId.parse(snapshot.trainingId());
    String name = "%s.%d.%d%s".formatted(id.stage(), id.instance(), id.group(), NOTE);
    Directory.write(root.resolve(snapshot.experimentId()).resolve(name), JsonCodec.write(snapshot));
  }

  @Override
  public List<SnapshotTaken> kept(String experimentId) throws IOException {
    List<SnapshotTaken> kept = new ArrayList<>();
    for (Path file : Directory.files(root.resolve(experimentId))) {
      if (isNote(file)) {
        kept.add((SnapshotTaken) JsonCodec.read(Files.readAllBytes(file)));
      }
    }
    return kept;
  }

  @Override
  public void deleteAll(String experimentId) throws IOException {
    Path directory = root.resolve(experimentId);
    Set<String> kept =
        kept(experimentId).stream().map(SnapshotTaken::sha256).collect(Collectors.toSet());
    if (kept.isEmpty()) {
      Directory.deleteTree(directory);
      return;
    }
    for (Path file : Directory.all(directory)) {
      if (!isNote(file) && !kept.contains(file.getFileName().toString())) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isNote(Path file) {
    return file.getFileName().toString().endsWith(NOTE);
  }
}
