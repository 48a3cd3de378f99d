package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.score.Computation.Norm;
import dev.supernetlab.supernet.score.Computation.Normal;
import dev.supernetlab.supernet.score.Computation.Stem;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The children's own BN statistics: while training batches run through the graph with the
 * statistics of each batch, their cumulative mean is taken at every node.
 */
final class Calibration implements Normalisation {
  private final Kernels kernels;
  private final SlotTensors slots;
  private final Map<Integer, Moments> moments = new HashMap<>();

  Calibration(Kernels kernels, SlotTensors slots) {
    this.kernels = kernels;
    this.slots = slots;
  }

  /** Where a node's batch statistics go. */
  Tensor saved(int node, Normal computation) {
    return moments.computeIfAbsent(node, key -> new Moments(computation.norm())).saved;
  }

  /** Batch normalisation of a stem's layer. */
  void normalise(Stem stem, Normalised x, Tensor y) {
    Tensor gamma = slots.of(stem.norm().gamma());
    Tensor beta = slots.of(stem.norm().beta());
    kernels.batchNorm(x.raw(), gamma, beta, x.saved(), stem.relu(), y);
  }

  /** Takes in a node's batch statistics, of so many values per channel. */
  void take(int node, int count) {
    moments.get(node).take(count);
  }

  /** Normalisation by the means of what has run through so far. */
  Normalisation.Given result() {
    Map<Integer, After.Affine> statistics = new HashMap<>();
    moments.forEach((node, found) -> statistics.put(node, found.statistics()));
    return statistics::get;
  }

  /** Those means and variances [2,C] by the slot of the statistics in whose place they stand. */
  Map<String, float[]> bySlot() {
    Map<String, float[]> values = new HashMap<>();
    for (Moments found : moments.values()) {
      values.put(found.norm.statistics().slot(), found.values());
    }
    return values;
  }

  /** Sums over batches of one node's means and unbiased variances. */
  private final class Moments {
    private final Norm norm;
    private final Tensor saved;
    private final double[] mean;
    private final double[] variance;
    private int batches;

    Moments(Norm norm) {
      this.norm = norm;
      this.saved = Tensor.zeros(2, norm.channels());
      this.mean = new double[norm.channels()];
      this.variance = new double[norm.channels()];
    }

    void take(int count) {
      float[] batch = saved.toArray();
      for (int c = 0; c < mean.length; c++) {
        double inverse = batch[mean.length + c];
        double biased = Math.max(0, 1 / (inverse * inverse) - Kernels.EPSILON);
        mean[c] += batch[c];
        variance[c] += count == 1 ? biased : biased * count / (count - 1);
      }
      batches++;
    }

    After.Affine statistics() {
      return slots.statistics(norm, perBatch(mean), perBatch(variance));
    }

    float[] values() {
      double[] means = perBatch(mean);
      double[] variances = perBatch(variance);
      float[] values = new float[2 * means.length];
      for (int c = 0; c < means.length; c++) {
        values[c] = (float) means[c];
        values[means.length + c] = (float) variances[c];
      }
      return values;
    }

    private double[] perBatch(double[] sums) {
      return DoubleStream.of(sums).map(sum -> sum / batches).toArray();
    }
  }
}
