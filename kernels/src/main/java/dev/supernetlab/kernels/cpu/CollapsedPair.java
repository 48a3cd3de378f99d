package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.Tensor;
import java.nio.FloatBuffer;

/**
 * Two 3x3 convolutions with a batch normalisation between as one 5x5 convolution, which is what
 * they are because all three are linear once the statistics are known; and those follow from the
 * covariance of the input's 3x3 patches. An output at the border lacks the taps of the second
 * convolution that fall outside, so each kind of border has a 5x5 kernel of its own.
 *
 * <p>With a = gamma / sd and c = beta - a mean, the kernel's tap t + u, for u of the first and t of
 * the second convolution, is the sum of first[u] diag(a) second[t]; its bias the sum of c
 * second[t]. Gradients follow by the chain rule, that of the statistics included.
 */
final class CollapsedPair {
  private static final int TAPS = 9;

  private final int inputs;
  private final int middle;
  private final int outputs;
  private final Patches patches;
  private final FiveByFive convolution;
  private final double[] first;
  private final double[] second;
  private final double[] scale;
  private final double[] shift;

  /** For x [N,H,W,I] and weights of the pair's shapes. */
  CollapsedPair(Lanes lanes, Tensor x, ConvolutionPair pair) {
    this.inputs = x.dim(3);
    this.middle = pair.gamma().length();
    this.outputs = pair.second().dim(3);
    this.patches = new Patches(lanes, x);
    this.convolution = new FiveByFive(lanes, x, outputs);
    this.first = new double[pair.first().length()];
    this.second = new double[pair.second().length()];
    this.scale = new double[middle];
    this.shift = new double[middle];
  }

  /**
   * The forward call.
   *
   * @param saved receives mean and 1/sd [2,M] of the first convolution
   * @param moments receives covariance and, in the last row, mean of the patches [9I+1,9I]
   */
  void forward(Tensor x, ConvolutionPair pair, Tensor saved, Tensor moments, Tensor y) {
    patches.moments(x, moments);
    load(pair.first(), first);
    load(pair.second(), second);
    statistics(moments, saved);
    normalisation(pair, saved);
    convolution.clear();
    for (int t = 0; t < TAPS; t++) {
      double[] bias = new double[outputs];
      for (int i = 0; i < middle; i++) {
        for (int o = 0; o < outputs; o++) {
          bias[o] += shift[i] * second(t, i, o);
        }
      }
      convolution.addBias(t, bias);
      for (int u = 0; u < TAPS; u++) {
        convolution.addTap(t, u, product(t, u));
      }
    }
    convolution.forward(x, y);
  }

  /** first[u] diag(a) second[t], [I,O]. */
  private double[] product(int t, int u) {
    double[] product = new double[inputs * outputs];
    for (int c = 0; c < inputs; c++) {
      for (int i = 0; i < middle; i++) {
        double value = first(u, c, i) * scale[i];
        for (int o = 0; o < outputs; o++) {
          product[c * outputs + o] += value * second(t, i, o);
        }
      }
    }
    return product;
  }

  /** Mean w m and variance w' cov w of a linear function of the patches. */
  private void statistics(Tensor moments, Tensor saved) {
    int size = TAPS * inputs;
    FloatBuffer given = moments.floats();
    for (int i = 0; i < middle; i++) {
      double mean = 0;
      double variance = 0;
      for (int k = 0; k < size; k++) {
        double weight = first[k * middle + i];
        mean += weight * given.get(size * size + k);
        variance += weight * covariance(given, k, i);
      }
      saved.floats().put(i, (float) mean);
      saved.floats().put(middle + i, (float) BatchNorm.inverseDeviation(variance));
    }
  }

  /** Covariance of a patch's element and an output of the first convolution. */
  private double covariance(FloatBuffer moments, int k, int i) {
    int size = TAPS * inputs;
    double sum = 0;
    for (int l = 0; l < size; l++) {
      sum += moments.get(k * size + l) * first[l * middle + i];
    }
    return sum;
  }

  private void normalisation(ConvolutionPair pair, Tensor saved) {
    for (int i = 0; i < middle; i++) {
      scale[i] = (double) pair.gamma().floats().get(i) * saved.floats().get(middle + i);
      shift[i] = pair.beta().floats().get(i) - scale[i] * saved.floats().get(i);
    }
  }

  /** Adds to the gradients; saved and moments as the forward call left them. */
  void backward(
      Tensor x,
      ConvolutionPair pair,
      Tensor saved,
      Tensor moments,
      Tensor dy,
      ConvolutionPair gradients) {
    load(pair.first(), first);
    load(pair.second(), second);
    normalisation(pair, saved);
    convolution.gradients(x, dy);
    double[] dShift = new double[middle];
    double[] dProduct = new double[first.length];
    for (int t = 0; t < TAPS; t++) {
      double[] dBias = convolution.biasGradient(t);
      for (int i = 0; i < middle; i++) {
        for (int o = 0; o < outputs; o++) {
          dShift[i] += dBias[o] * second(t, i, o);
          add(gradients.second(), (t * middle + i) * outputs + o, shift[i] * dBias[o]);
        }
      }
      for (int u = 0; u < TAPS; u++) {
        tapBackward(t, u, dProduct, gradients.second());
      }
    }
    firstBackward(dProduct, dShift, saved, moments, gradients);
  }

  /** From the gradient of one product to those of second[t] and of first[u] diag(a). */
  private void tapBackward(int t, int u, double[] dProduct, Tensor dSecond) {
    double[] gradient = convolution.tapGradient(t, u);
    for (int i = 0; i < middle; i++) {
      double[] row = new double[outputs];
      for (int c = 0; c < inputs; c++) {
        double value = first(u, c, i) * scale[i];
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
          row[o] += value * gradient[c * outputs + o];
          sum += gradient[c * outputs + o] * second(t, i, o);
        }
        dProduct[(u * inputs + c) * middle + i] += sum;
      }
      for (int o = 0; o < outputs; o++) {
        add(dSecond, (t * middle + i) * outputs + o, row[o]);
      }
    }
  }

  /**
   * Batch normalisation backward: with z the normalised values, dProduct is the sum over pixels of
   * dz times the patch, and so is dFirst of that of the convolution's gradient a (dz - mean(dz) - z
   * mean(dz z)).
   */
  private void firstBackward(
      double[] dProduct, double[] dShift, Tensor saved, Tensor moments, ConvolutionPair gradients) {
    int size = TAPS * inputs;
    FloatBuffer given = moments.floats();
    for (int i = 0; i < middle; i++) {
      double inverse = saved.floats().get(middle + i);
      double dGamma = -saved.floats().get(i) * dShift[i];
      for (int k = 0; k < size; k++) {
        dGamma += first[k * middle + i] * dProduct[k * middle + i];
      }
      dGamma *= inverse;
      add(gradients.gamma(), i, dGamma);
      add(gradients.beta(), i, dShift[i]);
      for (int k = 0; k < size; k++) {
        double ofMean = dShift[i] * given.get(size * size + k);
        double ofDeviation = dGamma * inverse * covariance(given, k, i);
        double sum = dProduct[k * middle + i] - ofMean - ofDeviation;
        add(gradients.first(), k * middle + i, scale[i] * sum);
      }
    }
  }

  private double first(int tap, int input, int output) {
    return first[(tap * inputs + input) * middle + output];
  }

  private double second(int tap, int input, int output) {
    return second[(tap * middle + input) * outputs + output];
  }

  private static void load(Tensor tensor, double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.floats().get(i);
    }
  }

  private static void add(Tensor gradient, int index, double value) {
    gradient.floats().put(index, (float) (gradient.floats().get(index) + value));
  }
}
