package dev.supernetlab.storage;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.model.GridFSFile;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.supernet.store.Sha256;
import dev.supernetlab.supernet.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Snapshots in GridFS, as files {@code <experimentId>/<sha256>} of the bucket {@code snapshots};
 * notes of kept ones under the names of their trainings.
 */
final class GridFsSnapshotStore implements SnapshotStore {
  private static final long WEIGHTS = 0;
  private static final long NOTE = 1;

  private final GridFs files;

  GridFsSnapshotStore(MongoDatabase database) {
    this.files = new GridFs(database, "snapshots");
  }

  @Override
  public String put(String experimentId, byte[] snapshot) throws IOException {
    String sha256 = Sha256.of(snapshot);
    String name = name(experimentId, sha256);
    if (files.named(name).isEmpty()) {
      files.write(new GridFs.Entry(name, experimentId, WEIGHTS), snapshot);
    }
    return sha256;
  }

  @Override
  public byte[] get(String experimentId, String sha256) throws IOException {
    String name = name(experimentId, sha256);
    List<GridFSFile> found = files.named(name);
    if (found.isEmpty()) {
      throw new NoSuchFileException("no snapshot " + sha256 + " of " + experimentId);
    }
    byte[] snapshot = files.read(found.get(0));
    if (!Sha256.of(snapshot).equals(sha256)) {
      throw new IOException(name + " does not hold what its name says");
    }
    return snapshot;
  }

  @Override
  public void keep(SnapshotTaken snapshot) throws IOException {
    List<GridFSFile> before = files.named(snapshot.trainingId());
    files.write(
        new GridFs.Entry(snapshot.trainingId(), snapshot.experimentId(), NOTE),
        JsonCodec.write(snapshot));
    files.delete(before);
  }

  @Override
  public List<SnapshotTaken> kept(String experimentId) throws IOException {
    List<SnapshotTaken> kept = new ArrayList<>();
    for (GridFSFile file : files.of(experimentId)) {
      if (GridFs.number(file) == NOTE) {
        kept.add((SnapshotTaken) JsonCodec.read(files.read(file)));
      }
    }
    return kept;
  }

  @Override
  public void deleteAll(String experimentId) throws IOException {
    Set<String> stay =
        kept(experimentId).stream()
            .map(snapshot -> name(experimentId, snapshot.sha256()))
            .collect(Collectors.toSet());
    files.delete(
        files.of(experimentId).stream()
            .filter(file -> GridFs.number(file) == WEIGHTS && !stay.contains(file.getFilename()))
            .toList());
  }

  private static String name(String experimentId, String sha256) {
    return experimentId + "/" + sha256;
  }
}
