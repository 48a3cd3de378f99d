package dev.supernetlab.kernels.cpu;

import static dev.supernetlab.kernels.Samples.assertClose;
import static dev.supernetlab.kernels.Samples.copy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Samples;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.kernels.portable.PortableKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CpuKernelsTest {
  private static final double CLOSE = 2e-5;

  private final Kernels portable = new PortableKernels();
  private final Samples samples = new Samples(7);

  /**
   * Activations' shape; odd sizes, widths under and over a vector's tile, images of one and of
   * several bands, channels of all kinds.
   */
  record Shape(int n, int h, int w, int c) {}

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(1, 1, 1, 8),
        new Shape(3, 5, 7, 1),
        new Shape(1, 9, 3, 3),
        new Shape(3, 14, 14, 8),
        new Shape(1, 6, 17, 12),
        new Shape(2, 8, 16, 16),
        new Shape(3, 7, 9, 24),
        new Shape(2, 35, 33, 16));
  }

  /** Without the single pixel, which has no variance but what rounding gives it. */
  static Stream<Shape> several() {
    return shapes().filter(s -> s.n * s.h * s.w > 1);
  }

  /** The vectors that this machine has. */
  private static List<Kernels> kernels() {
    int widest = Lanes.widest().floats().vectorBitSize();
    List<Kernels> all = new ArrayList<>();
    for (int bits = 128; bits <= widest; bits *= 2) {
      all.add(new CpuKernels(Lanes.ofBits(bits)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void convolutionsAreThePortableOnes(Shape s) {
    for (int k : new int[] {1, 3}) {
      for (int outputs : new int[] {3, 16}) {
        Tensor x = samples.tensor(s.n, s.h, s.w, s.c);
        Tensor w = samples.tensor(k, k, s.c, outputs);
        Tensor dy = samples.tensor(s.n, s.h, s.w, outputs);
        compare(
            (kernels, results) -> {
              kernels.convolution(x, w, results.make(dy));
              kernels.convolutionBackward(x, w, dy, results.make(x), results.make(w));
              kernels.convolutionBackward(x, w, dy, null, results.make(w));
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("several")
  void pairsOfConvolutionsAreThePortableOnes(Shape s) {
    for (int inputs : new int[] {1, 3}) {
      Tensor x = samples.tensor(s.n, s.h, s.w, inputs);
      ConvolutionPair pair =
          new ConvolutionPair(
              samples.tensor(3, 3, inputs, s.c),
              samples.tensor(s.c),
              samples.tensor(s.c),
              samples.tensor(3, 3, s.c, 9));
      Tensor dy = samples.tensor(s.n, s.h, s.w, 9);
      Tensor moments = Tensor.zeros(9L * inputs + 1, 9L * inputs);
      compare(
          (kernels, results) -> {
            Tensor saved = results.make(Tensor.zeros(2, s.c));
            kernels.convolutionPair(x, pair, saved, moments, results.make(dy));
            kernels.convolutionPairBackward(
                x,
                pair,
                saved,
                moments,
                dy,
                new ConvolutionPair(
                    results.make(pair.first()),
                    results.make(pair.gamma()),
                    results.make(pair.beta()),
                    results.make(pair.second())));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void pointwiseProductsAreThePortableOnes(Shape s) {
    Tensor[] xs = {samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(s.n, s.h, s.w, 5)};
    Tensor w = samples.tensor(s.c + 5, s.c);
    After affine = new After.Affine(samples.tensor(2, s.c));
    Normalised y = new Normalised(samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(2, s.c));
    Tensor dy = samples.tensor(s.n, s.h, s.w, s.c);
    compare(
        (kernels, results) -> {
          kernels.reluPointwise(xs, w, results.statistics(s), results.make(dy));
          kernels.reluPointwise(xs, w, affine, results.make(dy));
          Tensor[] dxs = {results.make(xs[0]), results.make(xs[1])};
          kernels.reluPointwiseBackward(xs, w, y, dy, dxs, results.make(w));
          dxs[0] = null;
          kernels.reluPointwiseBackward(xs, w, Normalised.not(dy), dy, dxs, results.make(w));
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void separableConvolutionsAreThePortableOnes(Shape s) {
    for (int k : new int[] {3, 5}) {
      for (int dilation : new int[] {1, 2}) {
        compareSeparable(s, k, dilation);
      }
    }
  }

  @Test
  void rareKernelsAndDilationsWorkToo() {
    compareSeparable(new Shape(1, 9, 10, 8), 7, 1);
    compareSeparable(new Shape(2, 8, 16, 16), 7, 1);
    compareSeparable(new Shape(1, 9, 3, 3), 7, 2);
    compareSeparable(new Shape(2, 35, 33, 16), 9, 1);
    compareSeparable(new Shape(1, 9, 10, 8), 5, 3);
  }

  private void compareSeparable(Shape s, int k, int dilation) {
    Tensor x = samples.tensor(s.n, s.h, s.w, s.c);
    SeparableWeights w =
        new SeparableWeights(samples.tensor(k, k, s.c), dilation, samples.tensor(s.c, s.c));
    After.Affine affine = new After.Affine(samples.tensor(2, s.c));
    Tensor mean = samples.tensor(s.n, 1, 1, s.c);
    Normalised y = new Normalised(samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(2, s.c));
    Normalised normalised = new Normalised(x, samples.tensor(2, s.c));
    Tensor dy = samples.tensor(s.n, s.h, s.w, s.c);
    compare(
        (kernels, results) -> {
          kernels.separable(normalised, w, results.statistics(s), results.make(x), false);
          kernels.separable(Normalised.not(x), w, affine, results.make(x), true);
          kernels.separableMean(x, w, affine, results.make(mean), false);
          kernels.separableMean(x, w, affine, results.make(mean), true);
          kernels.separableBackward(normalised, w, y, dy, results.make(x), true, results.make(w));
          kernels.separableBackward(
              Normalised.not(x),
              w,
              Normalised.not(dy),
              dy,
              results.make(x),
              false,
              results.make(w));
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void denseStagesAreThePortableOnes(Shape s) {
    compareDense(s, new int[][] {{1, 1}});
    compareDense(s, new int[][] {{3, 3}});
    compareDense(s, new int[][] {{1, 7}, {7, 1}});
  }

  private void compareDense(Shape s, int[][] kernels) {
    Tensor x = samples.tensor(s.n, s.h, s.w, s.c);
    DenseWeights w =
        new DenseWeights(
            Arrays.stream(kernels).map(k -> samples.tensor(k[0], k[1], s.c, s.c)).toList());
    After affine = new After.Affine(samples.tensor(2, s.c));
    Normalised y = new Normalised(samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(2, s.c));
    Tensor dy = samples.tensor(s.n, s.h, s.w, s.c);
    compare(
        (tested, results) -> {
          tested.dense(x, w, results.statistics(s), results.make(x), false);
          tested.dense(x, w, affine, results.make(x), false);
          tested.dense(x, w, affine, results.make(x), true);
          tested.denseBackward(x, w, y, dy, results.make(x), results.make(w));
          tested.denseBackward(x, w, Normalised.not(dy), dy, results.make(x), results.make(w));
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void poolsAreThePortableOnes(Shape s) {
    After affine = new After.Affine(samples.tensor(2, s.c));
    Tensor x = samples.tensor(s.n, s.h, s.w, s.c);
    Normalised y = new Normalised(samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(2, s.c));
    Tensor dy = samples.tensor(s.n, s.h, s.w, s.c);
    compare(
        (kernels, results) -> {
          kernels.maxPool(x, results.statistics(s), results.make(x), false);
          kernels.maxPool(x, affine, results.make(x), true);
          kernels.maxPoolBackward(x, y, dy, results.make(x));
          kernels.avgPool(x, results.statistics(s), results.make(x), false);
          kernels.avgPool(x, affine, results.make(x), true);
          kernels.avgPoolBackward(y, dy, results.make(x));
        });
  }

  @ParameterizedTest
  @MethodSource("several")
  void batchNormalisationIsThePortableOne(Shape s) {
    Tensor x = samples.tensor(s.n, s.h, s.w, s.c);
    Tensor gamma = samples.tensor(s.c);
    Tensor beta = samples.tensor(s.c);
    Tensor dy = samples.tensor(s.n, s.h, s.w, s.c);
    After.Affine affine = new After.Affine(samples.tensor(2, s.c));
    compare(
        (kernels, results) -> {
          Tensor saved = results.make(Tensor.zeros(2, s.c));
          Tensor y = results.make(x);
          kernels.batchNorm(x, gamma, beta, saved, false, results.make(x));
          kernels.batchNorm(x, gamma, beta, saved, true, y);
          kernels.updateRunning(saved, x.length() / s.c, 0.4, results.make(saved));
          Tensor dGamma = results.make(gamma);
          Tensor dBeta = results.make(beta);
          kernels.batchNormBackward(x, gamma, saved, true, y, dy, results.make(x), dGamma, dBeta);
          kernels.normalise(new Normalised(x, saved), results.make(x), false);
          kernels.normalise(new Normalised(x, saved), results.make(x), true);
          kernels.scale(x, affine, true, results.make(x));
          kernels.scale(x, affine, false, results.make(x));
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theEndsOfANetworkAreThePortableOnes(Shape s) {
    Tensor[] xs = {samples.tensor(s.n, s.h, s.w, s.c), samples.tensor(s.n, s.h, s.w, s.c)};
    Tensor features = samples.tensor(s.n, 2L * s.c);
    Tensor w = samples.tensor(2L * s.c, 10);
    Tensor b = samples.tensor(10);
    Tensor dLogits = samples.tensor(s.n, 10);
    int[] labels = {3, 0, 9};
    compare(
        (kernels, results) -> {
          kernels.globalAverage(xs, results.make(features));
          kernels.globalAverageBackward(
              features, new Tensor[] {results.make(xs[0]), results.make(xs[1])});
          Tensor logits = results.make(dLogits);
          kernels.linear(features, w, b, logits);
          kernels.linearBackward(
              features, w, dLogits, results.make(features), results.make(w), results.make(b));
          kernels.linearBackward(features, w, dLogits, null, results.make(w), results.make(b));
          int[] used = Arrays.copyOf(labels, s.n);
          Tensor loss = results.make(Tensor.zeros(1));
          Tensor gradient = results.make(dLogits);
          loss.floats().put(0, (float) kernels.softmaxCrossEntropy(logits, used, 0, gradient));
          loss = results.make(Tensor.zeros(1));
          gradient = results.make(dLogits);
          loss.floats().put(0, (float) kernels.softmaxCrossEntropy(logits, used, 0.1, gradient));
          kernels.sgd(results.make(w), w, results.make(w), 0.05, 0.9, 1e-3);
          kernels.add(xs[0], results.make(xs[1]));
          Tensor large = new Samples(3).tensor(s.n, 2L * s.h, 2L * s.w, s.c);
          kernels.halve(large, results.make(xs[0]));
          kernels.halveBackward(xs[0], results.make(large));
        });
  }

  @Test
  void ofEqualMaximaTheFirstInRowOrderTakesTheGradient() {
    Tensor x = Tensor.zeros(1, 2, 2, 8);
    Tensor dy = Tensor.zeros(1, 2, 2, 8);
    x.floats().put(0, -0f);
    dy.array().assign(1);
    for (Kernels kernels : kernels()) {
      Tensor dx = Tensor.zeros(1, 2, 2, 8);
      kernels.maxPoolBackward(x, Normalised.not(dy), dy, dx);
      for (int i = 0; i < 32; i++) {
        assertThat(dx.floats().get(i)).isEqualTo(i < 8 ? 4f : 0f);
      }
    }
  }

  @Test
  void varianceIsAccurateFarFromZero() {
    Tensor x = samples.tensor(4, 14, 14, 8);
    x.array().addi(1000);
    Tensor saved = Tensor.zeros(2, 8);
    Tensor reference = Tensor.zeros(2, 8);
    Tensor shifted = copy(x);
    shifted.array().subi(1000);
    Tensor y = copy(x);
    Tensor one = samples.tensor(8);
    portable.batchNorm(shifted, one, one, reference, false, y);
    for (Kernels kernels : kernels()) {
      kernels.batchNorm(x, one, one, saved, false, y);
      assertThat(saved.floats().get(8)).isCloseTo(reference.floats().get(8), within(1e-5f));
    }
  }

  /** What a kernel writes, for comparison. */
  private static final class Results {
    private final List<Tensor> tensors = new ArrayList<>();

    /** A tensor of that shape, not zero, so that adding and overwriting can be told apart. */
    Tensor make(Tensor like) {
      Tensor tensor = new Samples(tensors.size()).tensor(like.shape());
      tensors.add(tensor);
      return tensor;
    }

    SeparableWeights make(SeparableWeights like) {
      return new SeparableWeights(make(like.depthwise()), like.dilation(), make(like.pointwise()));
    }

    DenseWeights make(DenseWeights like) {
      return new DenseWeights(like.convolutions().stream().map(this::make).toList());
    }

    After statistics(Shape s) {
      return new After.Statistics(make(Tensor.zeros(2, s.c)));
    }
  }

  private interface Computation {
    void run(Kernels kernels, Results results);
  }

  /**
   * Close to the portable result, and the same bits with vectors of every length and with
   * activations in other memory.
   */
  private void compare(Computation computation) {
    Results expected = new Results();
    computation.run(portable, expected);
    Results first = null;
    for (Kernels kernels : kernels()) {
      Results actual = new Results();
      Results again = new Results();
      computation.run(kernels, actual);
      computation.run(HeapActivations.of(kernels), again);
      first = first == null ? actual : first;
      for (int i = 0; i < actual.tensors.size(); i++) {
        String what = "result " + i + " of " + kernels.name();
        assertClose(what, actual.tensors.get(i), expected.tensors.get(i), CLOSE);
        assertSameBits(what, actual.tensors.get(i), first.tensors.get(i));
        assertSameBits(what, again.tensors.get(i), first.tensors.get(i));
      }
    }
  }

  private static void assertSameBits(String what, Tensor actual, Tensor expected) {
    assertThat(actual.toArray()).as(what).containsExactly(expected.toArray());
  }
}
