package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs any child of a blueprint on batches of one size, forward and backward. */
final class ChildNetwork implements AutoCloseable {
  private final Buffers buffers;
  private final Tensor images;
  private final int[] labels;
  private final StemUnit stem;
  private final List<CellUnit> cells = new ArrayList<>();
  private final HeadUnit head;

  ChildNetwork(Kernels kernels, Blueprint blueprint, int batch) {
    ImageShape shape = blueprint.input();
    this.buffers = new Buffers(kernels, batch, shape);
    this.images = buffers.convolved(shape.channels());
    this.labels = new int[batch];
    this.stem = new StemUnit(blueprint.stem(), shape.channels(), buffers);
    int channels = blueprint.space().channels();
    Tensor scratch = buffers.activation(channels);
    Tensor[][] gradients = {nodeGradients(blueprint), nodeGradients(blueprint)};
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      cells.add(new CellUnit(blueprint, cell, buffers, gradients[cell % 2], scratch));
    }
    this.head = new HeadUnit(blueprint.linear(), buffers);
  }

  /** Where the batch's images go. */
  Tensor images() {
    return images;
  }

  /** Where the batch's labels go. */
  int[] labels() {
    return labels;
  }

  /** The last forward run's logits [N,K]. */
  Tensor logits() {
    return head.logits();
  }

  /** Mean cross-entropy of the batch; the child's running statistics follow. */
  double forward(Pass pass) {
    stem.forward(pass, images);
    Tensor[] inputs = {stem.output()};
    for (CellUnit cell : cells) {
      cell.forward(pass, inputs);
      inputs = cell.outputs();
    }
    return head.forward(pass, inputs, labels);
  }

  /** Adds the gradient of the last forward run's loss to the slots' gradients. */
  void backward(Pass pass) {
    Tensor[] above = cleared(cells.get(cells.size() - 1).outputGradients());
    head.backward(pass, above);
    for (int cell = cells.size() - 1; cell > 0; cell--) {
      CellUnit below = cells.get(cell - 1);
      cells.get(cell).backward(pass, below.outputs(), cleared(below.outputGradients()));
    }
    cells
        .get(0)
        .backward(
            pass, new Tensor[] {stem.output()}, cleared(new Tensor[] {stem.outputGradient()}));
    stem.backward(pass, images);
  }

  @Override
  public void close() {
    buffers.close();
  }

  private Tensor[] nodeGradients(Blueprint blueprint) {
    Tensor[] gradients = new Tensor[blueprint.space().nodes() + 1];
    Arrays.setAll(gradients, node -> buffers.activation(blueprint.space().channels()));
    return gradients;
  }

  private static Tensor[] cleared(Tensor[] tensors) {
    for (Tensor tensor : tensors) {
      tensor.clear();
    }
    return tensors;
  }
}
