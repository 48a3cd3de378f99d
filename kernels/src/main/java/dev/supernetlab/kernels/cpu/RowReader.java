package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** Rows of one image to read: where they lie, or copied where vectors cannot reach them there. */
final class RowReader {
  private final Transfer transfer;
  private final int most;
  private float[] copy;
  private float[] array;
  private int from;

  /**
   * Of tensors of one shape.
   *
   * @param most rows at a time
   */
  RowReader(Transfer transfer, int most) {
    this.transfer = transfer;
    this.most = most;
  }

  /** Turns to so many rows of an image. */
  void read(Tensor x, int image, int row, int count) {
    array = transfer.direct(x);
    from = transfer.at(image, row);
    if (array == null) {
      if (copy == null) {
        copy = new float[most * transfer.rowLength()];
      }
      transfer.load(x, image, row, count, copy);
      array = copy;
      from = 0;
    }
  }

  /** Holds the rows, one after the other. */
  float[] array() {
    return array;
  }

  /** Index of the first one. */
  int from() {
    return from;
  }
}
