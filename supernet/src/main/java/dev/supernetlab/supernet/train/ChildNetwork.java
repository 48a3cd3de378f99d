package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs any child of a blueprint on batches of one size, forward and backward. */
final class ChildNetwork implements AutoCloseable {
  private final Buffers buffers;
  private final Tensor images;
  private final int[] labels;
  private final StemUnit stem;
  private final List<CellUnit> cells = new ArrayList<>();

  /** By the cell before which they stand. */
  private final Map<Integer, ReductionUnit> reductions = new HashMap<>();

  private final HeadUnit head;

  ChildNetwork(Kernels kernels, Blueprint blueprint, int batch) {
    ImageShape shape = blueprint.input();
    this.buffers = new Buffers(kernels, batch, shape);
    this.images = buffers.convolved(shape.channels());
    this.labels = new int[batch];
    this.stem = new StemUnit(blueprint.stem(), shape.channels(), buffers);
    for (int first = 0;
        first < blueprint.space().cells();
        first += blueprint.space().spec().cells()) {
      stack(blueprint, first);
    }
    this.head = new HeadUnit(blueprint.linear(), buffers);
  }

  /** The cells of one stack, which share buffers in turn. */
  private void stack(Blueprint blueprint, int first) {
    SearchSpace space = blueprint.space();
    Buffers ofStack = buffers.of(blueprint.shape(first));
    if (space.halvesBefore(first)) {
      reductions.put(first, new ReductionUnit(cells.get(first - 1).outputs(), ofStack));
    }
    int channels = space.channels(first);
    Tensor scratch = ofStack.activation(channels);
    Tensor[][] gradients = new Tensor[2][space.nodes() + 1];
    for (Tensor[] ofNodes : gradients) {
      Arrays.setAll(ofNodes, node -> ofStack.activation(channels));
    }
    for (int cell = first; cell < first + space.spec().cells(); cell++) {
      cells.add(new CellUnit(blueprint, cell, ofStack, gradients[cell % 2], scratch));
    }
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
    for (int cell = 0; cell < cells.size(); cell++) {
      ReductionUnit reduction = reductions.get(cell);
      if (reduction != null) {
        reduction.forward(pass, inputs);
        inputs = reduction.outputs();
      }
      cells.get(cell).forward(pass, inputs);
      inputs = cells.get(cell).outputs();
    }
    return head.forward(pass, inputs, labels);
  }

  /** Adds the gradient of the last forward run's loss to the slots' gradients. */
  void backward(Pass pass) {
    Tensor[] above = cleared(cells.get(cells.size() - 1).outputGradients());
    head.backward(pass, above);
    for (int cell = cells.size() - 1; cell > 0; cell--) {
      CellUnit below = cells.get(cell - 1);
      Tensor[] gradients = cleared(below.outputGradients());
      ReductionUnit reduction = reductions.get(cell);
      if (reduction == null) {
        cells.get(cell).backward(pass, below.outputs(), gradients);
      } else {
        cells.get(cell).backward(pass, reduction.outputs(), cleared(reduction.gradients()));
        reduction.backward(pass, gradients);
      }
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

  private static Tensor[] cleared(Tensor[] tensors) {
    for (Tensor tensor : tensors) {
      tensor.clear();
    }
    return tensors;
  }
}
