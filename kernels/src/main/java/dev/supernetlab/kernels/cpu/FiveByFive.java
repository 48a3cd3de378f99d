package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A 5x5 convolution with few inputs, made of pairs of 3x3 taps, whose kernel and bias depend on
 * which sides of the image a pixel touches: only taps t of the second convolution that stay inside
 * count there. A kernel row is a product of 5 I inputs, which overlap from pixel to pixel.
 */
final class FiveByFive {
  private static final int K = 5;
  private static final int NEAR = 1;
  private static final int FAR = 2;

  /** Which ends of its row or column a pixel touches: none, near, far or, in a line, both. */
  private static final int SIDES = 4;

  private final int rows;
  private final int width;
  private final int inputs;
  private final int outputs;
  private final int padded;

  /** Inputs of a kernel row. */
  private final int span;

  private final BorderedImage image;
  private final int[] factors;
  private final RowReader gradient;
  private final RowWriter result;
  private final float[] none;
  private final Border[] borders = new Border[SIDES * SIDES];
  private final List<Run> runs = new ArrayList<>();

  /** For x [N,H,W,I] and so many outputs. */
  FiveByFive(Lanes lanes, Tensor x, int outputs) {
    this.rows = x.dim(1);
    this.width = x.dim(2);
    this.inputs = x.dim(3);
    this.outputs = outputs;
    Pixel pixel = Pixel.of(lanes, outputs);
    this.padded = pixel.padded();
    this.span = (K * inputs + 7) / 8 * 8;
    this.image = new BorderedImage(x, K / 2, span);
    this.factors = new int[image.values().length];
    Transfer target = new Transfer(rows, width, pixel);
    this.gradient = new RowReader(target, rows);
    this.result = new RowWriter(target, rows);
    this.none = new float[padded];
    Pointwise along = Constants.overlapping(span, inputs, pixel.lanes(), padded, padded);
    Pointwise down =
        Constants.overlapping(span, image.at(1, 0), pixel.lanes(), padded, width * padded);
    for (int row = 0; row < rows; row++) {
      addRun(row, 1, width - 2, along, padded);
    }
    for (int column = 0; column < width; column += Math.max(1, width - 1)) {
      addRun(0, column, 1, along, padded);
      addRun(1, column, rows - 2, down, width * padded);
      if (rows > 1) {
        addRun(rows - 1, column, 1, along, padded);
      }
    }
  }

  private void addRun(int row, int column, int pixels, Pointwise product, int step) {
    if (pixels > 0) {
      int kind = side(row, rows) * SIDES + side(column, width);
      if (borders[kind] == null) {
        borders[kind] = new Border(side(row, rows), side(column, width));
      }
      runs.add(new Run(row, column, pixels, product, step, borders[kind]));
    }
  }

  /** All kernels and biases become zero. */
  void clear() {
    for (Border border : borders) {
      if (border != null) {
        Arrays.fill(border.kernel, 0);
        Arrays.fill(border.bias, 0);
      }
    }
  }

  /** Adds a product [I,O] of second tap t and first tap u, 0..8 in row order. */
  void addTap(int t, int u, double[] product) {
    for (Border border : borders) {
      if (border != null && border.has(t)) {
        for (int c = 0; c < inputs; c++) {
          int to = index(t, u, c);
          for (int o = 0; o < outputs; o++) {
            border.kernel[to + o] += (float) product[c * outputs + o];
          }
        }
      }
    }
  }

  /** Adds what second tap t gives without input [O]. */
  void addBias(int t, double[] bias) {
    for (Border border : borders) {
      if (border != null && border.has(t)) {
        for (int o = 0; o < outputs; o++) {
          border.bias[o] += (float) bias[o];
        }
      }
    }
  }

  void forward(Tensor x, Tensor y) {
    for (int n = 0; n < x.dim(0); n++) {
      image.load(x, n);
      for (int i = 0; i < factors.length; i++) {
        factors[i] = Float.floatToRawIntBits(image.values()[i]);
      }
      result.open(y, n, 0, rows, false);
      for (Run run : runs) {
        forward(run);
      }
      result.close();
    }
  }

  private void forward(Run run) {
    int to = result.to() + (run.row * width + run.column) * padded;
    for (int ky = 0; ky < K; ky++) {
      int from = image.at(run.row + ky, run.column);
      int tap = ky * span * padded;
      float[] bias = ky == 0 ? run.border.bias : none;
      run.product.forward(
          factors, from, run.border.kernel, tap, bias, result.array(), to, run.pixels, ky > 0);
    }
  }

  /** Gradients of all kernels and biases, for {@link #tapGradient} and {@link #biasGradient}. */
  void gradients(Tensor x, Tensor dy) {
    for (Border border : borders) {
      if (border != null) {
        Arrays.fill(border.kernelGradient, 0);
        Arrays.fill(border.biasGradient, 0);
      }
    }
    for (int n = 0; n < x.dim(0); n++) {
      image.load(x, n);
      gradient.read(dy, n, 0, rows);
      for (Run run : runs) {
        backward(run);
      }
      for (Border border : borders) {
        if (border != null) {
          border.imageDone();
        }
      }
    }
  }

  private void backward(Run run) {
    Border border = run.border;
    float[] values = gradient.array();
    int at = gradient.from() + (run.row * width + run.column) * padded;
    for (int p = 0; p < run.pixels; p++) {
      for (int o = 0; o < padded; o++) {
        border.biasPartial[o] += values[at + p * run.step + o];
      }
    }
    for (int ky = 0; ky < K; ky++) {
      int from = image.at(run.row + ky, run.column);
      int tap = ky * span * padded;
      run.product.weightGradient(image.values(), from, values, at, border.partial, tap, run.pixels);
    }
  }

  /** Gradient [I,O] of what {@link #addTap} added. */
  double[] tapGradient(int t, int u) {
    double[] sum = new double[inputs * outputs];
    for (Border border : borders) {
      if (border != null && border.has(t)) {
        for (int c = 0; c < inputs; c++) {
          int from = index(t, u, c);
          for (int o = 0; o < outputs; o++) {
            sum[c * outputs + o] += border.kernelGradient[from + o];
          }
        }
      }
    }
    return sum;
  }

  /** Gradient [O] of what {@link #addBias} added. */
  double[] biasGradient(int t) {
    double[] sum = new double[outputs];
    for (Border border : borders) {
      if (border != null && border.has(t)) {
        for (int o = 0; o < outputs; o++) {
          sum[o] += border.biasGradient[o];
        }
      }
    }
    return sum;
  }

  /** Where in a kernel the row of outputs is for tap t + u and input c. */
  private int index(int t, int u, int c) {
    int ky = t / 3 + u / 3;
    int kx = t % 3 + u % 3;
    return (ky * span + kx * inputs + c) * padded;
  }

  private static int side(int position, int length) {
    return (position == 0 ? NEAR : 0) | (position == length - 1 ? FAR : 0);
  }

  /**
   * Pixels in a row or a column that touch the same sides.
   *
   * @param product for pixels that lie so
   * @param step floats from one output to the next
   */
  private record Run(int row, int column, int pixels, Pointwise product, int step, Border border) {}

  /** Kernel and bias of the pixels that touch the same sides, and their gradients. */
  private final class Border {
    private final int vertical;
    private final int horizontal;
    private final float[] kernel = new float[K * span * padded];
    private final float[] bias = new float[padded];
    private final float[] partial = new float[K * span * padded];
    private final float[] biasPartial = new float[padded];
    private final double[] kernelGradient = new double[K * span * padded];
    private final double[] biasGradient = new double[padded];

    Border(int vertical, int horizontal) {
      this.vertical = vertical;
      this.horizontal = horizontal;
    }

    /** Whether second tap t, 0..8 in row order, is inside the image. */
    boolean has(int t) {
      return inside(t / 3, vertical) && inside(t % 3, horizontal);
    }

    private static boolean inside(int tap, int side) {
      return !(tap == 0 && (side & NEAR) != 0) && !(tap == 2 && (side & FAR) != 0);
    }

    /** Sums of sums keep single precision accurate. */
    void imageDone() {
      for (int i = 0; i < partial.length; i++) {
        kernelGradient[i] += partial[i];
      }
      for (int o = 0; o < padded; o++) {
        biasGradient[o] += biasPartial[o];
      }
      Arrays.fill(partial, 0);
      Arrays.fill(biasPartial, 0);
    }
  }
}
