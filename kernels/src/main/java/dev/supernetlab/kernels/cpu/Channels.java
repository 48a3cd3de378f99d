package dev.supernetlab.kernels.cpu;

/**
 * What is done to each channel of one image alone, for a fixed channel count C (padded). Images are
 * pixels of C floats, or their bits, without gaps; {@code padded} ones have {@code pitch} pixels
 * from row to row and start at index {@code at}.
 */
interface Channels {
  /** image = max(image, 0). */
  void relu(int[] image, int pixels);

  /** Copies max(image, 0) into a padded image. */
  void reluInto(int[] image, float[] padded, int at, int pitch, int rows, int width);

  /** out[i] += gradient[i] where x[i] is positive. */
  void addWherePositive(int[] x, float[] gradient, float[] out, int pixels);

  /** The same with the bits of a gradient. */
  void addWherePositive(int[] x, int[] gradient, float[] out, int pixels);

  /** gradient[i] = 0 where y[i] is not positive. */
  void clearWhereNotPositive(int[] y, int[] gradient, int pixels);

  /** sums [C] = sum over pixels of (x - centre) ^ power, power 1 or 2. */
  void sums(int[] x, float[] centre, int power, float[] sums, int pixels);

  /** sums [C] = sum over pixels of gradient; products [C] = that of gradient (x - centre). */
  void gradientSums(
      int[] x, float[] centre, int[] gradient, float[] sums, float[] products, int pixels);

  /** out = (x - centre) scale + offset, then ReLU or added to out if so wanted. */
  void normalise(
      int[] x,
      float[] centre,
      float[] scale,
      float[] offset,
      boolean relu,
      float[] out,
      boolean add,
      int pixels);

  /** out += a gradient + b (x - centre) + c, all but the images [C]. */
  void addGradient(
      int[] x, float[] centre, int[] gradient, float[] a, float[] b, float[] c, float[] out, int n);

  /** out += value [C] at every pixel. */
  void addToAll(float[] value, float[] out, int pixels);

  /** Copies an image's order-preserving integer keys into a padded one. */
  void keysInto(int[] image, int[] padded, int at, int pitch, int rows, int width);

  /** out = maximum over the 3x3 window around every pixel of padded keys. */
  void maximum(int[] keys, int at, int pitch, float[] out, int rows, int width);

  /**
   * For every pixel whose window's maximum is at this tap: moves its gradient to there.
   *
   * @param offset pixels from the window's centre to the tap
   * @param maxima of every pixel, bits
   * @param gradient what is left to move, bits; cleared where moved
   * @param out padded gradients, as {@code keys}
   */
  void moveToMaximum(
      int[] keys,
      int at,
      int pitch,
      int offset,
      int[] maxima,
      int[] gradient,
      float[] out,
      int rows,
      int width);

  /** Copies an image, each pixel times its factor (bits of floats), into a padded one. */
  void scaledInto(
      int[] image, int[] factors, float[] padded, int at, int pitch, int rows, int width);

  /** out = sum over the 3x3 window of every pixel, times the pixel's factor; added if wanted. */
  void windowSums(
      float[] padded,
      int at,
      int pitch,
      int[] factors,
      float[] out,
      boolean add,
      int rows,
      int width);

  /** out += a padded image. */
  void addFrom(float[] padded, int at, int pitch, float[] out, int rows, int width);
}
