package dev.supernetlab.supernet.store;

import java.io.IOException;

/** Weights of super-nets at a step, by the hash of their content. All calls may be repeated. */
public interface SnapshotStore {

  /**
   * Keeps the bytes; when this returns they are durable.
   *
   * @return the SHA-256 of the bytes in lower-case hex, by which {@link #get} finds them
   */
  String put(String experimentId, byte[] snapshot) throws IOException;

  /**
   * The bytes with this hash.
   *
   * @throws java.nio.file.NoSuchFileException if there are none
   * @throws IOException if they cannot be read or no longer have this hash
   */
  byte[] get(String experimentId, String sha256) throws IOException;

  /** Forgets all snapshots of an experiment; does nothing where there are none. */
  void deleteAll(String experimentId) throws IOException;
}
