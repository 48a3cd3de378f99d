package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** Means over the pixels of one shape. */
final class GlobalAverage {
  private final Transfer transfer;
  private final Group group;
  private final Channels channels;
  private final float[] image;
  private final float[] result;
  private final float[] zeros;
  private final float[] values;

  GlobalAverage(Lanes lanes, Tensor x) {
    this.transfer = Transfer.of(x, lanes);
    this.group = transfer.group();
    this.channels = Constants.channels(lanes, group);
    this.image = new float[transfer.length()];
    this.result = new float[transfer.length()];
    this.zeros = group.filled(0);
    this.values = group.filled(0);
  }

  /** Writes x's means to columns of y [N,F], starting with the given one. */
  void forward(Tensor x, Tensor y, int firstColumn) {
    int c = transfer.channels();
    for (int n = 0; n < x.dim(0); n++) {
      transfer.load(x, n, image);
      channels.sums(image, zeros, 1, values, transfer.pixels());
      group.fold(values);
      for (int i = 0; i < c; i++) {
        values[i] /= transfer.pixels();
      }
      y.floats().put(n * y.dim(1) + firstColumn, values, 0, c);
    }
  }

  void backward(Tensor dy, Tensor dx, int firstColumn) {
    int c = transfer.channels();
    for (int n = 0; n < dx.dim(0); n++) {
      dy.floats().get(n * dy.dim(1) + firstColumn, values, 0, c);
      for (int i = 0; i < c; i++) {
        values[i] /= transfer.pixels();
      }
      group.repeat(values);
      transfer.load(dx, n, result);
      channels.addToAll(values, result, transfer.pixels());
      transfer.store(result, dx, n);
    }
  }
}
