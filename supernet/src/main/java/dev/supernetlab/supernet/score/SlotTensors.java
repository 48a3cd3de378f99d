package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.score.Computation.Norm;
import dev.supernetlab.supernet.score.Computation.Ref;
import dev.supernetlab.supernet.snapshot.Weights;
import java.util.HashMap;
import java.util.Map;

/** The slots of one set of weights as kernels take them, each copied when first read. */
final class SlotTensors {
  /** As in training: under the root that normalisation divides by. */
  private static final double EPSILON = 1e-5;

  private final Weights weights;
  private final Map<String, Tensor> tensors = new HashMap<>();

  SlotTensors(Weights weights) {
    this.weights = weights;
  }

  Tensor of(Ref ref) {
    return tensors.computeIfAbsent(
        ref.slot(),
        slot ->
            Tensor.zeros(ref.parameter().shape().stream().mapToLong(Integer::longValue).toArray())
                .fill(weights.slot(slot)));
  }

  /** Centre, scale and offset [3,C] of a normalisation by running statistics. */
  Tensor running(Norm norm) {
    return tensors.computeIfAbsent(
        norm.statistics().slot() + " normalisation",
        slot -> {
          float[] running = weights.slot(norm.statistics().slot());
          int channels = norm.channels();
          double[] mean = new double[channels];
          double[] variance = new double[channels];
          for (int c = 0; c < channels; c++) {
            mean[c] = running[c];
            variance[c] = running[channels + c];
          }
          return statistics(norm, mean, variance);
        });
  }

  /** Centre, scale and offset [3,C] of a normalisation by these statistics. */
  Tensor statistics(Norm norm, double[] mean, double[] variance) {
    int channels = norm.channels();
    float[] values = new float[3 * channels];
    for (int c = 0; c < channels; c++) {
      double gamma = norm.gamma() == null ? 1 : weights.slot(norm.gamma().slot())[c];
      values[c] = (float) mean[c];
      values[channels + c] = (float) (gamma / Math.sqrt(variance[c] + EPSILON));
      values[2 * channels + c] = norm.beta() == null ? 0 : weights.slot(norm.beta().slot())[c];
    }
    return Tensor.zeros(3, channels).fill(values);
  }
}
