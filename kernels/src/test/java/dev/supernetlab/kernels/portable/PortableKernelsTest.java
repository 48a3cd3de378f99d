package dev.supernetlab.kernels.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Samples;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forward results against loops that follow the definition, gradients against differences. */
class PortableKernelsTest {
  /** Less than half of the least magnitude of a sample: no ReLU changes its side. */
  private static final float STEP = 0.04f;

  private final Kernels kernels = new PortableKernels();
  private final Samples samples = new Samples(11);

  @Test
  void aConvolutionIsASumOverTapsAndInputs() {
    Tensor x = samples.tensor(2, 4, 5, 3);
    Tensor w = samples.tensor(3, 3, 3, 2);
    Tensor y = Tensor.zeros(2, 4, 5, 2);
    kernels.convolution(x, w, y);
    for (int n = 0; n < 2; n++) {
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 5; column++) {
          for (int o = 0; o < 2; o++) {
            double expected = 0;
            for (int tap = 0; tap < 9; tap++) {
              for (int i = 0; i < 3; i++) {
                expected +=
                    at(x, n, row + tap / 3 - 1, column + tap % 3 - 1, i, 0)
                        * w.array().getDouble(tap / 3, tap % 3, i, o);
              }
            }
            assertThat(y.array().getDouble(n, row, column, o)).isCloseTo(expected, within(1e-5));
          }
        }
      }
    }
  }

  @Test
  void aSeparableConvolutionIsDepthwiseThenPointwiseOfTheRelu() {
    Tensor x = samples.tensor(1, 5, 6, 2);
    Tensor depthwise = samples.tensor(3, 3, 2);
    Tensor pointwise = samples.tensor(2, 2);
    Tensor y = Tensor.zeros(1, 5, 6, 2);
    SeparableWeights weights = new SeparableWeights(depthwise, 2, pointwise);
    kernels.separable(Normalised.not(x), weights, After.NOTHING, y, false);
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 6; column++) {
        for (int o = 0; o < 2; o++) {
          double expected = 0;
          for (int tap = 0; tap < 9; tap++) {
            for (int c = 0; c < 2; c++) {
              int y0 = row + 2 * (tap / 3 - 1);
              int x0 = column + 2 * (tap % 3 - 1);
              expected +=
                  Math.max(0, at(x, 0, y0, x0, c, 0))
                      * depthwise.array().getDouble(tap / 3, tap % 3, c)
                      * pointwise.array().getDouble(c, o);
            }
          }
          assertThat(y.array().getDouble(0, row, column, o)).isCloseTo(expected, within(1e-5));
        }
      }
    }
  }

  @Test
  void poolsIgnoreThePadding() {
    Tensor x = samples.tensor(1, 3, 4, 2);
    Tensor maximum = Tensor.zeros(1, 3, 4, 2);
    Tensor mean = Tensor.zeros(1, 3, 4, 2);
    kernels.maxPool(x, After.NOTHING, maximum, false);
    kernels.avgPool(x, After.NOTHING, mean, false);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        int r = row;
        int q = column;
        double[] window = new double[9];
        Arrays.setAll(window, tap -> at(x, 0, r + tap / 3 - 1, q + tap % 3 - 1, 1, Double.NaN));
        window = Arrays.stream(window).filter(Double::isFinite).toArray();
        assertThat(maximum.array().getDouble(0, row, column, 1))
            .isEqualTo(Arrays.stream(window).max().orElseThrow());
        assertThat(mean.array().getDouble(0, row, column, 1))
            .isCloseTo(Arrays.stream(window).average().orElseThrow(), within(1e-6));
      }
    }
  }

  @Test
  void batchNormalisationGivesMeanBetaAndDeviationGamma() {
    Tensor x = samples.tensor(3, 4, 5, 2);
    Tensor gamma = Tensor.zeros(2).fill(new float[] {2, -3});
    Tensor beta = Tensor.zeros(2).fill(new float[] {0.5f, 7});
    Tensor saved = Tensor.zeros(2, 2);
    Tensor y = Tensor.zeros(3, 4, 5, 2);
    kernels.batchNorm(x, gamma, beta, saved, false, y);
    var rows = y.array().reshape(60, 2);
    assertThat(rows.mean(0).getDouble(1)).isCloseTo(7, within(1e-4));
    assertThat(rows.std(false, 0).getDouble(1)).isCloseTo(3, within(1e-3));
    Tensor running = Tensor.zeros(2, 2);
    kernels.updateRunning(saved, 60, 0.4, running);
    double unbiased = x.array().reshape(60, 2).var(true, 0).getDouble(1);
    assertThat(running.array().getDouble(1, 1)).isCloseTo(0.4 * unbiased, within(1e-5));
  }

  @Test
  void sgdIsPyTorchsRule() {
    Tensor w = Tensor.zeros(1).fill(new float[] {2});
    Tensor velocity = Tensor.zeros(1).fill(new float[] {10});
    kernels.sgd(w, Tensor.zeros(1).fill(new float[] {3}), velocity, 0.1, 0.9, 0.5);
    assertThat(velocity.floats().get(0)).isEqualTo(0.9f * 10 + 3 + 0.5f * 2);
    assertThat(w.floats().get(0)).isCloseTo(2 - 0.1f * 13, within(1e-6f));
  }

  @Test
  void convolutionGradientsAreDifferenceQuotients() {
    check(
        new Tensor[] {samples.tensor(2, 4, 5, 3), samples.tensor(3, 3, 3, 2)},
        Tensor.zeros(2, 4, 5, 2),
        (in, y) -> kernels.convolution(in[0], in[1], y),
        (in, dy, d) -> kernels.convolutionBackward(in[0], in[1], dy, d[0], d[1]));
  }

  @Test
  void aDenseStageConvolvesTheReluWithOneKernelAfterTheOther() {
    Tensor x = samples.tensor(1, 5, 6, 2);
    Tensor across = samples.tensor(1, 3, 2, 2);
    Tensor down = samples.tensor(3, 1, 2, 2);
    Tensor y = Tensor.zeros(1, 5, 6, 2);
    kernels.dense(x, new DenseWeights(List.of(across, down)), After.NOTHING, y, false);
    double expected = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (int i = 0; i < 2; i++) {
          for (int m = 0; m < 2; m++) {
            expected +=
                Math.max(0, at(x, 0, 4 + dy, 2 + dx, i, 0))
                    * across.array().getDouble(0, dx + 1, i, m)
                    * (4 + dy < 5 ? down.array().getDouble(dy + 1, 0, m, 1) : 0);
          }
        }
      }
    }
    assertThat(y.array().getDouble(0, 4, 2, 1)).isCloseTo(expected, within(1e-5));
  }

  @Test
  void denseGradientsAreDifferenceQuotients() {
    check(
        new Tensor[] {
          samples.tensor(1, 4, 5, 2), samples.tensor(1, 3, 2, 2), samples.tensor(3, 1, 2, 2)
        },
        Tensor.zeros(1, 4, 5, 2),
        (in, y) ->
            kernels.dense(in[0], new DenseWeights(List.of(in[1], in[2])), After.NOTHING, y, false),
        (in, dy, d) ->
            kernels.denseBackward(
                in[0],
                new DenseWeights(List.of(in[1], in[2])),
                Normalised.not(dy),
                dy,
                d[0],
                new DenseWeights(List.of(d[1], d[2]))));
  }

  @Test
  void smoothedCrossEntropyIsThatOfTheMixtureOfLabelAndUniform() {
    Tensor logits = Tensor.zeros(1, 3).fill(new float[] {1, 2, 4});
    Tensor gradient = Tensor.zeros(1, 3);
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(4);
    double[] log = {1 - Math.log(sum), 2 - Math.log(sum), 4 - Math.log(sum)};
    double[] target = {0.1, 0.8, 0.1};
    double loss = kernels.softmaxCrossEntropy(logits, new int[] {1}, 0.3, gradient);
    assertThat(loss)
        .isCloseTo(-target[0] * log[0] - target[1] * log[1] - target[2] * log[2], within(1e-6));
    for (int k = 0; k < 3; k++) {
      assertThat((double) gradient.floats().get(k))
          .isCloseTo(Math.exp(log[k]) - target[k], within(1e-6));
    }
    assertThat(kernels.softmaxCrossEntropy(logits, new int[] {1}, 0, gradient))
        .isCloseTo(-log[1], within(1e-6));
  }

  @Test
  void pointwiseGradientsAreDifferenceQuotients() {
    Normalised raw = new Normalised(Tensor.zeros(2, 4, 5, 3), Tensor.zeros(2, 3));
    check(
        new Tensor[] {samples.tensor(2, 4, 5, 3), samples.tensor(2, 4, 5, 1), samples.tensor(4, 3)},
        Tensor.zeros(2, 4, 5, 3),
        (in, y) -> {
          Tensor[] xs = {in[0], in[1]};
          kernels.reluPointwise(xs, in[2], new After.Statistics(raw.saved()), raw.raw());
          kernels.normalise(raw, y, false);
        },
        (in, dy, d) ->
            kernels.reluPointwiseBackward(
                new Tensor[] {in[0], in[1]}, in[2], raw, dy, new Tensor[] {d[0], d[1]}, d[2]));
  }

  @Test
  void separableGradientsAreDifferenceQuotients() {
    Normalised raw = new Normalised(Tensor.zeros(2, 5, 6, 3), Tensor.zeros(2, 3));
    for (int dilation = 1; dilation <= 2; dilation++) {
      int distance = dilation;
      check(
          new Tensor[] {samples.tensor(2, 5, 6, 3), samples.tensor(5, 5, 3), samples.tensor(3, 3)},
          Tensor.zeros(2, 5, 6, 3),
          (in, y) -> {
            SeparableWeights w = new SeparableWeights(in[1], distance, in[2]);
            After statistics = new After.Statistics(raw.saved());
            kernels.separable(Normalised.not(in[0]), w, statistics, raw.raw(), false);
            kernels.normalise(raw, y, false);
          },
          (in, dy, d) ->
              kernels.separableBackward(
                  Normalised.not(in[0]),
                  new SeparableWeights(in[1], distance, in[2]),
                  raw,
                  dy,
                  d[0],
                  true,
                  new SeparableWeights(d[1], distance, d[2])));
    }
  }

  @Test
  void poolGradientsAreDifferenceQuotients() {
    check(
        new Tensor[] {spread(2, 4, 5, 3)},
        Tensor.zeros(2, 4, 5, 3),
        (in, y) -> kernels.maxPool(in[0], After.NOTHING, y, false),
        (in, dy, d) -> kernels.maxPoolBackward(in[0], Normalised.not(dy), dy, d[0]));
    check(
        new Tensor[] {samples.tensor(2, 4, 5, 3)},
        Tensor.zeros(2, 4, 5, 3),
        (in, y) -> kernels.avgPool(in[0], After.NOTHING, y, false),
        (in, dy, d) -> kernels.avgPoolBackward(Normalised.not(dy), dy, d[0]));
  }

  @Test
  void batchNormalisationGradientsAreDifferenceQuotients() {
    Tensor saved = Tensor.zeros(2, 3);
    check(
        new Tensor[] {samples.tensor(3, 4, 5, 3), samples.tensor(3), samples.tensor(3)},
        Tensor.zeros(3, 4, 5, 3),
        (in, y) -> kernels.batchNorm(in[0], in[1], in[2], saved, false, y),
        (in, dy, d) ->
            kernels.batchNormBackward(in[0], in[1], saved, false, null, dy, d[0], d[1], d[2]));
  }

  @Test
  void halvingTakesTheMeanOfFourPixels() {
    Tensor x = samples.tensor(2, 4, 6, 3);
    Tensor y = Tensor.zeros(2, 2, 3, 3);
    kernels.halve(x, y);
    double sum = at(x, 1, 2, 4, 2, 0) + at(x, 1, 2, 5, 2, 0) + at(x, 1, 3, 4, 2, 0);
    assertThat(y.array().getDouble(1, 1, 2, 2))
        .isCloseTo((sum + at(x, 1, 3, 5, 2, 0)) / 4, within(1e-6));
    check(
        new Tensor[] {x},
        y,
        (in, out) -> kernels.halve(in[0], out),
        (in, dy, d) -> kernels.halveBackward(dy, d[0]));
  }

  @Test
  void headGradientsAreDifferenceQuotients() {
    check(
        new Tensor[] {samples.tensor(2, 4, 5, 3), samples.tensor(2, 4, 5, 2)},
        Tensor.zeros(2, 5),
        (in, y) -> kernels.globalAverage(in, y),
        (in, dy, d) -> kernels.globalAverageBackward(dy, d));
    check(
        new Tensor[] {samples.tensor(3, 4), samples.tensor(4, 5), samples.tensor(5)},
        Tensor.zeros(3, 5),
        (in, y) -> kernels.linear(in[0], in[1], in[2], y),
        (in, dy, d) -> kernels.linearBackward(in[0], in[1], dy, d[0], d[1], d[2]));
    int[] labels = {1, 4, 0};
    Tensor ignored = Tensor.zeros(3, 5);
    check(
        new Tensor[] {samples.tensor(3, 5)},
        Tensor.zeros(1),
        (in, y) ->
            y.floats().put(0, (float) kernels.softmaxCrossEntropy(in[0], labels, 0.2, ignored)),
        (in, dy, d) -> {
          kernels.softmaxCrossEntropy(in[0], labels, 0.2, d[0]);
          d[0].array().muli(dy.floats().get(0));
        });
  }

  /** Different values far enough apart that a step never changes which is the largest. */
  private static Tensor spread(long... shape) {
    Tensor tensor = Tensor.zeros(shape);
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % values.length) * 0.2f - 3;
    }
    return tensor.fill(values);
  }

  private static double at(Tensor x, int n, int row, int column, int c, double outside) {
    boolean inside = row >= 0 && column >= 0 && row < x.dim(1) && column < x.dim(2);
    return inside ? x.array().getDouble(n, row, column, c) : outside;
  }

  private interface Forward {
    void run(Tensor[] inputs, Tensor y);
  }

  private interface Backward {
    void run(Tensor[] inputs, Tensor dy, Tensor[] gradients);
  }

  /** Compares the gradients of the sum of y times fixed random numbers. */
  private void check(Tensor[] inputs, Tensor y, Forward forward, Backward backward) {
    Tensor dy = samples.tensor(y.array().shape());
    Tensor[] gradients =
        Arrays.stream(inputs).map(x -> Tensor.zeros(x.array().shape())).toArray(Tensor[]::new);
    forward.run(inputs, y);
    backward.run(inputs, dy, gradients);
    for (int input = 0; input < inputs.length; input++) {
      double largest = gradients[input].array().amaxNumber().doubleValue();
      for (int i = 0; i < inputs[input].length(); i += 1 + inputs[input].length() / 12) {
        float value = inputs[input].floats().get(i);
        inputs[input].floats().put(i, value + STEP);
        forward.run(inputs, y);
        double above = y.array().mul(dy.array()).sumNumber().doubleValue();
        inputs[input].floats().put(i, value - STEP);
        forward.run(inputs, y);
        double below = y.array().mul(dy.array()).sumNumber().doubleValue();
        inputs[input].floats().put(i, value);
        assertThat((double) gradients[input].floats().get(i))
            .as("input %d at %d", input, i)
            .isCloseTo((above - below) / (2 * STEP), within(0.01 * largest));
      }
    }
  }
}
