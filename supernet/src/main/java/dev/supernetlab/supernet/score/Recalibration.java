package dev.supernetlab.supernet.score;

import dev.supernetlab.supernet.train.BatchOrder;
import java.util.List;
import java.util.stream.LongStream;

/** The training batches that a child's own BN statistics are taken from. */
public final class Recalibration {
  /** How many. */
  public static final int BATCHES = 8;

  private Recalibration() {}

  /**
   * Indices into the train split, the same for all children of an instance.
   *
   * @param images size of the train split
   * @param batch images of a batch
   * @param dataSeed the instance's
   */
  public static List<int[]> batches(int images, int batch, long dataSeed) {
    BatchOrder order = new BatchOrder(images, batch, dataSeed);
    return LongStream.range(0, BATCHES).mapToObj(order::batch).toList();
  }
}
