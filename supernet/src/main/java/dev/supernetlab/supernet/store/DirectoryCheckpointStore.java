package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.event.TrainingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checkpoints in {@code <root>/<trainingId>/<step>}; processes may share the root. */
public final class DirectoryCheckpointStore implements CheckpointStore {
  private final Path root;

  public DirectoryCheckpointStore(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> latest(TrainingId training) throws IOException {
    Optional<Path> newest =
        Directory.files(directory(training)).stream()
            .max(Comparator.comparingLong(DirectoryCheckpointStore::step));
    return newest.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(newest.get()));
  }

  @Override
  public void put(TrainingId training, long step, byte[] checkpoint) throws IOException {
    Path directory = directory(training);
    List<Path> before = Directory.files(directory);
    if (before.stream().anyMatch(file -> step(file) >= step)) {
      return;
    }
    Directory.write(directory.resolve(Long.toString(step)), checkpoint);
    for (Path old : before) {
      Files.deleteIfExists(old);
    }
  }

  @Override
  public void delete(TrainingId training) throws IOException {
    Directory.deleteTree(directory(training));
  }

  @Override
  public void deleteAll(String experimentId) throws IOException {
    Directory.deleteTree(root.resolve(experimentId));
  }

  private Path directory(TrainingId training) {
    return root.resolve(training.toString());
  }

  private static long step(Path file) {
    return Long.parseLong(file.getFileName().toString());
  }
}
