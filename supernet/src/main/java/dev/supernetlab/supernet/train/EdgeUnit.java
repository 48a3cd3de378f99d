package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Operation;

/** The buffers of one edge, whichever operator a child chooses for it; made when first needed. */
final class EdgeUnit {
  private static final int STAGES = 2;

  private final int channels;
  private final Buffers buffers;
  private final Tensor scratch;
  private final Normalised[] computed = new Normalised[STAGES];

  /**
   * An edge.
   *
   * @param scratch for a gradient that no one needs once the edge is done
   */
  EdgeUnit(int channels, Buffers buffers, Tensor scratch) {
    this.channels = channels;
    this.buffers = buffers;
    this.scratch = scratch;
  }

  /** y = operation(x), or y += operation(x). */
  void forward(Pass pass, Operation operation, Tensor x, Tensor y, boolean add) {
    if (operation instanceof Operation.Separable separable) {
      pass.kernels().normalise(separable(pass, separable, x), y, add);
    } else if (operation instanceof Operation.Pool pool) {
      pass.kernels().normalise(pool(pass, pool, x), y, add);
    } else if (operation instanceof Operation.Dense dense) {
      pass.kernels().normalise(dense(pass, dense, x), y, add);
    } else {
      if (!add) {
        y.clear();
      }
      if (operation instanceof Operation.Skip) {
        pass.kernels().add(x, y);
      }
    }
  }

  private Normalised dense(Pass pass, Operation.Dense dense, Tensor x) {
    Normalised y = computed(0);
    After after = new After.Statistics(y.saved());
    pass.kernels().dense(x, pass.values(dense), after, y.raw(), false);
    pass.follow(y, dense.statistics());
    return y;
  }

  private Normalised pool(Pass pass, Operation.Pool pool, Tensor x) {
    Normalised y = computed(0);
    After after = new After.Statistics(y.saved());
    if (pool.maximum()) {
      pass.kernels().maxPool(x, after, y.raw(), false);
    } else {
      pass.kernels().avgPool(x, after, y.raw(), false);
    }
    pass.follow(y, pool.statistics());
    return y;
  }

  private Normalised separable(Pass pass, Operation.Separable separable, Tensor input) {
    Normalised x = Normalised.not(input);
    for (int number = 0; number < separable.stages().size(); number++) {
      Operation.Stage stage = separable.stages().get(number);
      Normalised y = computed(number);
      After after = new After.Statistics(y.saved());
      pass.kernels().separable(x, pass.values(stage), after, y.raw(), false);
      pass.follow(y, stage.statistics());
      x = y;
    }
    return x;
  }

  /** Adds to dx, and to the gradients of the operation's parameters. */
  void backward(Pass pass, Operation operation, Tensor x, Tensor dy, Tensor dx) {
    if (operation instanceof Operation.Separable separable) {
      separableBackward(pass, separable, x, dy, dx);
    } else if (operation instanceof Operation.Pool pool) {
      if (pool.maximum()) {
        pass.kernels().maxPoolBackward(x, computed(0), dy, dx);
      } else {
        pass.kernels().avgPoolBackward(computed(0), dy, dx);
      }
    } else if (operation instanceof Operation.Dense dense) {
      pass.kernels()
          .denseBackward(x, pass.values(dense), computed(0), dy, dx, pass.gradients(dense));
    } else if (operation instanceof Operation.Skip) {
      pass.kernels().add(dy, dx);
    }
  }

  private void separableBackward(
      Pass pass, Operation.Separable separable, Tensor x, Tensor dy, Tensor dx) {
    Tensor above = dy;
    for (int number = separable.stages().size() - 1; number >= 0; number--) {
      Operation.Stage stage = separable.stages().get(number);
      boolean first = number == 0;
      pass.kernels()
          .separableBackward(
              first ? Normalised.not(x) : computed(number - 1),
              pass.values(stage),
              computed(number),
              above,
              first ? dx : scratch,
              first,
              pass.gradients(stage));
      above = scratch;
    }
  }

  private Normalised computed(int number) {
    if (computed[number] == null) {
      computed[number] = new Normalised(buffers.activation(channels), buffers.saved(channels));
    }
    return computed[number];
  }
}
