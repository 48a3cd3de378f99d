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

  /** Of a pixel's channels. */
  Moments(Pixel pixel) {
    this.channels = Constants.channels(pixel);
    this.zeros = pixel.filled(0);
    this.centre = pixel.filled(0);
    this.sums = pixel.filled(0);
    this.around = pixel.filled(0);
    this.mean = new double[pixel.channels()];
    this.squares = new double[pixel.channels()];
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    count = 0;
  }

  /** Takes in so many pixels from an index of the array on. */
  void take(float[] values, int from, int pixels) {
    channels.sums(values, from, zeros, 1, sums, pixels);
    for (int i = 0; i < mean.length; i++) {
      centre[i] = sums[i] / pixels;
    }
    channels.sums(values, from, centre, 2, around, pixels);
    double together = count + pixels;
    for (int i = 0; i < mean.length; i++) {
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
