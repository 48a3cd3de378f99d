package dev.supernetlab.supernet.data;

import dev.supernetlab.kernels.Tensor;

/** Normalised images with their classes, in a fixed order. */
public final class ImageSet {
  private final String name;
  private final String sha256;
  private final ImageShape shape;
  private final int classes;
  private final float[] pixels;
  private final int[] labels;
  private final float[] black;

  /** A set of which black is 0 in every channel, as it is before normalisation. */
  public ImageSet(
      String name, String sha256, ImageShape shape, int classes, float[] pixels, int[] labels) {
    this(name, sha256, shape, classes, pixels, labels, new float[shape.channels()]);
  }

  /**
   * A set that keeps the arrays.
   *
   * @param name the set really used, for example {@code fashion-mnist}
   * @param sha256 hex, of the content used
   * @param pixels [N,H,W,C]
   * @param labels N classes, 0 to {@code classes - 1}
   * @param black what a black pixel has become in each channel
   */
  public ImageSet(
      String name,
      String sha256,
      ImageShape shape,
      int classes,
      float[] pixels,
      int[] labels,
      float[] black) {
    if (pixels.length != (long) labels.length * shape.length()) {
      throw new IllegalArgumentException(pixels.length + " numbers for " + labels.length);
    }
    this.name = name;
    this.sha256 = sha256;
    this.shape = shape;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
    this.black = black.clone();
  }

  /** The set really used, which is the fallback's name where that was needed. */
  public String name() {
    return name;
  }

  /**
   * SHA-256 in hex of the publisher's bytes of these images and labels in this order: equal hashes
   * and an equal spec mean equal images.
   */
  public String sha256() {
    return sha256;
  }

  /** Shape of every image. */
  public ImageShape shape() {
    return shape;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Class of an image. */
  public int label(int index) {
    return labels[index];
  }

  /** A black pixel, a number per channel. */
  public float[] black() {
    return black.clone();
  }

  /**
   * Copies one image out.
   *
   * @param target where its [H,W,C] numbers go, from an index on
   */
  public void read(int index, float[] target, int at) {
    System.arraycopy(pixels, index * shape.length(), target, at, shape.length());
  }

  /**
   * Copies images and labels out.
   *
   * @param indices which images
   * @param images [indices.length,H,W,C]
   * @param classesOut as many as indices
   */
  public void read(int[] indices, Tensor images, int[] classesOut) {
    int length = shape.length();
    for (int row = 0; row < indices.length; row++) {
      images.put(row * length, pixels, indices[row] * length, length);
      classesOut[row] = labels[indices[row]];
    }
  }

  /** Copies consecutive images out, as many as the tensor [n,H,W,C] has room for. */
  public void read(int first, Tensor images) {
    images.put(0, pixels, first * shape.length(), images.length());
  }
}
