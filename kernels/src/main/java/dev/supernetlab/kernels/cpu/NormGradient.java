package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * The gradient of what batch normalisation read, band by band from the gradient of what it gave.
 * With x' the normalised x: dx = gamma / sd (g - mean(g) - x' mean(g x')), as a g + b (x - m) + c.
 */
final class NormGradient {
  private final Transfer transfer;
  private final Pixel pixel;
  private final Channels channels;
  private final RowReader values;
  private final RowReader gradients;
  private final RowReader masks;
  private final float[] kept;
  private final float[] centre;
  private final float[] first;
  private final float[] second;
  private final float[] third;
  private final double[] sums;
  private final double[] products;
  private Tensor x;
  private Tensor y;
  private Tensor dy;
  private boolean normalised;
  private float[] gradient;
  private int gradientFrom;

  /** For so many rows at once. */
  NormGradient(Transfer transfer, int rows) {
    this.transfer = transfer;
    this.pixel = transfer.pixel();
    this.channels = Constants.channels(pixel);
    this.values = new RowReader(transfer, rows);
    this.gradients = new RowReader(transfer, rows);
    this.masks = new RowReader(transfer, rows);
    this.kept = new float[rows * transfer.rowLength()];
    this.centre = pixel.filled(0);
    this.first = pixel.filled(0);
    this.second = pixel.filled(0);
    this.third = pixel.filled(0);
    this.sums = new double[pixel.channels()];
    this.products = new double[pixel.channels()];
  }

  /** Prepares for the gradient of x, given that of the normalised x. */
  void of(Normalised x, Tensor dy) {
    of(x.raw(), null, x.saved(), null, dy, null, null);
  }

  /**
   * Prepares for the gradient of x; y is null where no ReLU followed, gamma where it is 1.
   *
   * @param saved null where nothing is normalised
   */
  void of(Tensor x, Tensor gamma, Tensor saved, Tensor y, Tensor dy, Tensor dGamma, Tensor dBeta) {
    this.x = x;
    this.y = y;
    this.dy = dy;
    this.normalised = saved != null;
    if (normalised) {
      pixel.load(saved, 0, centre);
      sum(dy.dim(0));
      coefficients((double) dy.dim(0) * transfer.pixels(), gamma, saved, dGamma, dBeta);
    }
  }

  private void sum(int images) {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    for (int n = 0; n < images; n++) {
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        int pixels = rows * transfer.width();
        read(n, row, rows);
        values.read(x, n, row, rows);
        channels.gradientSums(
            values.array(), values.from(), centre, gradient, gradientFrom, first, second, pixels);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += first[i];
          products[i] += second[i];
        }
      }
    }
  }

  private void coefficients(double count, Tensor gamma, Tensor saved, Tensor dGamma, Tensor dBeta) {
    int c = pixel.channels();
    for (int i = 0; i < c; i++) {
      double scale = saved.floats().get(c + i);
      double factor = gamma == null ? scale : scale * gamma.floats().get(i);
      double product = products[i] * scale;
      first[i] = (float) factor;
      second[i] = (float) (-factor * product / count * scale);
      third[i] = (float) (-factor * sums[i] / count);
      if (dGamma != null) {
        dGamma.floats().put(i, (float) (dGamma.floats().get(i) + product));
        dBeta.floats().put(i, (float) (dBeta.floats().get(i) + sums[i]));
      }
    }
  }

  /** The gradient of so many rows of an image's x, to an index of the array on. */
  void load(int n, int row, int rows, float[] out, int to) {
    read(n, row, rows);
    if (!normalised) {
      System.arraycopy(gradient, gradientFrom, out, to, rows * transfer.rowLength());
      return;
    }
    values.read(x, n, row, rows);
    channels.normGradient(
        values.array(),
        values.from(),
        centre,
        gradient,
        gradientFrom,
        first,
        second,
        third,
        out,
        to,
        rows * transfer.width());
  }

  /** Turns to the gradient of so many rows of what was given, before the ReLU if there was one. */
  private void read(int n, int row, int rows) {
    gradients.read(dy, n, row, rows);
    gradient = gradients.array();
    gradientFrom = gradients.from();
    if (y != null) {
      masks.read(y, n, row, rows);
      channels.keepWherePositive(
          masks.array(), masks.from(), gradient, gradientFrom, kept, rows * transfer.width());
      gradient = kept;
      gradientFrom = 0;
    }
  }
}
