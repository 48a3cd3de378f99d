package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/**
 * Mean and variance of each channel, taken band by band while results are in the cache. Sums are
 * single precision within a band, around its own mean, and double precision over the bands (Chan et
 * al. 1979, equation 2.1).
 */
final class Moments {
  private final Channels channels;
  private final float[] zeros;
  private final float[] centre;
  private final float[] sums;
  private final float[] around;
  private final double[] mean;
  private final double[] squares;
  private double count;

  /** For so many padded channels. */
  Moments(Lanes lanes, int padded) {
    this.channels = Constants.channels(lanes, padded);
    this.zeros = new float[padded];
    this.centre = new float[padded];
    this.sums = new float[padded];
    this.around = new float[padded];
    this.mean = new double[padded];
    this.squares = new double[padded];
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    count = 0;
  }

  /** Takes in so many pixels from the array's beginning. */
  void take(float[] values, int pixels) {
    channels.sums(values, zeros, 1, sums, pixels);
    for (int i = 0; i < sums.length; i++) {
      centre[i] = sums[i] / pixels;
    }
    channels.sums(values, centre, 2, around, pixels);
    double together = count + pixels;
    for (int i = 0; i < sums.length; i++) {
      double difference = sums[i] / (double) pixels - mean[i];
      mean[i] += difference * pixels / together;
      squares[i] += around[i] + difference * difference * pixels * count / together;
    }
    count = together;
  }

  /** Writes mean and 1/sqrt(var + eps) [2,C] if they are wanted. */
  void put(After after) {
    if (after instanceof After.Statistics statistics) {
      put(statistics.saved());
    }
  }

  /** Writes mean and 1/sqrt(var + eps) [2,C]. */
  void put(Tensor saved) {
    int c = saved.dim(1);
    for (int i = 0; i < c; i++) {
      saved.floats().put(i, (float) mean[i]);
      saved.floats().put(c + i, (float) BatchNorm.inverseDeviation(squares[i] / count));
    }
  }
}
