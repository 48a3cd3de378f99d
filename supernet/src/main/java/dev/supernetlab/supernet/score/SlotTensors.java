package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.score.Computation.Norm;
import dev.supernetlab.supernet.score.Computation.Ref;
import dev.supernetlab.supernet.snapshot.Weights;
import java.util.HashMap;
import java.util.Map;

/** The slots of one set of weights as kernels take them, each copied when first read. */
final class SlotTensors {
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

  /** A normalisation by running statistics. */
  After.Affine running(Norm norm) {
    float[] running = weights.slot(norm.statistics().slot());
    int channels = norm.channels();
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] = running[c];
      variance[c] = running[channels + c];
    }
    return statistics(norm, mean, variance);
  }

  /** A normalisation by these statistics. */
  After.Affine statistics(Norm norm, double[] mean, double[] variance) {
    int channels = norm.channels();
    float[] values = new float[2 * channels];
    for (int c = 0; c < channels; c++) {
      double gamma = norm.gamma() == null ? 1 : weights.slot(norm.gamma().slot())[c];
      double beta = norm.beta() == null ? 0 : weights.slot(norm.beta().slot())[c];
      double scale = gamma / Math.sqrt(variance[c] + Kernels.EPSILON);
      values[c] = (float) scale;
      values[channels + c] = (float) (beta - mean[c] * scale);
    }
    return new After.Affine(Tensor.zeros(2, channels).fill(values));
  }
}
