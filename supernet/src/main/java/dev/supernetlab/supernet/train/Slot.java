package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Parameter;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where one parameter lives. The gradient is zero between steps; momentum exists from the first
 * gradient on.
 */
final class Slot implements AutoCloseable {
  private final String key;
  private final Parameter parameter;
  private final Tensor value;
  private Tensor momentum;
  private Tensor gradient;
  private boolean used;

  Slot(String key, Parameter parameter, float[] values) {
    this.key = key;
    this.parameter = parameter;
    this.value = zeros(parameter).fill(values);
  }

  String key() {
    return key;
  }

  Tensor value() {
    return value;
  }

  /** Where this step's gradient is summed; asking for it marks the slot as used by the step. */
  Tensor gradient() {
    if (momentum == null) {
      momentum = zeros(parameter);
    }
    if (gradient == null) {
      gradient = zeros(parameter);
    }
    used = true;
    return gradient;
  }

  /** This step's gradient, zero if the step did not use the slot; null if no step ever did. */
  Tensor zeroOrGradient() {
    return gradient;
  }

  /** Whether this step gave it a gradient. */
  boolean used() {
    return used;
  }

  /** Whether it ever had a gradient. */
  boolean everUsed() {
    return momentum != null;
  }

  /** Null if it never had a gradient. */
  Tensor momentum() {
    return momentum;
  }

  void restoreMomentum(float[] values) {
    gradient();
    momentum.fill(values);
    used = false;
  }

  /** Makes the gradient zero for the next step. */
  void release() {
    if (used) {
      gradient.clear();
      used = false;
    }
  }

  @Override
  public void close() {
    Stream.of(value, momentum, gradient).filter(Objects::nonNull).forEach(Tensor::close);
  }

  private static Tensor zeros(Parameter parameter) {
    return Tensor.zeros(parameter.shape().stream().mapToLong(Integer::longValue).toArray());
  }
}
