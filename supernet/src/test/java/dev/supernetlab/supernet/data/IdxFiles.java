package dev.supernetlab.supernet.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Makes files of the MNIST family. */
final class IdxFiles {
  private IdxFiles() {}

  /** A file of these dimensions with the data 0, 1, ... 9, 0, ... */
  static byte[] bytes(int... dimensions) {
    int size = IntStream.of(dimensions).reduce(1, Math::multiplyExact);
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + size);
    bytes.putInt(0x800 | dimensions.length);
    for (int dimension : dimensions) {
      bytes.putInt(dimension);
    }
    for (int index = 0; index < size; index++) {
      bytes.put((byte) (index % 10));
    }
    return bytes.array();
  }

  static void writeCompressed(Path path, byte[] bytes) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(bytes);
    }
  }

  /** A set of 30 training and 10 test images of 28x28. */
  static void writeSet(Path directory) throws IOException {
    Files.createDirectories(directory);
    writeCompressed(directory.resolve("train-images-idx3-ubyte.gz"), bytes(30, 28, 28));
    writeCompressed(directory.resolve("train-labels-idx1-ubyte.gz"), bytes(30));
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), bytes(10, 28, 28));
    Files.write(directory.resolve("t10k-labels-idx1-ubyte"), bytes(10));
  }
}
