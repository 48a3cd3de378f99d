package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.nio.FloatBuffer;

/** Means of 2x2 pixels. */
final class Halving {
  private Halving() {}

  /** y [N,H,W,C] of x [N,2H,2W,C]. */
  static void forward(Tensor x, Tensor y) {
    FloatBuffer from = x.floats();
    FloatBuffer to = y.floats();
    int channels = y.dim(3);
    int row = x.dim(2) * channels;
    for (int pixel = 0; pixel < y.length() / channels; pixel++) {
      int first = upperLeft(pixel, y);
      for (int c = 0; c < channels; c++) {
        int i = first + c;
        float above = from.get(i) + from.get(i + channels);
        float below = from.get(i + row) + from.get(i + row + channels);
        to.put(pixel * channels + c, (above + below) / 4);
      }
    }
  }

  /** Adds to dx [N,2H,2W,C], given dy [N,H,W,C]. */
  static void backward(Tensor dy, Tensor dx) {
    FloatBuffer to = dx.floats();
    int channels = dy.dim(3);
    int row = dx.dim(2) * channels;
    for (int pixel = 0; pixel < dy.length() / channels; pixel++) {
      int first = upperLeft(pixel, dy);
      for (int c = 0; c < channels; c++) {
        float quarter = dy.floats().get(pixel * channels + c) / 4;
        for (int i : new int[] {0, channels, row, row + channels}) {
          to.put(first + i + c, to.get(first + i + c) + quarter);
        }
      }
    }
  }

  /** Index of the first of the four pixels, given the number of their mean. */
  private static int upperLeft(int pixel, Tensor half) {
    int rows = pixel / half.dim(2);
    int column = pixel % half.dim(2);
    return (rows * 4 * half.dim(2) + 2 * column) * half.dim(3);
  }
}
