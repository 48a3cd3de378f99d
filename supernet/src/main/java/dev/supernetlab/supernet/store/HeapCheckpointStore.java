package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.event.TrainingId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Checkpoints that last as long as the process. */
public final class HeapCheckpointStore implements CheckpointStore {
  private final Map<TrainingId, NavigableMap<Long, byte[]>> bySteps = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> latest(TrainingId training) {
    return Optional.ofNullable(bySteps.get(training)).map(b -> b.lastEntry().getValue().clone());
  }

  @Override
  public void put(TrainingId training, long step, byte[] checkpoint) {
    bySteps.merge(
        training,
        new TreeMap<>(Map.of(step, checkpoint.clone())),
        (old, candidate) -> step > old.lastKey() ? candidate : old);
  }

  @Override
  public void delete(TrainingId training) {
    bySteps.remove(training);
  }

  @Override
  public void deleteAll(String experimentId) {
    bySteps.keySet().removeIf(id -> id.experimentId().equals(experimentId));
  }
}
