package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;
import java.util.List;

/** 3x3 pools of one shape. */
final class Pools {
  private final Transfer transfer;
  private final Geometry geometry;
  private final Channels channels;
  private final RowReader image;
  private final RowWriter result;
  private final float[] gradient;
  private final Affine affine;
  private final Moments moments;
  private final NormGradient normGradient;
  private final int[] keys;
  private final int[] maxima;
  private final float[] moved;
  private final float[] padded;
  private final int[] left;
  private final int[] same;
  private final int[] right;
  private final float[] inverseCounts;
  private final float[] ones;

  /**
   * Run one after the other from one place, which is what keeps the JIT from making one method of
   * them: that would be too large for it, and then it boxes vectors.
   */
  private final List<Runnable> gradientSteps =
      List.of(this::moveToRow, this::moveToPixel, this::addMoved);

  Pools(Lanes lanes, Tensor x) {
    this.transfer = Transfer.of(x, lanes);
    this.geometry = new Geometry(x.dim(1), x.dim(2), 1, transfer.padded());
    this.channels = Constants.channels(transfer.pixel());
    this.image = new RowReader(transfer, transfer.rows());
    this.result = new RowWriter(transfer, transfer.rows());
    this.gradient = new float[transfer.length()];
    this.affine = new Affine(transfer.pixel());
    this.moments = new Moments(transfer.pixel());
    this.normGradient = new NormGradient(transfer, transfer.rows());
    this.padded = new float[geometry.length()];
    this.keys = new int[geometry.length()];
    Arrays.fill(keys, Integer.MIN_VALUE);
    this.maxima = new int[transfer.length() + 2 * geometry.width() * geometry.channels()];
    Arrays.fill(maxima, Integer.MIN_VALUE);
    this.moved = new float[maxima.length];
    this.left = new int[geometry.length()];
    this.same = new int[geometry.length()];
    this.right = new int[geometry.length()];
    this.ones = new float[transfer.length()];
    Arrays.fill(ones, 1);
    this.inverseCounts = inverseCounts(transfer);
  }

  /** 1 / (pixels of the window that are not padding), for each float. */
  private static float[] inverseCounts(Transfer transfer) {
    int rows = transfer.rows();
    int width = transfer.width();
    float[] inverse = new float[transfer.length()];
    for (int y = 0; y < rows; y++) {
      int high = Math.min(y + 1, rows - 1) - Math.max(y - 1, 0) + 1;
      for (int x = 0; x < width; x++) {
        int wide = Math.min(x + 1, width - 1) - Math.max(x - 1, 0) + 1;
        int from = (y * width + x) * transfer.padded();
        Arrays.fill(inverse, from, from + transfer.padded(), 1f / (high * wide));
      }
    }
    return inverse;
  }

  void maxForward(Tensor x, After after, Tensor y, boolean add) {
    affine.load(after);
    boolean counted = after instanceof After.Statistics;
    moments.clear();
    for (int n = 0; n < x.dim(0); n++) {
      loadMaxima(x, n);
      for (int row = 0; row < transfer.rows(); row += transfer.band()) {
        int rows = transfer.bandFrom(row);
        result.open(y, n, row, rows, add);
        channels.maximum(
            maxima,
            row * transfer.rowLength(),
            affine.scale(),
            affine.shift(),
            result.array(),
            result.to(),
            add,
            rows,
            transfer.width());
        if (counted) {
          moments.take(result.array(), result.to(), rows * transfer.width());
        }
        result.close();
      }
    }
    moments.put(after);
  }

  void maxBackward(Tensor x, Normalised y, Tensor dy, Tensor dx) {
    normGradient.of(y, dy);
    for (int n = 0; n < x.dim(0); n++) {
      loadMaxima(x, n);
      normGradient.load(n, 0, geometry.rows(), gradient, 0);
      Arrays.fill(moved, 0);
      result.open(dx, n, 0, geometry.rows(), true);
      for (Runnable step : gradientSteps) {
        step.run();
      }
      result.close();
    }
  }

  private void moveToRow() {
    channels.moveToRow(maxima, gradient, moved, geometry.rows(), geometry.width());
  }

  private void moveToPixel() {
    int rows = geometry.rows();
    int width = geometry.width();
    channels.moveToPixel(
        keys, geometry.at(), geometry.pitch(), maxima, moved, left, same, right, rows, width);
  }

  private void addMoved() {
    int rows = geometry.rows();
    int width = geometry.width();
    channels.addMoved(
        left,
        same,
        right,
        geometry.at(),
        geometry.pitch(),
        result.array(),
        result.to(),
        rows,
        width);
  }

  private void loadMaxima(Tensor x, int n) {
    int pitch = geometry.pitch();
    for (int row = 0; row < transfer.rows(); row += transfer.band()) {
      int rows = transfer.bandFrom(row);
      int at = geometry.at() + row * pitch * geometry.channels();
      image.read(x, n, row, rows);
      channels.keysInto(image.array(), image.from(), keys, at, pitch, rows, geometry.width());
      int to = (row + 1) * transfer.rowLength();
      channels.rowMaxima(keys, at, pitch, maxima, to, rows, geometry.width());
    }
  }

  void averageForward(Tensor x, After after, Tensor y, boolean add) {
    affine.load(after);
    boolean counted = after instanceof After.Statistics;
    moments.clear();
    for (int n = 0; n < x.dim(0); n++) {
      result.open(y, n, 0, transfer.rows(), add);
      image.read(x, n, 0, transfer.rows());
      windowSums(image.array(), image.from(), ones, inverseCounts, add);
      if (counted) {
        moments.take(result.array(), result.to(), transfer.pixels());
      }
      result.close();
    }
    moments.put(after);
  }

  void averageBackward(Normalised y, Tensor dy, Tensor dx) {
    affine.load(After.NOTHING);
    normGradient.of(y, dy);
    for (int n = 0; n < dy.dim(0); n++) {
      result.open(dx, n, 0, transfer.rows(), true);
      normGradient.load(n, 0, transfer.rows(), gradient, 0);
      windowSums(gradient, 0, inverseCounts, ones, true);
      result.close();
    }
  }

  private void windowSums(float[] x, int from, float[] before, float[] after, boolean add) {
    int at = geometry.at();
    int pitch = geometry.pitch();
    int rows = geometry.rows();
    int width = geometry.width();
    channels.scaledInto(x, from, before, padded, at, pitch, rows, width);
    channels.windowSums(
        padded,
        at,
        pitch,
        after,
        affine.scale(),
        affine.shift(),
        result.array(),
        result.to(),
        add,
        rows,
        width);
  }
}
