package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.data.ImageShape;

/**
 * Memory of a process that does one training at a time, as far as it follows from the spec. What
 * the weights need is beside that; {@link WeightSizes} has it.
 *
 * @param buffers bytes of activations and gradients of the batches of an epoch, its last and
 *     smaller one included; as many again for each further training at a time
 * @param images bytes of the images of all splits
 */
public record TrainingMemory(long buffers, long images) {
  /**
   * Bytes of the Java machine, measured: code, libraries, and the garbage that gathers beside the
   * buffers before it is collected.
   */
  private static final long PROCESS = 600L << 20;

  /** What an experiment's trainings need. */
  public static TrainingMemory of(DataSpec data, SpaceSpec space, TrainingSpec training) {
    int train = data.train().images();
    long others = (long) data.validation().images() + data.test().images();
    ImageShape shape = ImageShape.of(data);
    TrainingMemory alone = of(space, shape, training.batch(), train);
    return new TrainingMemory(
        alone.buffers(), alone.images() + others * shape.length() * Float.BYTES);
  }

  /**
   * What a training needs that has no other images than its own.
   *
   * @param images size of the train split
   */
  public static TrainingMemory of(SpaceSpec space, ImageShape shape, int batch, int images) {
    int whole = Math.min(batch, images);
    int last = images % whole;
    long pixels = (long) (whole + last) * shape.pixels();
    return new TrainingMemory(
        pixels * floatsPerPixel(space, shape) * Float.BYTES,
        (long) images * shape.length() * Float.BYTES);
  }

  /**
   * Refuses a training that this process has no memory for: whose batches, which the cpu kernels
   * keep on the heap, and a checkpoint exceed the heap, or whose weights exceed native memory.
   *
   * @param heap its greatest size in bytes
   * @param beside greatest size of native memory in bytes; 0: there is no limit
   * @throws IllegalArgumentException if so
   */
  public void mustFit(WeightSizes weights, long heap, long beside) {
    if (buffers + weights.heap() > heap) {
      throw new IllegalArgumentException(
          "its batches need %,d MiB and its checkpoints %,d MiB, more than the %,d MiB of a trainer's heap (-Xmx)"
              .formatted(buffers >> 20, weights.heap() >> 20, heap >> 20));
    }
    if (beside > 0 && weights.memory() > beside) {
      throw new IllegalArgumentException(
          "its weights need %,d MiB, more than the %,d MiB of a trainer's native memory (org.bytedeco.javacpp.maxbytes)"
              .formatted(weights.memory() >> 20, beside >> 20));
    }
  }

  /** The greatest resident set to expect, in bytes. */
  public long peak() {
    return PROCESS + buffers + images;
  }

  /** Of one image; a further stack has twice the channels and a quarter of the pixels. */
  private static long floatsPerPixel(SpaceSpec space, ImageShape shape) {
    long nodes = space.nodes() + 1L;
    long stages =
        space.operators().stream().mapToLong(TrainingMemory::computedStages).max().orElse(0);
    long stem = 4L * space.stem().channels();
    long ofCell = 1 + nodes + stages * space.edges();
    long ofAllCells = 1 + 2 * nodes;
    long ofStack = space.channels() * (ofAllCells + ofCell * space.cells());
    long all = shape.channels() + stem;
    for (int stack = 0; stack < space.stacks(); stack++) {
      all += ofStack >> stack;
      all += stack == 0 ? 0 : (2 * space.channels() * nodes) >> stack;
    }
    return all;
  }

  /** Results that an operator keeps for its backward pass. */
  private static long computedStages(Operator operator) {
    return switch (operator) {
      case NONE, SKIP_CONNECT -> 0;
      case MAX_POOL_3X3,
          AVG_POOL_3X3,
          DIL_CONV_3X3,
          DIL_CONV_5X5,
          CONV_7X1_1X7,
          NOR_CONV_1X1,
          NOR_CONV_3X3 ->
          1;
      case SEP_CONV_3X3, SEP_CONV_5X5, SEP_CONV_7X7 -> 2;
    };
  }
}
