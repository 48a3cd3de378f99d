package dev.supernetlab.kernels.portable;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Every kernel in ND4J operators; it allocates freely and is meant to be read. */
public final class PortableKernels implements Kernels {
  @Override
  public String name() {
    return "portable/" + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public void convolution(Tensor x, Tensor w, Tensor y) {
    Windows windows = Windows.of(x.array(), w);
    INDArray sum = rows(y).assign(0);
    for (int tap = 0; tap < windows.taps(); tap++) {
      sum.addi(windows.rows(tap).mmul(tapMatrix(w, tap)));
    }
  }

  @Override
  public void dense(Tensor x, DenseWeights w, After after, Tensor y, boolean add) {
    List<Tensor> values = convolved(x, w);
    put(rows(values.get(values.size() - 1)), after, y, add);
  }

  /** relu(x), then what each convolution makes of the one before. */
  private List<Tensor> convolved(Tensor x, DenseWeights w) {
    List<Tensor> values = new ArrayList<>();
    Tensor value = Tensor.zeros(x.array().shape());
    value.array().assign(relu(x.array()));
    values.add(value);
    for (Tensor weights : w.convolutions()) {
      Tensor next = Tensor.zeros(x.dim(0), x.dim(1), x.dim(2), weights.dim(3));
      convolution(value, weights, next);
      values.add(next);
      value = next;
    }
    return values;
  }

  @Override
  public void denseBackward(
      Tensor x, DenseWeights w, Normalised y, Tensor dy, Tensor dx, DenseWeights dw) {
    List<Tensor> values = convolved(x, w);
    Tensor gradient = Tensor.zeros(dy.array().shape());
    rows(gradient).assign(ofRaw(y, dy));
    for (int number = w.convolutions().size() - 1; number >= 0; number--) {
      Tensor input = values.get(number);
      Tensor below = Tensor.zeros(input.array().shape());
      Tensor weights = w.convolutions().get(number);
      convolutionBackward(input, weights, gradient, below, dw.convolutions().get(number));
      gradient = below;
    }
    dx.array().addi(gradient.array().muli(positive(values.get(0).array())));
  }

  @Override
  public void convolutionPair(
      Tensor x, ConvolutionPair pair, Tensor saved, Tensor moments, Tensor y) {
    Tensor between = Tensor.zeros(x.dim(0), x.dim(1), x.dim(2), pair.gamma().length());
    convolution(x, pair.first(), between);
    batchNorm(between, pair.gamma(), pair.beta(), saved, false, between);
    convolution(between, pair.second(), y);
  }

  @Override
  public void convolutionPairBackward(
      Tensor x,
      ConvolutionPair pair,
      Tensor saved,
      Tensor moments,
      Tensor dy,
      ConvolutionPair gradients) {
    Tensor convolved = Tensor.zeros(x.dim(0), x.dim(1), x.dim(2), pair.gamma().length());
    Tensor between = Tensor.zeros(convolved.array().shape());
    Tensor dBetween = Tensor.zeros(convolved.array().shape());
    convolution(x, pair.first(), convolved);
    batchNorm(convolved, pair.gamma(), pair.beta(), saved, false, between);
    convolutionBackward(between, pair.second(), dy, dBetween, gradients.second());
    Tensor dConvolved = Tensor.zeros(convolved.array().shape());
    batchNormBackward(
        convolved,
        pair.gamma(),
        saved,
        false,
        null,
        dBetween,
        dConvolved,
        gradients.gamma(),
        gradients.beta());
    convolutionBackward(x, pair.first(), dConvolved, null, gradients.first());
  }

  @Override
  public void convolutionBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
    Windows windows = Windows.of(x.array(), w);
    Windows gradients = Windows.zeros(x.array(), w);
    for (int tap = 0; tap < windows.taps(); tap++) {
      tapMatrix(dw, tap).addi(windows.rows(tap).transpose().mmul(rows(dy)));
      if (dx != null) {
        INDArray gradient = rows(dy).mmul(tapMatrix(w, tap).transpose());
        gradients.tap(tap).addi(gradient.reshape('c', dx.array().shape()));
      }
    }
    if (dx != null) {
      dx.array().addi(gradients.centre());
    }
  }

  @Override
  public void reluPointwise(Tensor[] xs, Tensor w, After after, Tensor y) {
    put(relu(concatenated(xs)).mmul(w.array()), after, y, false);
  }

  @Override
  public void reluPointwiseBackward(
      Tensor[] xs, Tensor w, Normalised y, Tensor dy, Tensor[] dxs, Tensor dw) {
    INDArray x = concatenated(xs);
    INDArray dRaw = ofRaw(y, dy);
    dw.array().addi(relu(x).transpose().mmul(dRaw));
    INDArray gradient = dRaw.mmul(w.array().transpose()).muli(positive(x));
    int from = 0;
    for (int j = 0; j < xs.length; from += xs[j++].dim(3)) {
      if (dxs[j] != null) {
        rows(dxs[j]).addi(columns(gradient, from, xs[j].dim(3)));
      }
    }
  }

  @Override
  public void separable(Normalised x, SeparableWeights w, After after, Tensor y, boolean add) {
    put(depthwiseRows(windows(x, w), w.depthwise()).mmul(w.pointwise().array()), after, y, add);
  }

  @Override
  public void separableMean(
      Tensor x, SeparableWeights w, After.Affine after, Tensor y, boolean add) {
    INDArray pixels = depthwiseRows(windows(Normalised.not(x), w), w.depthwise());
    INDArray means = pixels.reshape('c', x.dim(0), x.dim(1) * x.dim(2), x.dim(3)).mean(1);
    put(means.mmul(w.pointwise().array()), after, y, add);
  }

  private static Windows windows(Normalised x, SeparableWeights w) {
    INDArray activation = normal(x).reshape('c', x.raw().array().shape());
    return Windows.of(relu(activation), w.depthwise().dim(0), w.dilation(), 0);
  }

  /** The activation itself, [NHW,C]. */
  private static INDArray normal(Normalised x) {
    if (x.saved() == null) {
      return rows(x.raw());
    }
    INDArray saved = x.saved().array();
    INDArray centred = rows(x.raw()).subRowVector(saved.getRow(0).dup());
    return centred.muliRowVector(saved.getRow(1).dup());
  }

  /** Gradient of y's raw values given that of the normalised ones, [NHW,C]. */
  private static INDArray ofRaw(Normalised y, Tensor dy) {
    if (y.saved() == null) {
      return rows(dy);
    }
    INDArray scale = y.saved().array().getRow(1).dup();
    return ofRaw(normal(y), rows(dy)).muliRowVector(scale);
  }

  /** g - mean(g) - x' mean(g x'). */
  private static INDArray ofRaw(INDArray normal, INDArray gradient) {
    double count = gradient.size(0);
    INDArray centred = gradient.subRowVector(gradient.sum(0).div(count));
    return centred.subi(normal.mulRowVector(gradient.mul(normal).sum(0).div(count)));
  }

  /** y = rows and what follows, or added to it. */
  private static void put(INDArray rows, After after, Tensor y, boolean add) {
    INDArray result = rows;
    if (after instanceof After.Affine affine) {
      INDArray values = affine.values().array();
      result = rows.mulRowVector(values.getRow(0)).addiRowVector(values.getRow(1));
    } else if (after instanceof After.Statistics statistics) {
      putStatistics(rows, statistics.saved());
    }
    if (add) {
      rows(y).addi(result);
    } else {
      rows(y).assign(result);
    }
  }

  private static void putStatistics(INDArray rows, Tensor saved) {
    INDArray mean = rows.mean(0);
    INDArray centred = rows.subRowVector(mean);
    INDArray variance = centred.muli(centred).mean(0);
    saved.array().getRow(0).assign(mean);
    saved.array().getRow(1).assign(Transforms.pow(variance.addi(EPSILON), -0.5, true));
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
    Windows windows = windows(x, w);
    INDArray middle = depthwiseRows(windows, w.depthwise());
    INDArray dRaw = ofRaw(y, dy);
    dw.pointwise().array().addi(middle.transpose().mmul(dRaw));
    INDArray dMiddle = dRaw.mmul(w.pointwise().array().transpose());
    Windows gradients = Windows.zeros(dx.array(), w.depthwise().dim(0), w.dilation());
    for (int tap = 0; tap < windows.taps(); tap++) {
      tapVector(dw.depthwise(), tap).addi(windows.rows(tap).muli(dMiddle).sum(0));
      INDArray gradient = dMiddle.mulRowVector(tapVector(w.depthwise(), tap));
      gradients.tap(tap).addi(gradient.reshape('c', dx.array().shape()));
    }
    INDArray mask = positive(normal(x)).reshape('c', dx.array().shape());
    INDArray gradient = gradients.centre().mul(mask);
    dx.array().assign(add ? gradient.addi(dx.array()) : gradient);
  }

  private static INDArray depthwiseRows(Windows windows, Tensor depthwise) {
    INDArray sum = windows.rows(0).muliRowVector(tapVector(depthwise, 0));
    for (int tap = 1; tap < windows.taps(); tap++) {
      sum.addi(windows.rows(tap).muliRowVector(tapVector(depthwise, tap)));
    }
    return sum;
  }

  @Override
  public void maxPool(Tensor x, After after, Tensor y, boolean add) {
    Windows windows = Windows.of(x.array(), 3, 1, -Float.MAX_VALUE);
    put(maximum(windows).reshape(rows(y).shape()), after, y, add);
  }

  private static INDArray maximum(Windows windows) {
    INDArray most = windows.tap(0).dup('c');
    for (int tap = 1; tap < windows.taps(); tap++) {
      most = Transforms.max(most, windows.tap(tap).dup('c'), true);
    }
    return most;
  }

  @Override
  public void maxPoolBackward(Tensor x, Normalised y, Tensor dy, Tensor dx) {
    Windows windows = Windows.of(x.array(), 3, 1, -Float.MAX_VALUE);
    INDArray most = maximum(windows);
    Windows gradients = Windows.zeros(x.array(), 3, 1);
    INDArray left = ofRaw(y, dy).dup('c').reshape('c', dx.array().shape());
    for (int tap = 0; tap < windows.taps(); tap++) {
      INDArray taken = windows.tap(tap).dup('c').eq(most).castTo(DataType.FLOAT).muli(left);
      gradients.tap(tap).addi(taken);
      left.subi(taken);
    }
    dx.array().addi(gradients.centre());
  }

  @Override
  public void avgPool(Tensor x, After after, Tensor y, boolean add) {
    INDArray mean = windowSum(x.array()).divi(windowSum(Nd4j.onesLike(x.array())));
    put(mean.reshape(rows(y).shape()), after, y, add);
  }

  @Override
  public void avgPoolBackward(Normalised y, Tensor dy, Tensor dx) {
    INDArray dRaw = ofRaw(y, dy).dup('c').reshape('c', dx.array().shape());
    dx.array().addi(windowSum(dRaw.divi(windowSum(Nd4j.onesLike(dx.array())))));
  }

  private static INDArray windowSum(INDArray x) {
    Windows windows = Windows.of(x, 3, 1, 0);
    INDArray sum = windows.tap(0).dup('c');
    for (int tap = 1; tap < windows.taps(); tap++) {
      sum.addi(windows.tap(tap));
    }
    return sum;
  }

  @Override
  public void normalise(Normalised x, Tensor y, boolean add) {
    INDArray result = normal(x);
    rows(y).assign(add ? result.addi(rows(y)) : result);
  }

  @Override
  public void batchNorm(Tensor x, Tensor gamma, Tensor beta, Tensor saved, boolean relu, Tensor y) {
    putStatistics(rows(x), saved);
    INDArray result = normal(new Normalised(x, saved));
    result.muliRowVector(gamma.array()).addiRowVector(beta.array());
    rows(y).assign(relu ? relu(result) : result);
  }

  @Override
  public void scale(Tensor x, After.Affine affine, boolean relu, Tensor y) {
    put(rows(x), affine, y, false);
    if (relu) {
      rows(y).assign(relu(rows(y)));
    }
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
    INDArray gradient = relu ? rows(dy).mul(positive(rows(y))) : rows(dy);
    INDArray scale = saved.array().getRow(1).dup();
    INDArray normal = normal(new Normalised(x, saved));
    dGamma.array().addi(gradient.mul(normal).sum(0));
    dBeta.array().addi(gradient.sum(0));
    rows(dx).assign(ofRaw(normal, gradient).muliRowVector(scale.mul(gamma.array())));
  }

  @Override
  public void updateRunning(Tensor saved, long count, double momentum, Tensor running) {
    INDArray variance = Transforms.pow(saved.array().getRow(1), -2, true).subi(EPSILON);
    variance.muli(count / Math.max(1.0, count - 1.0));
    running.array().muli(1 - momentum);
    running.array().getRow(0).addi(saved.array().getRow(0).mul(momentum));
    running.array().getRow(1).addi(variance.muli(momentum));
  }

  @Override
  public void halve(Tensor x, Tensor y) {
    y.array().assign(pixelPairs(x, y).mean(2, 4));
  }

  @Override
  public void halveBackward(Tensor dy, Tensor dx) {
    INDArray quarter = dy.array().div(4);
    INDArrayIndex all = NDArrayIndex.all();
    for (int i = 0; i < 4; i++) {
      INDArrayIndex row = NDArrayIndex.point(i / 2);
      INDArrayIndex column = NDArrayIndex.point(i % 2);
      pixelPairs(dx, dy).get(all, all, row, all, column, all).addi(quarter);
    }
  }

  /** A view [N,H,2,W,2,C] of x [N,2H,2W,C]. */
  private static INDArray pixelPairs(Tensor x, Tensor half) {
    return x.array().reshape('c', half.dim(0), half.dim(1), 2, half.dim(2), 2, half.dim(3));
  }

  @Override
  public void add(Tensor x, Tensor y) {
    y.array().addi(x.array());
  }

  @Override
  public void globalAverage(Tensor[] xs, Tensor y) {
    INDArray features = y.array().reshape('c', y.dim(0), y.length() / y.dim(0));
    int from = 0;
    for (Tensor x : xs) {
      columns(features, from, x.dim(3)).assign(x.array().mean(1, 2));
      from += x.dim(3);
    }
  }

  @Override
  public void globalAverageBackward(Tensor dy, Tensor[] dxs) {
    int from = 0;
    for (Tensor dx : dxs) {
      int images = dx.dim(0);
      int channels = dx.dim(3);
      INDArray share = columns(dy.array(), from, channels).div(dx.dim(1) * dx.dim(2));
      INDArray image = share.dup('c').reshape('c', images, 1, 1, channels);
      dx.array().addi(image.broadcast(dx.array().shape()));
      from += channels;
    }
  }

  @Override
  public void linear(Tensor x, Tensor w, Tensor b, Tensor y) {
    y.array().assign(x.array().mmul(w.array()).addiRowVector(b.array()));
  }

  @Override
  public void linearBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw, Tensor db) {
    dw.array().addi(x.array().transpose().mmul(dy.array()));
    db.array().addi(dy.array().sum(0));
    if (dx != null) {
      dx.array().addi(dy.array().mmul(w.array().transpose()));
    }
  }

  @Override
  public double softmaxCrossEntropy(Tensor logits, int[] labels, double smoothing, Tensor dLogits) {
    double others = smoothing / logits.dim(1);
    INDArray shifted = logits.array().subColumnVector(logits.array().max(1));
    INDArray exponentials = Transforms.exp(shifted, true);
    INDArray sums = exponentials.sum(1);
    double loss = smoothing == 0 ? 0 : -shifted.sumNumber().doubleValue() * others;
    INDArray gradient = exponentials.diviColumnVector(sums).subi(others);
    for (int n = 0; n < labels.length; n++) {
      loss += Math.log(sums.getDouble(n)) - (1 - smoothing) * shifted.getDouble(n, labels[n]);
      gradient.putScalar(n, labels[n], gradient.getDouble(n, labels[n]) - (1 - smoothing));
    }
    dLogits.array().assign(gradient.divi(labels.length));
    return loss / labels.length;
  }

  @Override
  public void sgd(
      Tensor w, Tensor dw, Tensor velocity, double rate, double momentum, double weightDecay) {
    velocity.array().muli(momentum).addi(dw.array()).addi(w.array().mul(weightDecay));
    w.array().subi(velocity.array().mul(rate));
  }

  @Override
  public void close() {
    // Nothing is held between calls.
  }

  private static INDArray rows(Tensor x) {
    return Windows.rowsOf(x.array());
  }

  private static INDArray concatenated(Tensor[] xs) {
    INDArray[] parts = Arrays.stream(xs).map(PortableKernels::rows).toArray(INDArray[]::new);
    return parts.length == 1 ? parts[0] : Nd4j.concat(1, parts);
  }

  private static INDArray columns(INDArray matrix, int from, int count) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + count));
  }

  /** A view of the weights [I,O] of a tap of [k,k,I,O]. */
  private static INDArray tapMatrix(Tensor w, int tap) {
    return w.array().reshape('c', (long) w.dim(0) * w.dim(1), w.dim(2), w.dim(3)).slice(tap);
  }

  /** A view of the weights [C] of a tap of [k,k,C]. */
  private static INDArray tapVector(Tensor w, int tap) {
    return w.array().reshape('c', (long) w.dim(0) * w.dim(1), w.dim(2)).slice(tap);
  }

  private static INDArray relu(INDArray x) {
    return Transforms.relu(x, true);
  }

  /** 1 where x is positive, else 0. */
  private static INDArray positive(INDArray x) {
    return x.gt(0).castTo(DataType.FLOAT);
  }
}
