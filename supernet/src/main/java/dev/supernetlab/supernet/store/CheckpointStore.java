package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.event.TrainingId;
import java.io.IOException;
import java.util.Optional;

/** The newest durable state of each training. */
public interface CheckpointStore {

  /** The checkpoint with the largest step, if the training has one. */
  Optional<byte[]> latest(TrainingId training) throws IOException;

  /**
   * Keeps a checkpoint; when this returns it is durable. A checkpoint is replaced only by one of a
   * later step: an older or equal step is ignored, so a trainer that lost its partition cannot turn
   * the clock back.
   */
  void put(TrainingId training, long step, byte[] checkpoint) throws IOException;

  /** Forgets a training's checkpoint; does nothing where there is none. */
  void delete(TrainingId training) throws IOException;

  /** Forgets all checkpoints of an experiment; does nothing where there are none. */
  void deleteAll(String experimentId) throws IOException;
}
