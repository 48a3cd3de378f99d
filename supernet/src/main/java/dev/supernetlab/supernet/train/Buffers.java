package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Makes tensors for batches of one size and frees them together. */
final class Buffers implements AutoCloseable {
  private final int batch;
  private final ImageShape shape;
  private final List<Tensor> made = new ArrayList<>();

  Buffers(int batch, ImageShape shape) {
    this.batch = batch;
    this.shape = shape;
  }

  int batch() {
    return batch;
  }

  /** Values per channel. */
  long count() {
    return (long) batch * shape.pixels();
  }

  /** [N,H,W,channels]. */
  Tensor activation(int channels) {
    return tensor(batch, shape.height(), shape.width(), channels);
  }

  /** What batch normalisation saves for its backward call. */
  Tensor saved(int channels) {
    return tensor(2, channels);
  }

  Tensor tensor(long... dimensions) {
    Tensor tensor = Tensor.zeros(dimensions);
    made.add(tensor);
    return tensor;
  }

  @Override
  public void close() {
    made.forEach(Buffers::close);
    made.clear();
  }

  /** Frees a tensor's memory at once; null is ignored. */
  static void close(Tensor tensor) {
    if (tensor != null && tensor.array().closeable()) {
      tensor.array().close();
    }
  }
}
