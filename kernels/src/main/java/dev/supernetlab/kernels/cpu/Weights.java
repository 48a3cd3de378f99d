package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * Weights on the heap: rows of a tensor [..,O] with its last dimension padded, and the sum of their
 * gradients over images.
 */
final class Weights {
  private final int rows;
  private final int columns;
  private final int padded;
  private final float[] values;
  private final float[] partial;
  private final float[] total;

  /**
   * @param rows product of all dimensions but the last
   * @param paddedRows at least as many; the additional ones are zero
   * @param columns O
   */
  Weights(int rows, int paddedRows, int columns, int padded) {
    this.rows = rows;
    this.columns = columns;
    this.padded = padded;
    this.values = new float[paddedRows * padded];
    this.partial = new float[paddedRows * padded];
    this.total = new float[paddedRows * padded];
  }

  /** Copies them in, starting with the tensor's given row. */
  float[] load(Tensor w, int firstRow) {
    if (columns == padded) {
      w.floats().get(firstRow * columns, values, 0, rows * columns);
      return values;
    }
    for (int row = 0; row < rows; row++) {
      w.floats().get((firstRow + row) * columns, values, row * padded, columns);
    }
    return values;
  }

  /** Multiplies what was loaded by a factor for each column. */
  void scale(float[] factors) {
    for (int row = 0; row < values.length; row += padded) {
      for (int column = 0; column < padded; column++) {
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
    for (int i = 0; i < total.length; i++) {
      total[i] += partial[i];
    }
    Arrays.fill(partial, 0);
  }

  /** Moves the sum to a gradient, starting with its given row. */
  void moveTo(Tensor dw, int firstRow) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int i = (firstRow + row) * columns + column;
        dw.floats().put(i, dw.floats().get(i) + total[row * padded + column]);
      }
    }
    Arrays.fill(total, 0);
  }

  /** The transpose of what was loaded, for {@link Pointwise}. */
  void transposeInto(float[] transposed) {
    int paddedRows = values.length / padded;
    for (int row = 0; row < paddedRows; row++) {
      for (int column = 0; column < padded; column++) {
        transposed[column * paddedRows + row] = values[row * padded + column];
      }
    }
  }

  /** What was loaded with its rows in reverse order: a depthwise kernel turned by 180 degrees. */
  void reverseInto(float[] reversed) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * padded, reversed, (rows - 1 - row) * padded, padded);
    }
  }
}
