package dev.supernetlab.storage;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.model.GridFSFile;
import dev.supernetlab.supernet.store.Sha256;
import dev.supernetlab.supernet.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Snapshots in GridFS, as files {@code <experimentId>/<sha256>} of the bucket {@code snapshots}.
 */
final class GridFsSnapshotStore implements SnapshotStore {
  private final GridFs files;

  GridFsSnapshotStore(MongoDatabase database) {
    this.files = new GridFs(database, "snapshots");
  }

  @Override
  public String put(String experimentId, byte[] snapshot) throws IOException {
    String sha256 = Sha256.of(snapshot);
    String name = name(experimentId, sha256);
    if (files.named(name).isEmpty()) {
      files.write(new GridFs.Entry(name, experimentId, 0), snapshot);
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
  public void deleteAll(String experimentId) throws IOException {
    files.delete(files.of(experimentId));
  }

  private static String name(String experimentId, String sha256) {
    return experimentId + "/" + sha256;
  }
}
