package dev.supernetlab.supernet.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of the MNIST family: two zero bytes, type 8 (unsigned byte), number of dimensions, each
 * dimension as a big-endian int, then the bytes. A name that ends in .gz is decompressed; offsets
 * in errors count decompressed bytes.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MAX_BYTES = 1 << 30;

  private final Path path;
  private final int[] dimensions;
  private final byte[] data;

  private IdxFile(Path path, int[] dimensions, byte[] data) {
    this.path = path;
    this.dimensions = dimensions;
    this.data = data;
  }

  /**
   * Reads a whole file.
   *
   * @throws DataException.Damaged if it is not complete, or not of so many dimensions
   */
  static IdxFile read(Path path, int rank) {
    byte[] header = new byte[4 + 4 * rank];
    try (InputStream in = open(path)) {
      fill(path, in, header, 0);
      int[] dimensions = dimensions(path, header, rank);
      byte[] data = new byte[size(path, dimensions)];
      fill(path, in, data, header.length);
      if (in.read() >= 0) {
        throw new DataException.Damaged(
            path, header.length + (long) data.length, "more bytes than its header says", null);
      }
      return new IdxFile(path, dimensions, data);
    } catch (IOException e) {
      throw new DataException.Damaged(path, 0, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  int dimension(int axis) {
    return dimensions[axis];
  }

  /** All bytes behind the header; not a copy. */
  byte[] data() {
    return data;
  }

  /** An error at one of the data bytes. */
  DataException.Damaged damaged(int index, String reason) {
    return new DataException.Damaged(path, 4L + 4L * dimensions.length + index, reason, null);
  }

  private static InputStream open(Path path) throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      return path.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static void fill(Path path, InputStream in, byte[] target, long offset) {
    int done = 0;
    try {
      while (done < target.length) {
        int count = in.read(target, done, target.length - done);
        if (count < 0) {
          throw new EOFException("the file ends here");
        }
        done += count;
      }
    } catch (IOException e) {
      throw new DataException.Damaged(
          path,
          offset + done,
          "%s; %d more bytes were expected".formatted(e.getMessage(), target.length - done),
          e);
    }
  }

  private static int[] dimensions(Path path, byte[] header, int rank) {
    ByteBuffer in = ByteBuffer.wrap(header);
    int magic = in.getInt();
    int expected = UNSIGNED_BYTE << 8 | rank;
    if (magic != expected) {
      throw new DataException.Damaged(
          path, 0, "starts with %08x instead of %08x".formatted(magic, expected), null);
    }
    int[] dimensions = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      dimensions[axis] = in.getInt();
    }
    return dimensions;
  }

  private static int size(Path path, int[] dimensions) {
    long size = 1;
    for (int axis = 0; axis < dimensions.length; axis++) {
      size *= dimensions[axis];
      if (dimensions[axis] <= 0 || size > MAX_BYTES) {
        throw new DataException.Damaged(
            path, 4 + 4L * axis, "dimension %d is not possible".formatted(dimensions[axis]), null);
      }
    }
    return (int) size;
  }
}
