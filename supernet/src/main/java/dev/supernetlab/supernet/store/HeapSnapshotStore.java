package dev.supernetlab.supernet.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Snapshots that last as long as the process. */
public final class HeapSnapshotStore implements SnapshotStore {
  private final Map<String, Map<String, byte[]>> experiments = new ConcurrentHashMap<>();

  @Override
  public String put(String experimentId, byte[] snapshot) {
    String name = Sha256.of(snapshot);
    experiments
        .computeIfAbsent(experimentId, id -> new ConcurrentHashMap<>())
        .put(name, snapshot.clone());
    return name;
  }

  @Override
  public byte[] get(String experimentId, String sha256) throws IOException {
    byte[] snapshot = experiments.getOrDefault(experimentId, Map.of()).get(sha256);
    if (snapshot == null) {
      throw new NoSuchFileException("no snapshot " + sha256 + " of " + experimentId);
    }
    return snapshot.clone();
  }

  @Override
  public void deleteAll(String experimentId) {
    experiments.remove(experimentId);
  }
}
