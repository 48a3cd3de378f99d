package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** Weights on the heap, rows of a tensor [..,O], and the sum of their gradients over images. */
final class Weights {
  private final int rows;
  private final Pixel pixel;
  private final float[] values;
  private final float[] partial;
  private final float[] total;

  /**
   * So many rows of weights.
   *
   * @param padded rows in the arrays, those behind the others zero
   * @param pixel that a row is for
   */
  Weights(int rows, int padded, Pixel pixel) {
    this.rows = rows;
    this.pixel = pixel;
    this.values = new float[padded * pixel.padded()];
    this.partial = new float[values.length];
    this.total = new float[rows * pixel.channels()];
  }

  /** Copies them in, starting with the tensor's given row. */
  float[] load(Tensor w, int firstRow) {
    for (int row = 0; row < rows; row++) {
      int from = (firstRow + row) * pixel.channels();
      w.floats().get(from, values, row * pixel.padded(), pixel.channels());
    }
    return values;
  }

  /** Multiplies what was loaded by a factor for each column. */
  void scale(float[] factors) {
    for (int row = 0; row < values.length; row += pixel.padded()) {
      for (int column = 0; column < pixel.padded(); column++) {
        values[row + column] *= factors[column];
      }
    }
  }

  /** To add one image's gradient to; zeros at first and after {@link #imageDone}. */
  float[] gradient() {
    return partial;
  }

  /** Adds the image's gradient to the sum: sums of sums keep single precision accurate. */
  void imageDone() {
    int columns = pixel.channels();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        total[row * columns + column] += partial[row * pixel.padded() + column];
      }
    }
    Arrays.fill(partial, 0);
  }

  /** Moves the sum to a gradient, starting with its given row. */
  void moveTo(Tensor dw, int firstRow) {
    int first = firstRow * pixel.channels();
    for (int i = 0; i < total.length; i++) {
      dw.floats().put(first + i, dw.floats().get(first + i) + total[i]);
    }
    Arrays.fill(total, 0);
  }

  /** The transpose of what was loaded, whose rows are so many floats long. */
  void transposeInto(float[] transposed, int length) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < pixel.channels(); column++) {
        transposed[column * length + row] = values[row * pixel.padded() + column];
      }
    }
  }

  /** What was loaded with its rows in reverse order: a kernel turned around. */
  void reverseInto(float[] reversed) {
    int length = pixel.padded();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * length, reversed, (rows - 1 - row) * length, length);
    }
  }
}
