package dev.supernetlab.supernet.store;

import dev.supernetlab.contracts.event.SnapshotTaken;
import java.io.IOException;
import java.util.List;

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

  /**
   * Has the weights of a snapshot, which are there, outlast {@link #deleteAll}, and notes what they
   * are: a later one of the same training takes its place.
   */
  void keep(SnapshotTaken snapshot) throws IOException;

  /** Those of an experiment that are kept, the last of each training; none where none are. */
  List<SnapshotTaken> kept(String experimentId) throws IOException;

  /** Forgets all snapshots of an experiment but kept ones; does nothing where there are none. */
  void deleteAll(String experimentId) throws IOException;
}
