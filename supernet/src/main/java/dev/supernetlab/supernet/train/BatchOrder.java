package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.random.Streams;
import java.util.Arrays;

/**
 * Which images each step sees, a function of seed and step: epoch e shuffles all images by (seed,
 * e) and cuts them into batches; the last, smaller batch counts. Belongs to one thread.
 */
public final class BatchOrder {
  private final int images;
  private final int batch;
  private final long seed;
  private long epoch = -1;
  private int[] permutation = {};

  /**
   * An order.
   *
   * @param images size of the training set
   * @param batch images of a batch; more than there are means all
   * @param seed of the data
   */
  public BatchOrder(int images, int batch, long seed) {
    this.images = images;
    this.batch = Math.min(batch, images);
    this.seed = seed;
  }

  /** Steps of an epoch for a set and a batch of these sizes. */
  public static int stepsPerEpoch(int images, int batch) {
    return (images + batch - 1) / batch;
  }

  /** Steps of an epoch. */
  public int stepsPerEpoch() {
    return stepsPerEpoch(images, batch);
  }

  /** Images of a step's batch; 0 for the first step. */
  public int size(long step) {
    int first = (int) (step % stepsPerEpoch()) * batch;
    return Math.min(batch, images - first);
  }

  /**
   * Indices of the images of a step's batch.
   *
   * @param step 0 for the first
   */
  public int[] batch(long step) {
    long wanted = step / stepsPerEpoch();
    if (wanted != epoch) {
      permutation = Streams.permutation(images, Streams.of(seed, "epoch " + wanted));
      epoch = wanted;
    }
    int first = (int) (step % stepsPerEpoch()) * batch;
    return Arrays.copyOfRange(permutation, first, first + size(step));
  }
}
