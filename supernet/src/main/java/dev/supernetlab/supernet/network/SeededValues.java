package dev.supernetlab.supernet.network;

import dev.supernetlab.supernet.random.Streams;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A function of seed and parameter name: convolutions and the classifier, its bias included, from
 * U(-1/sqrt(fanIn), 1/sqrt(fanIn)); BN starts as the identity (gamma 1, beta 0, mean 0, variance
 * 1).
 */
public record SeededValues(long seed) implements InitialValues {
  @Override
  public float[] of(Parameter parameter) {
    float[] values = new float[parameter.length()];
    switch (parameter.kind()) {
      case SCALE -> Arrays.fill(values, 1);
      case STATISTICS -> Arrays.fill(values, values.length / 2, values.length, 1);
      case CONVOLUTION, LINEAR -> draw(parameter, values);
      case SHIFT -> {}
    }
    return values;
  }

  private void draw(Parameter parameter, float[] values) {
    RandomGenerator random = Streams.of(seed, parameter.name());
    double bound = 1 / Math.sqrt(parameter.fanIn());
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }
}
