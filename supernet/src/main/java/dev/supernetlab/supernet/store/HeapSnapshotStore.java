package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.event.SnapshotTaken;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Snapshots that last as long as the process. */
public final class HeapSnapshotStore implements SnapshotStore {
  private final Map<String, Map<String, byte[]>> experiments = new ConcurrentHashMap<>();
  private final Map<String, SnapshotTaken> kept = new ConcurrentHashMap<>();

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
  public void keep(SnapshotTaken snapshot) {
    kept.put(snapshot.trainingId(), snapshot);
  }

  @Override
  public List<SnapshotTaken> kept(String experimentId) {
    return kept.values().stream()
        .filter(snapshot -> snapshot.experimentId().equals(experimentId))
        .toList();
  }

  @Override
  public void deleteAll(String experimentId) {
    Set<String> stay =
        kept(experimentId).stream().map(SnapshotTaken::sha256).collect(Collectors.toSet());
    experiments.getOrDefault(experimentId, Map.of()).keySet().retainAll(stay);
  }
}
