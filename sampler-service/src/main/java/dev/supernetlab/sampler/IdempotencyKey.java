package dev.supernetlab.sampler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The header by which a client says that two requests are one. */
final class IdempotencyKey {
  private static final int LONGEST = 255;
  private static final int HASH_DIGITS = 12;

  private IdempotencyKey() {}

  /**
   * What an experiment's id ends in that was submitted with a key: two keys hardly ever share it.
   *
   * @throws ProblemException if the key is blank or longer than 255 characters
   */
  static String suffix(String key) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw ProblemException.badRequest(
          "Idempotency-Key has 1 to %d characters, not all blank.".formatted(LONGEST));
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "-key" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
