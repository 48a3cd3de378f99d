package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file of the MNIST family: two zero bytes, type 8 (unsigned byte), number of dimensions, each
 * dimension as a big-endian int, then the bytes.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MAX_BYTES = 1 << 30;

  private final Path path;
  private final int[] dimensions;
  private final byte[] data;
  private final DataFile file;

  private IdxFile(Path path, int[] dimensions, byte[] data, DataFile file) {
    this.path = path;
    this.dimensions = dimensions;
    this.data = data;
    this.file = file;
  }

  /**
   * Reads a whole file.
   *
   * @throws DataException.Damaged if it is not complete, or not of so many dimensions
   */
  static IdxFile read(Path path, int rank) {
    byte[] header = new byte[4 + 4 * rank];
    try (Bytes in = new Bytes(path)) {
      in.fill(header);
      int[] dimensions = dimensions(path, header, rank);
      byte[] data = new byte[size(path, dimensions)];
      in.fill(data);
      return new IdxFile(path, dimensions, data, in.end("its header says"));
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

  /** Its name and hash. */
  DataFile file() {
    return file;
  }

  /** An error at one of the data bytes. */
  DataException.Damaged damaged(int index, String reason) {
    return new DataException.Damaged(path, 4L + 4L * dimensions.length + index, reason, null);
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
