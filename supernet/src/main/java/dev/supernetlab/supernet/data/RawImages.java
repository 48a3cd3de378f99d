package dev.supernetlab.supernet.data;

import dev.supernetlab.supernet.data.Splits.Channel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Images of a split before normalisation, pixels in 0..1. */
final class RawImages {
  private static final int BYTE_LABELS = 256;

  private final ImageShape shape;
  private final int classes;
  private final float[] pixels;
  private final int[] labels;
  private String sha256;

  private RawImages(ImageShape shape, int classes, int images) {
    this.shape = shape;
    this.classes = classes;
    this.pixels = new float[Math.multiplyExact(images, shape.length())];
    this.labels = new int[images];
  }

  /** Images of a part, reduced by the mean of pool x pool pixels. */
  static RawImages of(Part part, int[] images, int pool) {
    ImageShape from = part.shape();
    ImageShape to = new ImageShape(from.height() / pool, from.width() / pool, from.channels());
    RawImages raw = new RawImages(to, part.classes(), images.length);
    MessageDigest digest = Bytes.sha256();
    for (int row = 0; row < images.length; row++) {
      byte[] image = part.image(images[row]);
      int label = part.label(images[row]);
      raw.labels[row] = label;
      digest.update(image);
      digest.update((byte) label);
      if (part.classes() > BYTE_LABELS) {
        digest.update((byte) (label >> 8));
      }
      raw.pool(image, from, pool, row * to.length());
    }
    raw.sha256 = HexFormat.of().formatHex(digest.digest());
    return raw;
  }

  /** Means of pool x pool pixels, in 0..1; rows and columns that fill no square are left out. */
  private void pool(byte[] image, ImageShape from, int pool, int offset) {
    float scale = 1f / (255 * pool * pool);
    int channels = shape.channels();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < channels; channel++) {
          int sum = 0;
          for (int y = row * pool; y < (row + 1) * pool; y++) {
            for (int x = column * pool; x < (column + 1) * pool; x++) {
              sum += image[(y * from.width() + x) * channels + channel] & 0xff;
            }
          }
          pixels[offset + (row * shape.width() + column) * channels + channel] = sum * scale;
        }
      }
    }
  }

  /** Mean and standard deviation of each channel. */
  List<Channel> channels() {
    return IntStream.range(0, shape.channels()).mapToObj(this::channel).toList();
  }

  private Channel channel(int channel) {
    int step = shape.channels();
    int count = pixels.length / step;
    double sum = 0;
    for (int index = channel; index < pixels.length; index += step) {
      sum += pixels[index];
    }
    double mean = sum / count;
    double squares = 0;
    for (int index = channel; index < pixels.length; index += step) {
      squares += (pixels[index] - mean) * (pixels[index] - mean);
    }
    return new Channel(mean, Math.sqrt(squares / count));
  }

  /** The same images, whose pixels become normalised. */
  ImageSet normalised(String name, List<Channel> by) {
    int step = shape.channels();
    float[] black = new float[step];
    for (int channel = 0; channel < step; channel++) {
      Channel numbers = by.get(channel);
      black[channel] = numbers.normalised(0);
      for (int index = channel; index < pixels.length; index += step) {
        pixels[index] = numbers.normalised(pixels[index]);
      }
    }
    return new ImageSet(name, sha256, shape, classes, pixels, labels, black);
  }
}
