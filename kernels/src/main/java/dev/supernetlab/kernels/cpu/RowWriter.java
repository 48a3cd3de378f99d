package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** Rows of one image to write: where they belong, or elsewhere and then copied there. */
final class RowWriter {
  private final Transfer transfer;
  private final int most;
  private float[] copy;
  private float[] array;
  private int to;
  private Tensor y;
  private int image;
  private int row;
  private int count;

  /**
   * Of tensors of one shape.
   *
   * @param most rows at a time
   */
  RowWriter(Transfer transfer, int most) {
    this.transfer = transfer;
    this.most = most;
  }

  /**
   * Turns to so many rows of an image.
   *
   * @param kept whether the array has to hold what is there; else it may hold anything
   */
  void open(Tensor tensor, int ofImage, int firstRow, int rows, boolean kept) {
    y = tensor;
    image = ofImage;
    row = firstRow;
    count = rows;
    array = transfer.direct(tensor);
    to = transfer.at(ofImage, firstRow);
    if (array == null) {
      if (copy == null) {
        copy = new float[most * transfer.rowLength()];
      }
      if (kept) {
        transfer.load(tensor, ofImage, firstRow, rows, copy);
      }
      array = copy;
      to = 0;
    }
  }

  /** Where the rows go, one after the other. */
  float[] array() {
    return array;
  }

  /** Index of the first one. */
  int to() {
    return to;
  }

  /** The rows are written. */
  void close() {
    if (array == copy) {
      transfer.store(copy, y, image, row, count);
    }
  }
}
