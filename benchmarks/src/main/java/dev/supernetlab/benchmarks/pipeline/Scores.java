package dev.supernetlab.benchmarks.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentSkipListSet;

/** Scores in any order and from any thread: two that did the same work have the same digest. */
final class Scores {
  private final ConcurrentSkipListSet<String> lines = new ConcurrentSkipListSet<>();

  /**
   * Adds a child's score.
   *
   * @param meanLoss null where it is not finite
   */
  void add(String snapshotId, String child, int correct, Double meanLoss) {
    lines.add(snapshotId + " " + child + " " + correct + " " + meanLoss);
  }

  int size() {
    return lines.size();
  }

  /** SHA-256 of all in hex. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
