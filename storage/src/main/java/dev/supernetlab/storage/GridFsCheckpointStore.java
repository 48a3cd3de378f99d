package dev.supernetlab.storage;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.model.GridFSFile;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.supernet.store.CheckpointStore;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints in GridFS, as files of the bucket {@code checkpoints} that are named by the training
 * and numbered by the step.
 */
final class GridFsCheckpointStore implements CheckpointStore {
  private final GridFs files;

  GridFsCheckpointStore(MongoDatabase database) {
    this.files = new GridFs(database, "checkpoints");
  }

  @Override
  public Optional<byte[]> latest(TrainingId training) throws IOException {
    Optional<GridFSFile> newest =
        files.named(training.toString()).stream().max(Comparator.comparingLong(GridFs::number));
    return newest.isEmpty() ? Optional.empty() : Optional.of(files.read(newest.get()));
  }

  @Override
  public void put(TrainingId training, long step, byte[] checkpoint) throws IOException {
    List<GridFSFile> before = files.named(training.toString());
    if (before.stream().anyMatch(file -> GridFs.number(file) >= step)) {
      return;
    }
    files.write(new GridFs.Entry(training.toString(), training.experimentId(), step), checkpoint);
    files.delete(before);
  }

  @Override
  public void delete(TrainingId training) throws IOException {
    files.delete(files.named(training.toString()));
  }

  @Override
  public void deleteAll(String experimentId) throws IOException {
    files.delete(files.of(experimentId));
  }
}
