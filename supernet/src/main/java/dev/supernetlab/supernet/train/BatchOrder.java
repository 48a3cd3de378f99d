package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.random.Streams;
import java.util.Arrays;

/**
 * Which images each step sees, a function of seed and step: epoch e shuffles all images by (seed,
 * e) and cuts them into batches. Belongs to one thread.
 */
public final class BatchOrder {
  private final int images;
  private final int batch;
  private final int stepsPerEpoch;
  private final long seed;
  private long epoch = -1;
  private int[] permutation = {};

  /**
   * An order in which the last, smaller batch of an epoch counts.
   *
   * @param images size of the training set
   * @param batch images of a batch; more than there are means all
   * @param seed of the data
   */
  public BatchOrder(int images, int batch, long seed) {
    this(images, batch, seed, (images + batch - 1) / batch);
  }

  private BatchOrder(int images, int batch, long seed, int stepsPerEpoch) {
    this.images = images;
    this.batch = Math.min(batch, images);
    this.seed = seed;
    this.stepsPerEpoch = stepsPerEpoch;
  }

  /** The order of a training on so many images. */
  static BatchOrder of(TrainingSpec spec, int images, long seed) {
    return new BatchOrder(images, spec.batch(), seed, spec.stepsPerEpoch(images));
  }

  /** Steps of an epoch. */
  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** Images of a step's batch; 0 for the first step. */
  public int size(long step) {
    int first = (int) (step % stepsPerEpoch) * batch;
    return Math.min(batch, images - first);
  }

  /**
   * Indices of the images of a step's batch.
   *
   * @param step 0 for the first
   */
  public int[] batch(long step) {
    long wanted = step / stepsPerEpoch;
    if (wanted != epoch) {
      permutation = Streams.permutation(images, Streams.of(seed, "epoch " + wanted));
      epoch = wanted;
    }
    int first = (int) (step % stepsPerEpoch) * batch;
    return Arrays.copyOfRange(permutation, first, first + size(step));
  }
}
