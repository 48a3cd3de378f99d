package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * Weights on the heap, rows of a tensor [..,O], and the sum of their gradients over images. There
 * is a copy for every pixel of a group: side by side, or as the blocks of a matrix that is zero
 * elsewhere.
 */
final class Weights {
  private final int rows;
  private final Group group;

  /** From a weight to its next copy. */
  private final int nextCopy;

  private final float[] values;
  private final float[] partial;
  private final float[] total;

  private Weights(int rows, Group group, int nextCopy, int length) {
    this.rows = rows;
    this.group = group;
    this.nextCopy = nextCopy;
    this.values = new float[length];
    this.partial = new float[length];
    this.total = new float[rows * group.channels()];
  }

  /** Copies side by side: each of so many rows is a group long. */
  static Weights sideBySide(int rows, Group group) {
    return new Weights(rows, group, group.padded(), rows * group.length());
  }

  /**
   * Copies on the diagonal of a matrix that a group of pixels is multiplied with.
   *
   * @param rows channels of an input pixel
   * @param blockRows the same padded
   * @param group of output pixels
   */
  static Weights diagonal(int rows, int blockRows, Group group) {
    int nextCopy = blockRows * group.length() + group.padded();
    int length = group.pixels() * blockRows * group.length();
    return new Weights(rows, group, nextCopy, length);
  }

  /** Copies them in, starting with the tensor's given row. */
  float[] load(Tensor w, int firstRow) {
    for (int row = 0; row < rows; row++) {
      int to = row * group.length();
      w.floats().get((firstRow + row) * group.channels(), values, to, group.channels());
      for (int pixel = 1; pixel < group.pixels(); pixel++) {
        System.arraycopy(values, to, values, to + pixel * nextCopy, group.channels());
      }
    }
    return values;
  }

  /** Multiplies what was loaded by a factor for each column of a group. */
  void scale(float[] factors) {
    for (int row = 0; row < values.length; row += group.length()) {
      for (int column = 0; column < group.length(); column++) {
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
    int columns = group.channels();
    for (int row = 0; row < rows; row++) {
      for (int pixel = 0; pixel < group.pixels(); pixel++) {
        int from = row * group.length() + pixel * nextCopy;
        for (int column = 0; column < columns; column++) {
          total[row * columns + column] += partial[from + column];
        }
      }
    }
    Arrays.fill(partial, 0);
  }

  /** Moves the sum to a gradient, starting with its given row. */
  void moveTo(Tensor dw, int firstRow) {
    int first = firstRow * group.channels();
    for (int i = 0; i < total.length; i++) {
      dw.floats().put(first + i, dw.floats().get(first + i) + total[i]);
    }
    Arrays.fill(total, 0);
  }

  /**
   * The transpose of what was loaded, on the diagonal for another group's pixels.
   *
   * @param columns that group: the rows of a block are its channels
   */
  void transposeInto(float[] transposed, Group columns) {
    int nextBlock = group.padded() * columns.length() + columns.padded();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < group.channels(); column++) {
        for (int pixel = 0; pixel < columns.pixels(); pixel++) {
          transposed[column * columns.length() + row + pixel * nextBlock] =
              values[row * group.length() + column];
        }
      }
    }
  }

  /** What was loaded side by side with its rows in reverse order: a kernel turned around. */
  void reverseInto(float[] reversed) {
    int length = group.length();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * length, reversed, (rows - 1 - row) * length, length);
    }
  }
}
