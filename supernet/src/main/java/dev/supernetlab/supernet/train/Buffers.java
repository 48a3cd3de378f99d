package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Makes tensors for batches of one size and one shape of images. */
final class Buffers implements AutoCloseable {
  private final Kernels kernels;
  private final int batch;
  private final ImageShape shape;
  private final List<Tensor> made;

  /**
   * For batches of so many images.
   *
   * @param kernels that will work on them
   */
  Buffers(Kernels kernels, int batch, ImageShape shape) {
    this(kernels, batch, shape, new ArrayList<>());
  }

  private Buffers(Kernels kernels, int batch, ImageShape shape, List<Tensor> made) {
    this.kernels = kernels;
    this.batch = batch;
    this.shape = shape;
    this.made = made;
  }

  /** For images of another shape; freed with these. */
  Buffers of(ImageShape other) {
    return new Buffers(kernels, batch, other, made);
  }

  int batch() {
    return batch;
  }

  /** Values per channel. */
  long count() {
    return (long) batch * shape.pixels();
  }

  /** [N,H,W,channels] where {@link Kernels#activation} has it. */
  Tensor activation(int channels) {
    return kept(kernels.activation(batch, shape.height(), shape.width(), channels));
  }

  /** [N,H,W,channels] for dense convolutions. */
  Tensor convolved(int channels) {
    return tensor(batch, shape.height(), shape.width(), channels);
  }

  /** What batch normalisation saves for its backward call. */
  Tensor saved(int channels) {
    return tensor(2, channels);
  }

  Tensor tensor(long... dimensions) {
    return kept(Tensor.zeros(dimensions));
  }

  private Tensor kept(Tensor tensor) {
    made.add(tensor);
    return tensor;
  }

  @Override
  public void close() {
    made.forEach(Tensor::close);
    made.clear();
  }
}
