package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file from beginning to end. A name that ends in .gz is decompressed; offsets in errors
 * count decompressed bytes.
 */
final class Bytes implements AutoCloseable {
  private static final String PACKED = ".gz";

  private final Path path;
  private final MessageDigest digest = sha256();
  private final InputStream in;
  private long offset;

  /** Opens a file. */
  Bytes(Path path) throws IOException {
    this.path = path;
    InputStream file = Files.newInputStream(path);
    try {
      in = new DigestInputStream(unpacked(path, file), digest);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static InputStream unpacked(Path path, InputStream file) throws IOException {
    return path.toString().endsWith(PACKED) ? new GZIPInputStream(file, 1 << 16) : file;
  }

  /**
   * Fills an array with the next bytes.
   *
   * @throws DataException.Damaged if there are fewer
   */
  void fill(byte[] target) {
    int done = 0;
    try {
      while (done < target.length) {
        int count = in.read(target, done, target.length - done);
        if (count < 0) {
          throw new EOFException("the file ends here");
        }
        done += count;
      }
      offset += done;
    } catch (IOException e) {
      throw new DataException.Damaged(
          path,
          offset + done,
          "%s; %d more bytes were expected".formatted(e.getMessage(), target.length - done),
          e);
    }
  }

  /**
   * The file, which is at its end.
   *
   * @param sayer whoever says how long it should be
   * @throws DataException.Damaged if it is not at its end
   */
  DataFile end(String sayer) throws IOException {
    if (in.read() >= 0) {
      throw new DataException.Damaged(path, offset, "more bytes than " + sayer, null);
    }
    String name = path.getFileName().toString();
    return new DataFile(
        name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name,
        HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
