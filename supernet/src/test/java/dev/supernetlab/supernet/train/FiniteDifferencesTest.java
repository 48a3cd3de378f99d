package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.network.SeededValues;
import dev.supernetlab.supernet.random.Streams;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients against central differences of the loss. Each parameter moves along its own gradient,
 * where the slope must be the gradient's length. A long step meets curvature and ReLUs that switch,
 * a short one the rounding of floats: one of three lengths has to agree.
 */
class FiniteDifferencesTest {
  private static final int BATCH = 20;
  private static final ImageShape SHAPE = new ImageShape(8, 8, 2);
  private static final int[] LABELS = IntStream.range(0, BATCH).map(row -> row % 10).toArray();

  /** Relative, of a slope. */
  private static final double TOLERANCE = 0.05;

  /** Slopes below this drown in the rounding of the loss. */
  private static final double VISIBLE = 2e-3;

  @ParameterizedTest(name = "child {0}, stem {1}")
  @CsvSource({
    "147,PAPER",
    "251,CONV3X3",
    "362,CONV1X1",
    "473,PAPER",
    "514,CONV3X3",
    "625,CONV1X1",
    "9a4,CONV1X1",
    "bc8,PAPER",
    "4ca,CONV3X3"
  })
  void gradientsAreSlopesOfTheLoss(String label, SpaceSpec.Stem stem) {
    SearchSpace space =
        new SearchSpace(
            new SpaceSpec(
                2, List.of(Operator.values()), 2, 4, new SpaceSpec.StemSpec(stem, 4, null)));
    Blueprint blueprint = new Blueprint(space, SHAPE, 10);
    Child child = space.child(label);
    float[] images = images();
    try (OneChild one =
        OneChild.of(blueprint, child, BATCH, new SeededValues(1), KernelSet.openBest())) {
      one.run(images, LABELS);
      int visible = 0;
      for (Parameter parameter : blueprint.parameters(child)) {
        if (parameter.kind().trained()) {
          float[] gradient = one.gradients().get(parameter.name());
          Tensor value = one.value(parameter);
          visible += check(one, parameter.name(), value.toArray(), gradient, value, images);
        }
      }
      assertThat(visible).as("parameters with a visible slope").isGreaterThan(10);
    }
  }

  /** Returns 1 if there was something to see. */
  private static int check(
      OneChild one, String name, float[] start, float[] gradient, Tensor target, float[] images) {
    double norm = 0;
    double size = 0;
    for (int index = 0; index < gradient.length; index++) {
      norm += (double) gradient[index] * gradient[index];
      size += (double) start[index] * start[index];
    }
    norm = Math.sqrt(norm);
    if (norm < VISIBLE) {
      return 0;
    }
    double length = norm;
    double unit = Math.max(Math.sqrt(size), 0.5);
    double[] slopes =
        DoubleStream.of(4e-3, 1e-3, 2.5e-4)
            .map(step -> slope(one, start, gradient, step * unit / length, target, images) / length)
            .toArray();
    double best =
        DoubleStream.of(slopes).map(slope -> Math.abs(slope / length - 1)).min().orElseThrow();
    assertThat(best)
        .as("%s: slopes %s of the loss for a gradient of %s", name, Arrays.toString(slopes), length)
        .isLessThan(TOLERANCE);
    return 1;
  }

  /** Change of the loss for a change of 1 in the factor. */
  private static double slope(
      OneChild one, float[] start, float[] gradient, double step, Tensor target, float[] images) {
    double above = loss(one, start, gradient, step, target, images);
    double below = loss(one, start, gradient, -step, target, images);
    target.fill(start);
    return (above - below) / (2 * step);
  }

  private static double loss(
      OneChild one,
      float[] start,
      float[] direction,
      double factor,
      Tensor target,
      float[] images) {
    float[] moved = new float[start.length];
    for (int index = 0; index < moved.length; index++) {
      moved[index] = (float) (start[index] + factor * direction[index]);
    }
    target.fill(moved);
    return one.forward(images, LABELS);
  }

  private static float[] images() {
    RandomGenerator random = Streams.of(1, "images");
    float[] values = new float[BATCH * SHAPE.length()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
