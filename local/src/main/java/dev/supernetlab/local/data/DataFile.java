package dev.supernetlab.local.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * One file of a published data set.
 *
 * @param name of the file, uncompressed
 * @param bytes its length
 * @param sha256 of its content, uncompressed, in hexadecimal digits
 */
record DataFile(String name, long bytes, String sha256) {
  private static final int CHUNK = 1 << 16;

  /** Whether the directory holds it unpacked, with the right content. */
  boolean isIntactIn(Path directory) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
      return false;
    }
    try (InputStream content = Files.newInputStream(file)) {
      return copy(content, OutputStream.nullOutputStream(), n -> {}).equals(sha256);
    }
  }

  /**
   * Stores this content in the directory, all of it or nothing.
   *
   * @param content unpacked
   * @param stored hears how many more bytes are stored
   * @throws IOException if it cannot be read or written, or is not what it should be
   */
  void store(InputStream content, Path directory, LongConsumer stored) throws IOException {
    Path part = Files.createTempFile(directory, name, ".part");
    try {
      String found;
      try (OutputStream output = Files.newOutputStream(part)) {
        found = copy(content, output, stored);
      }
      if (!found.equals(sha256)) {
        throw new IOException(
            "%s has the wrong content (SHA-256 %s instead of %s)".formatted(name, found, sha256));
      }
      Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String copy(InputStream from, OutputStream to, LongConsumer copied)
      throws IOException {
    DigestInputStream content = new DigestInputStream(from, sha256Digest());
    byte[] chunk = new byte[CHUNK];
    for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
      to.write(chunk, 0, n);
      copied.accept(n);
    }
    return HexFormat.of().formatHex(content.getMessageDigest().digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
