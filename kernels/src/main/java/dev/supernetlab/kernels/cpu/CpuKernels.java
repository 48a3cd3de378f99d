package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Kernels for x86-64 processors; everything of one shape is made once and kept. */
public final class CpuKernels implements Kernels {
  private final OneDnn dnn = new OneDnn();
  private final Dense dense = new Dense();
  private final Map<Object, Object> made = new HashMap<>();

  private final Lanes lanes;

  CpuKernels(Lanes lanes) {
    this.lanes = lanes;
  }

  /**
   * New kernels for the calling thread.
   *
   * @throws KernelsUnavailableException if the Vector API's module or a native library is missing
   */
  public static Kernels open() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      throw new KernelsUnavailableException(
          "The cpu kernels need the Java Vector API: start java with"
              + " --add-modules=jdk.incubator.vector",
          null);
    }
    try {
      Tensor.zeros(1);
      return new CpuKernels(Lanes.widest());
    } catch (LinkageError | RuntimeException e) {
      throw new KernelsUnavailableException(
          "The cpu kernels need oneDNN and ND4J's native library, which cannot be loaded here: "
              + e,
          e);
    }
  }

  @Override
  public String name() {
    return "cpu/" + lanes.floats().vectorBitSize();
  }

  @Override
  public void convolution(Tensor x, Tensor w, Tensor y) {
    if (w.dim(0) == 1) {
      product(x, w, y).forward(new Tensor[] {x}, w, After.NOTHING, y, false);
    } else {
      dense(x, w).forward(x, w, y);
    }
  }

  @Override
  public void convolutionBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
    if (w.dim(0) == 1) {
      product(x, w, dy)
          .backward(new Tensor[] {x}, w, Normalised.not(dy), dy, new Tensor[] {dx}, dw);
    } else {
      dense(x, w).backward(x, w, dy, dx, dw);
    }
  }

  @Override
  public void convolutionPair(
      Tensor x, ConvolutionPair pair, Tensor saved, Tensor moments, Tensor y) {
    collapsed(x, pair).forward(x, pair, saved, moments, y);
  }

  @Override
  public void convolutionPairBackward(
      Tensor x,
      ConvolutionPair pair,
      Tensor saved,
      Tensor moments,
      Tensor dy,
      ConvolutionPair gradients) {
    collapsed(x, pair).backward(x, pair, saved, moments, dy, gradients);
  }

  private CollapsedPair collapsed(Tensor x, ConvolutionPair pair) {
    int outputs = pair.second().dim(3);
    Object shape = List.of(x.dim(1), x.dim(2), x.dim(3), pair.gamma().length(), outputs);
    return once(CollapsedPair.class, shape, () -> new CollapsedPair(lanes, x, pair));
  }

  private DenseConvolution dense(Tensor x, Tensor w) {
    OneDnn.Shape shape = OneDnn.Shape.of(x, w);
    return once(DenseConvolution.class, shape, () -> new DenseConvolution(dnn, shape));
  }

  private PointwiseSum product(Tensor x, Tensor w, Tensor y) {
    Object shape = List.of(x.dim(1), x.dim(2), w.dim(2), w.dim(3));
    return once(
        PointwiseSum.class, shape, () -> new PointwiseSum(lanes, new Tensor[] {x}, y, false));
  }

  private PointwiseSum reluProduct(Tensor[] xs, Tensor y) {
    List<Integer> shape = new ArrayList<>(List.of(-1, y.dim(1), y.dim(2), y.dim(3)));
    for (Tensor x : xs) {
      shape.add(x.dim(3));
    }
    return once(PointwiseSum.class, shape, () -> new PointwiseSum(lanes, xs, y, true));
  }

  @Override
  public void reluPointwise(Tensor[] xs, Tensor w, After after, Tensor y) {
    reluProduct(xs, y).forward(xs, w, after, y, false);
  }

  @Override
  public void reluPointwiseBackward(
      Tensor[] xs, Tensor w, Normalised y, Tensor dy, Tensor[] dxs, Tensor dw) {
    reluProduct(xs, dy).backward(xs, w, y, dy, dxs, dw);
  }

  private Separable separable(Tensor x, SeparableWeights w) {
    int k = w.depthwise().dim(0);
    Object shape = List.of(x.dim(1), x.dim(2), x.dim(3), k, w.dilation());
    return once(Separable.class, shape, () -> new Separable(lanes, x, k, w.dilation()));
  }

  @Override
  public void separable(Normalised x, SeparableWeights w, After after, Tensor y, boolean add) {
    separable(y, w).forward(x, w, after, y, add);
  }

  @Override
  public void separableMean(
      Tensor x, SeparableWeights w, After.Affine after, Tensor y, boolean add) {
    int k = w.depthwise().dim(0);
    Object shape = List.of(x.dim(1), x.dim(2), x.dim(3), k, w.dilation());
    once(SeparableMean.class, shape, () -> new SeparableMean(lanes, x, k, w.dilation()))
        .run(x, w, after, y, add);
  }

  @Override
  public void separableBackward(
      Normalised x,
      SeparableWeights w,
      Normalised y,
      Tensor dy,
      Tensor dx,
      boolean add,
      SeparableWeights dw) {
    separable(dy, w).backward(x, w, y, dy, dx, add, dw);
  }

  /** Whether it is a pointwise product, which there are vector kernels for. */
  private static boolean pointwise(DenseWeights w) {
    Tensor first = w.convolutions().get(0);
    return w.convolutions().size() == 1 && first.dim(0) == 1 && first.dim(1) == 1;
  }

  private DenseStage denseStage(Tensor x, DenseWeights w) {
    List<OneDnn.Shape> shapes =
        w.convolutions().stream().map(c -> OneDnn.Shape.of(x, c).ofOneImage()).toList();
    return once(DenseStage.class, shapes, () -> new DenseStage(lanes, dnn, x, shapes));
  }

  @Override
  public void dense(Tensor x, DenseWeights w, After after, Tensor y, boolean add) {
    if (pointwise(w)) {
      Tensor[] xs = {x};
      reluProduct(xs, y).forward(xs, w.convolutions().get(0), after, y, add);
    } else {
      denseStage(x, w).forward(x, w, after, y, add);
    }
  }

  @Override
  public void denseBackward(
      Tensor x, DenseWeights w, Normalised y, Tensor dy, Tensor dx, DenseWeights dw) {
    if (pointwise(w)) {
      Tensor[] xs = {x};
      Tensor[] dxs = {dx};
      reluPointwiseBackward(xs, w.convolutions().get(0), y, dy, dxs, dw.convolutions().get(0));
    } else {
      denseStage(x, w).backward(x, w, y, dy, dx, dw);
    }
  }

  private Pools pools(Tensor x) {
    return perShape(Pools.class, x, () -> new Pools(lanes, x));
  }

  @Override
  public void maxPool(Tensor x, After after, Tensor y, boolean add) {
    pools(x).maxForward(x, after, y, add);
  }

  @Override
  public void maxPoolBackward(Tensor x, Normalised y, Tensor dy, Tensor dx) {
    pools(x).maxBackward(x, y, dy, dx);
  }

  @Override
  public void avgPool(Tensor x, After after, Tensor y, boolean add) {
    pools(x).averageForward(x, after, y, add);
  }

  @Override
  public void avgPoolBackward(Normalised y, Tensor dy, Tensor dx) {
    pools(dy).averageBackward(y, dy, dx);
  }

  private BatchNorm batchNorm(Tensor x) {
    return perShape(BatchNorm.class, x, () -> new BatchNorm(lanes, x));
  }

  @Override
  public void normalise(Normalised x, Tensor y, boolean add) {
    batchNorm(y).normalise(x, y, add);
  }

  @Override
  public void batchNorm(Tensor x, Tensor gamma, Tensor beta, Tensor saved, boolean relu, Tensor y) {
    batchNorm(x).forward(x, gamma, beta, saved, relu, y);
  }

  @Override
  public void batchNormBackward(
      Tensor x,
      Tensor gamma,
      Tensor saved,
      boolean relu,
      Tensor y,
      Tensor dy,
      Tensor dx,
      Tensor dGamma,
      Tensor dBeta) {
    batchNorm(x).backward(x, gamma, saved, relu, y, dy, dx, dGamma, dBeta);
  }

  @Override
  public void updateRunning(Tensor saved, long count, double momentum, Tensor running) {
    BatchNorm.updateRunning(saved, count, momentum, running);
  }

  @Override
  public void scale(Tensor x, After.Affine affine, boolean relu, Tensor y) {
    batchNorm(x).scale(x, affine, relu, y);
  }

  @Override
  public Tensor activation(long... shape) {
    return Tensor.onHeap(shape);
  }

  @Override
  public void halve(Tensor x, Tensor y) {
    Halving.forward(x, y);
  }

  @Override
  public void halveBackward(Tensor dy, Tensor dx) {
    Halving.backward(dy, dx);
  }

  @Override
  public void add(Tensor x, Tensor y) {
    dense.add(x, y);
  }

  private GlobalAverage average(Tensor x) {
    return perShape(GlobalAverage.class, x, () -> new GlobalAverage(lanes, x));
  }

  @Override
  public void globalAverage(Tensor[] xs, Tensor y) {
    int column = 0;
    for (Tensor x : xs) {
      average(x).forward(x, y, column);
      column += x.dim(3);
    }
  }

  @Override
  public void globalAverageBackward(Tensor dy, Tensor[] dxs) {
    int column = 0;
    for (Tensor dx : dxs) {
      average(dx).backward(dy, dx, column);
      column += dx.dim(3);
    }
  }

  @Override
  public void linear(Tensor x, Tensor w, Tensor b, Tensor y) {
    dense.linear(x, w, b, y);
  }

  @Override
  public void linearBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw, Tensor db) {
    dense.linearBackward(x, w, dy, dx, dw, db);
  }

  @Override
  public double softmaxCrossEntropy(Tensor logits, int[] labels, double smoothing, Tensor dLogits) {
    return dense.softmaxCrossEntropy(logits, labels, smoothing, dLogits);
  }

  @Override
  public void sgd(
      Tensor w, Tensor dw, Tensor velocity, double rate, double momentum, double weightDecay) {
    dense.sgd(w, dw, velocity, rate, momentum, weightDecay);
  }

  @Override
  public void close() {
    made.clear();
  }

  /** What works on images of x's height, width and channels. */
  private <T> T perShape(Class<T> type, Tensor x, Supplier<T> maker) {
    return once(type, List.of(x.dim(1), x.dim(2), x.dim(3)), maker);
  }

  private <T> T once(Class<T> type, Object shape, Supplier<T> maker) {
    return type.cast(made.computeIfAbsent(List.of(type, shape), key -> maker.get()));
  }
}
