package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.score.Computation.Norm;
import java.util.HashMap;
import java.util.Map;

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

  /** Writes x normalised by its own statistics to y, or adds it. */
  void apply(int node, Norm norm, Tensor x, boolean relu, Tensor y, boolean add) {
    Moments found = moments.computeIfAbsent(node, key -> new Moments(norm));
    kernels.batchNorm(
        x,
        norm.gamma() == null ? null : slots.of(norm.gamma()),
        norm.beta() == null ? null : slots.of(norm.beta()),
        found.saved,
        relu,
        y,
        add);
    found.take(x.length() / x.dim(3));
  }

  /** Normalisation by the means of what has run through so far. */
  Normalisation.Given result() {
    Map<Integer, Tensor> statistics = new HashMap<>();
    moments.forEach((node, found) -> statistics.put(node, found.statistics()));
    return statistics::get;
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
      for (int c = 0; c < mean.length; c++) {
        double inverse = saved.floats().get(mean.length + c);
        double biased = Math.max(0, 1 / (inverse * inverse) - Kernels.EPSILON);
        mean[c] += saved.floats().get(c);
        variance[c] += count == 1 ? biased : biased * count / (count - 1);
      }
      batches++;
    }

    Tensor statistics() {
      double[] meanOfMeans = mean.clone();
      double[] meanOfVariances = variance.clone();
      for (int c = 0; c < mean.length; c++) {
        meanOfMeans[c] /= batches;
        meanOfVariances[c] /= batches;
      }
      return slots.statistics(norm, meanOfMeans, meanOfVariances);
    }
  }
}
