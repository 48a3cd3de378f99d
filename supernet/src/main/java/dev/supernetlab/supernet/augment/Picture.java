package dev.supernetlab.supernet.augment;

import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;

/**
 * One normalised image while it is changed; used for one image after the other. Belongs to one
 * thread.
 */
public final class Picture {
  private final ImageShape shape;
  private final float[] black;
  private float[] pixels;
  private float[] spare;

  /** Says where a pixel comes from. */
  @FunctionalInterface
  interface PixelMap {
    /** Place of the pixel that goes to this one, row * width + column; negative: black. */
    int source(int row, int column);
  }

  /** Without an image yet; for those of a set. */
  public Picture(ImageSet images) {
    this(images.shape(), images.black());
  }

  Picture(ImageShape shape, float[] black) {
    this.shape = shape;
    this.black = black;
    this.pixels = new float[shape.length()];
    this.spare = new float[shape.length()];
  }

  /** Becomes an image of the set. */
  public void read(ImageSet images, int index) {
    images.read(index, pixels, 0);
  }

  /** Copies its [H,W,C] numbers out, to an index of the target and the following. */
  public void write(float[] target, int at) {
    System.arraycopy(pixels, 0, target, at, pixels.length);
  }

  int height() {
    return shape.height();
  }

  int width() {
    return shape.width();
  }

  /** Place of a pixel for {@link PixelMap}; negative for what is outside. */
  int place(int row, int column) {
    boolean inside = row >= 0 && row < height() && column >= 0 && column < width();
    return inside ? row * width() + column : -1;
  }

  /** Every pixel comes from another place. */
  void move(PixelMap map) {
    int channels = shape.channels();
    int target = 0;
    for (int row = 0; row < height(); row++) {
      for (int column = 0; column < width(); column++) {
        int source = map.source(row, column);
        float[] from = source < 0 ? black : pixels;
        int first = source < 0 ? 0 : source * channels;
        for (int channel = 0; channel < channels; channel++) {
          spare[target++] = from[first + channel];
        }
      }
    }
    float[] moved = spare;
    spare = pixels;
    pixels = moved;
  }

  /** A pixel gets the mean colour. */
  void clear(int row, int column) {
    int first = place(row, column) * shape.channels();
    for (int channel = 0; channel < shape.channels(); channel++) {
      pixels[first + channel] = 0;
    }
  }
}
