package dev.supernetlab.kernels.portable;

import dev.supernetlab.kernels.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A padded copy of activations [N,H,W,C] and its shifted slices, one per tap of a kernel. Taps are
 * numbered in row order.
 */
final class Windows {
  private final INDArray padded;
  private final int kernelHeight;
  private final int kernelWidth;
  private final int dilation;
  private final long height;
  private final long width;

  private Windows(INDArray like, int kernelHeight, int kernelWidth, int dilation, double padding) {
    this.kernelHeight = kernelHeight;
    this.kernelWidth = kernelWidth;
    this.dilation = dilation;
    this.height = like.size(1);
    this.width = like.size(2);
    long[] shape = {
      like.size(0),
      height + 2L * border(kernelHeight),
      width + 2L * border(kernelWidth),
      like.size(3)
    };
    this.padded = Nd4j.valueArrayOf(shape, padding, DataType.FLOAT);
  }

  /** The slices of x, with the given value outside of it. */
  static Windows of(INDArray x, int kernel, int dilation, double padding) {
    Windows windows = new Windows(x, kernel, kernel, dilation, padding);
    windows.centre().assign(x);
    return windows;
  }

  /** The slices of x that the taps of weights [kh,kw,I,O] see, zeros outside of x. */
  static Windows of(INDArray x, Tensor w) {
    Windows windows = zeros(x, w);
    windows.centre().assign(x);
    return windows;
  }

  /** Zeros in the shape that such slices have. */
  static Windows zeros(INDArray x, Tensor w) {
    return new Windows(x, w.dim(0), w.dim(1), 1, 0);
  }

  /** Zeros in the shape that the slices of x have, to gather their gradients in. */
  static Windows zeros(INDArray x, int kernel, int dilation) {
    return new Windows(x, kernel, kernel, dilation, 0);
  }

  int taps() {
    return kernelHeight * kernelWidth;
  }

  /** A view of the slice that a tap sees, [N,H,W,C]. */
  INDArray tap(int tap) {
    return slice((long) dilation * (tap / kernelWidth), (long) dilation * (tap % kernelWidth));
  }

  /** A copy of the slice that a tap sees, as rows [N*H*W,C]. */
  INDArray rows(int tap) {
    return rowsOf(tap(tap));
  }

  /** A view of what is not padding, [N,H,W,C]. */
  INDArray centre() {
    return slice(border(kernelHeight), border(kernelWidth));
  }

  /** Activations [N,H,W,C] as rows [N*H*W,C]. */
  static INDArray rowsOf(INDArray x) {
    INDArray dense = x.isView() || x.ordering() != 'c' ? x.dup('c') : x;
    return dense.reshape('c', x.size(0) * x.size(1) * x.size(2), x.size(3));
  }

  private int border(int kernel) {
    return dilation * (kernel / 2);
  }

  private INDArray slice(long top, long left) {
    INDArrayIndex all = NDArrayIndex.all();
    return padded.get(
        all,
        NDArrayIndex.interval(top, top + height),
        NDArrayIndex.interval(left, left + width),
        all);
  }
}
