package dev.supernetlab.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded random tensors, and comparisons of tensors. */
public final class Samples {
  private final RandomGenerator random;

  /** The same tensors for the same seed. */
  public Samples(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Values of magnitude 0.1 to about 1, so that no ReLU is near its kink. */
  public Tensor tensor(long... shape) {
    Tensor tensor = Tensor.zeros(shape);
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      double value = 0.1 + 0.9 * random.nextDouble();
      values[i] = (float) (random.nextBoolean() ? value : -value);
    }
    return tensor.fill(values);
  }

  /** A tensor with the same elements in memory of its own. */
  public static Tensor copy(Tensor tensor) {
    return Tensor.zeros(tensor.shape()).fill(tensor.toArray());
  }

  /** Asserts that no element differs by more than the tolerance times the largest magnitude. */
  public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
    float[] a = actual.toArray();
    float[] e = expected.toArray();
    double largest = 1e-3;
    double difference = 0;
    for (int i = 0; i < e.length; i++) {
      largest = Math.max(largest, Math.abs(e[i]));
      difference = Math.max(difference, Math.abs((double) a[i] - e[i]));
      assertThat(a[i]).as(what).isFinite();
    }
    assertThat(difference / largest).as(what).isLessThan(tolerance);
  }
}
