package dev.supernetlab.deployment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A set in the files of Fashion-MNIST, but few images: noise, the brighter the higher the class.
 */
final class SmallImages {
  private static final int SIDE = 28;
  private static final int CLASSES = 10;

  private SmallImages() {}

  /** Writes them to a directory {@code fashion-mnist} in this one, which is returned. */
  static Path writeTo(Path directory) {
    try {
      Path set = Files.createDirectories(directory.resolve("fashion-mnist"));
      write(set, "train", 1_200);
      write(set, "t10k", 200);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path set, String part, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(count);
    try (DataOutputStream images = open(set.resolve(part + "-images-idx3-ubyte"));
        DataOutputStream labels = open(set.resolve(part + "-labels-idx1-ubyte"))) {
      images.writeInt(0x803);
      images.writeInt(count);
      images.writeInt(SIDE);
      images.writeInt(SIDE);
      labels.writeInt(0x801);
      labels.writeInt(count);
      for (int image = 0; image < count; image++) {
        int label = random.nextInt(CLASSES);
        labels.writeByte(label);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          images.writeByte(label * 10 + random.nextInt(150));
        }
      }
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)));
  }
}
