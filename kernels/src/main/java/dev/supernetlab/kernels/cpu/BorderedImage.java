package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** One image with a border of zeros, its channels not padded. */
final class BorderedImage {
  private final int rows;
  private final int width;
  private final int channels;
  private final int border;
  private final float[] values;

  /**
   * For images of x's shape.
   *
   * @param border pixels
   * @param overhang numbers that may be read behind the last one
   */
  BorderedImage(Tensor x, int border, int overhang) {
    this.rows = x.dim(1);
    this.width = x.dim(2);
    this.channels = x.dim(3);
    this.border = border;
    this.values = new float[(rows + 2 * border) * (width + 2 * border) * channels + overhang];
  }

  /** Image and border. */
  float[] values() {
    return values;
  }

  /** Index of a pixel, counted from the border's upper left corner. */
  int at(int row, int column) {
    return (row * (width + 2 * border) + column) * channels;
  }

  /** Takes in the n-th image. */
  void load(Tensor x, int n) {
    int length = width * channels;
    for (int row = 0; row < rows; row++) {
      int from = (n * rows + row) * length;
      x.floats().get(from, values, at(row + border, border), length);
    }
  }
}
