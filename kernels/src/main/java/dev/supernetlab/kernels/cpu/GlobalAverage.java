package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** Means over the pixels of one shape. */
final class GlobalAverage {
  private final Transfer transfer;
  private final Pixel pixel;
  private final Channels channels;
  private final RowReader image;
  private final RowWriter result;
  private final float[] zeros;
  private final float[] values;

  GlobalAverage(Lanes lanes, Tensor x) {
    this.transfer = Transfer.of(x, lanes);
    this.pixel = transfer.pixel();
    this.channels = Constants.channels(pixel);
    this.image = new RowReader(transfer, transfer.rows());
    this.result = new RowWriter(transfer, transfer.rows());
    this.zeros = pixel.filled(0);
    this.values = pixel.filled(0);
  }

  /** Writes x's means to columns of y, N times F, starting with the given one. */
  void forward(Tensor x, Tensor y, int firstColumn) {
    int c = transfer.channels();
    for (int n = 0; n < x.dim(0); n++) {
      image.read(x, n, 0, transfer.rows());
      channels.sums(image.array(), image.from(), zeros, 1, values, transfer.pixels());
      for (int i = 0; i < c; i++) {
        values[i] /= transfer.pixels();
      }
      y.floats().put(n * (y.length() / y.dim(0)) + firstColumn, values, 0, c);
    }
  }

  void backward(Tensor dy, Tensor dx, int firstColumn) {
    int c = transfer.channels();
    for (int n = 0; n < dx.dim(0); n++) {
      dy.floats().get(n * dy.dim(1) + firstColumn, values, 0, c);
      for (int i = 0; i < c; i++) {
        values[i] /= transfer.pixels();
      }
      result.open(dx, n, 0, transfer.rows(), true);
      channels.addToAll(values, result.array(), result.to(), transfer.pixels());
      result.close();
    }
  }
}
