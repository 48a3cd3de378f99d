package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.random.Streams;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Cuts splits from parts. The images of a part are put in one random order, the same for every spec
 * and seed; train takes the first of them, then validation, then test, so splits of one part are
 * disjoint and a smaller split is the beginning of a larger one.
 */
final class Cut {
  private static final long SEED = 1;

  private final DataSpec spec;
  private final DataSpec.Source set;
  private final BiFunction<DataSpec.Source, DataSpec.From, Part> parts;
  private final Map<DataSpec.From, Part> opened = new EnumMap<>(DataSpec.From.class);
  private final Map<DataSpec.From, Integer> taken = new EnumMap<>(DataSpec.From.class);

  private Cut(
      DataSpec spec, DataSpec.Source set, BiFunction<DataSpec.Source, DataSpec.From, Part> parts) {
    this.spec = spec;
    this.set = set;
    this.parts = parts;
  }

  static Splits splits(
      DataSpec spec,
      DataSpec.Source set,
      boolean fallback,
      BiFunction<DataSpec.Source, DataSpec.From, Part> parts) {
    Cut cut = new Cut(spec, set, parts);
    for (DataSpec.From from : DataSpec.From.values()) {
      cut.checkSize(from);
    }
    Raw train = cut.take(spec.train());
    Raw validation = cut.take(spec.validation());
    Raw test = cut.take(spec.test());
    double mean = train.mean();
    double deviation = train.deviation(mean);
    return new Splits(
        Datasets.name(set),
        fallback,
        mean,
        deviation,
        train.normalised(cut, mean, deviation),
        validation.normalised(cut, mean, deviation),
        test.normalised(cut, mean, deviation));
  }

  private void checkSize(DataSpec.From from) {
    int asked =
        List.of(spec.train(), spec.validation(), spec.test()).stream()
            .filter(split -> split.from() == from)
            .mapToInt(DataSpec.Split::images)
            .sum();
    if (asked > 0 && asked > part(from).size()) {
      throw new DataException.TooFew(set, from, asked, part(from).size());
    }
  }

  private Part part(DataSpec.From from) {
    return opened.computeIfAbsent(from, key -> parts.apply(set, key));
  }

  private Raw take(DataSpec.Split split) {
    Part part = part(split.from());
    int first = taken.merge(split.from(), split.images(), Integer::sum) - split.images();
    int[] order =
        Arrays.copyOfRange(
            Streams.permutation(part.size(), Streams.of(SEED, "splits")),
            first,
            first + split.images());
    ImageShape shape = new ImageShape(part.height() / spec.pool(), part.width() / spec.pool(), 1);
    float[] pixels = new float[order.length * shape.length()];
    int[] labels = new int[order.length];
    MessageDigest digest = digest();
    for (int row = 0; row < order.length; row++) {
      byte[] image = part.image(order[row]);
      labels[row] = part.label(order[row]);
      digest.update(image);
      digest.update((byte) labels[row]);
      pool(image, part.width(), shape, pixels, row * shape.length());
    }
    return new Raw(HexFormat.of().formatHex(digest.digest()), shape, pixels, labels);
  }

  /** Means of pool x pool pixels, in 0..1; rows and columns that fill no square are left out. */
  private void pool(byte[] image, int width, ImageShape shape, float[] target, int offset) {
    int side = spec.pool();
    float scale = 1f / (255 * side * side);
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int sum = 0;
        for (int y = row * side; y < (row + 1) * side; y++) {
          for (int x = column * side; x < (column + 1) * side; x++) {
            sum += image[y * width + x] & 0xff;
          }
        }
        target[offset + row * shape.width() + column] = sum * scale;
      }
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Images of a split before normalisation, pixels in 0..1. */
  private static final class Raw {
    private final String sha256;
    private final ImageShape shape;
    private final float[] pixels;
    private final int[] labels;

    Raw(String sha256, ImageShape shape, float[] pixels, int[] labels) {
      this.sha256 = sha256;
      this.shape = shape;
      this.pixels = pixels;
      this.labels = labels;
    }

    double mean() {
      double sum = 0;
      for (float pixel : pixels) {
        sum += pixel;
      }
      return sum / pixels.length;
    }

    double deviation(double mean) {
      double sum = 0;
      for (float pixel : pixels) {
        sum += (pixel - mean) * (pixel - mean);
      }
      return Math.sqrt(sum / pixels.length);
    }

    ImageSet normalised(Cut cut, double mean, double deviation) {
      double scale = deviation > 0 ? 1 / deviation : 1;
      for (int index = 0; index < pixels.length; index++) {
        pixels[index] = (float) ((pixels[index] - mean) * scale);
      }
      return new ImageSet(Datasets.name(cut.set), sha256, shape, Datasets.CLASSES, pixels, labels);
    }
  }
}
