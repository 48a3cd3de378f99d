package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Operation;

/** The buffers of one edge, whichever operator a child chooses for it; made when first needed. */
final class EdgeUnit {
  private static final int STAGES = 2;

  private final int channels;
  private final Buffers buffers;
  private final Scratch scratch;
  private final Tensor[] computed = new Tensor[STAGES];
  private final Tensor[] saved = new Tensor[STAGES];
  private Tensor between;

  EdgeUnit(int channels, Buffers buffers, Scratch scratch) {
    this.channels = channels;
    this.buffers = buffers;
    this.scratch = scratch;
  }

  /** y = operation(x), or y += operation(x). */
  void forward(Pass pass, Operation operation, Tensor x, Tensor y, boolean add) {
    if (operation instanceof Operation.Separable separable) {
      separable(pass, separable, x, y, add);
    } else if (operation instanceof Operation.Pool pool) {
      need(0);
      if (pool.maximum()) {
        pass.kernels().maxPool(x, null, computed[0], false);
      } else {
        pass.kernels().avgPool(x, null, computed[0], false);
      }
      pass.normalise(computed[0], pool.statistics(), saved[0], y, add);
    } else {
      if (!add) {
        y.clear();
      }
      pass.kernels().add(x, y);
    }
  }

  /** Adds to dx, and to the gradients of the operation's parameters. */
  void backward(Pass pass, Operation operation, Tensor x, Tensor dy, Tensor dx) {
    if (operation instanceof Operation.Separable separable) {
      separableBackward(pass, separable, x, dy, dx);
    } else if (operation instanceof Operation.Pool pool) {
      pass.normaliseBackward(computed[0], saved[0], dy, scratch.computed());
      if (pool.maximum()) {
        pass.kernels().maxPoolBackward(x, scratch.computed(), dx);
      } else {
        pass.kernels().avgPoolBackward(scratch.computed(), dx);
      }
    } else {
      pass.kernels().add(dy, dx);
    }
  }

  private void separable(
      Pass pass, Operation.Separable separable, Tensor x, Tensor y, boolean add) {
    int last = separable.stages().size() - 1;
    for (int number = 0; number <= last; number++) {
      Operation.Stage stage = separable.stages().get(number);
      need(number);
      pass.kernels()
          .separable(
              number == 0 ? x : between,
              pass.value(stage.depthwise()),
              stage.dilation(),
              pass.value(stage.pointwise()),
              null,
              computed[number],
              false);
      pass.normalise(
          computed[number],
          stage.statistics(),
          saved[number],
          number == last ? y : between(),
          number == last && add);
    }
  }

  private void separableBackward(
      Pass pass, Operation.Separable separable, Tensor x, Tensor dy, Tensor dx) {
    int last = separable.stages().size() - 1;
    for (int number = last; number >= 0; number--) {
      Operation.Stage stage = separable.stages().get(number);
      Tensor dOutput = number == last ? dy : scratch.between();
      pass.normaliseBackward(computed[number], saved[number], dOutput, scratch.computed());
      if (number > 0) {
        scratch.between().clear();
      }
      pass.kernels()
          .separableBackward(
              number == 0 ? x : between,
              pass.value(stage.depthwise()),
              stage.dilation(),
              pass.value(stage.pointwise()),
              scratch.computed(),
              number == 0 ? dx : scratch.between(),
              pass.gradient(stage.depthwise()),
              pass.gradient(stage.pointwise()));
    }
  }

  private void need(int number) {
    if (computed[number] == null) {
      computed[number] = buffers.activation(channels);
      saved[number] = buffers.saved(channels);
    }
  }

  private Tensor between() {
    if (between == null) {
      between = buffers.activation(channels);
    }
    return between;
  }

  /**
   * Gradients that no one needs once an edge is done.
   *
   * @param computed of what BN reads
   * @param between of what the second stage reads
   */
  record Scratch(Tensor computed, Tensor between) {}
}
