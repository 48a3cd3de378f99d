package dev.supernetlab.kernels.cpu;

/**
 * What is done to each channel of one image alone, for a fixed {@link Pixel}. Images are pixels of
 * C floats, or integers made of them, without gaps; {@code padded} ones have {@code pitch} pixels
 * from row to row and start at index {@code at}.
 */
interface Channels {
  /** Copies max(image, 0). */
  void relu(float[] image, int from, float[] out, int pixels);

  /** Copies the bits. */
  void copyBits(float[] image, int from, int[] out, int pixels);

  /** Copies those of max(image, 0). */
  void reluBits(float[] image, int from, int[] out, int pixels);

  /** Copies max((image - centre) scale, 0) into a padded image; centre and scale [C]. */
  void reluInto(
      float[] image,
      int imageFrom,
      float[] centre,
      float[] scale,
      float[] padded,
      int at,
      int pitch,
      int rows,
      int width);

  /** out[i] += gradient[i] where x[i] is positive. */
  void addWherePositive(float[] x, float[] gradient, float[] out, int to, int pixels);

  /** The same with a padded image, added or in place of what is there. */
  void moveWherePositive(
      float[] padded,
      int at,
      int pitch,
      float[] gradient,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width);

  /** kept[i] = gradient[i] where y[i] is positive, else 0. */
  void keepWherePositive(
      float[] y, int yFrom, float[] gradient, int gradientFrom, float[] kept, int pixels);

  /** sums [C] = sum over pixels of (x - centre) ^ power, power 1 or 2. */
  void sums(float[] x, int from, float[] centre, int power, float[] sums, int pixels);

  /** sums [C] = sum over pixels of gradient; products [C] = that of gradient (x - centre). */
  void gradientSums(
      float[] x,
      int xFrom,
      float[] centre,
      float[] gradient,
      int gradientFrom,
      float[] sums,
      float[] products,
      int pixels);

  /** out = (x - centre) scale + offset, then ReLU or added to out if so wanted. */
  void normalise(
      float[] x,
      int from,
      float[] centre,
      float[] scale,
      float[] offset,
      boolean relu,
      float[] out,
      int to,
      boolean add,
      int pixels);

  /** out = a gradient + b (x - centre) + c, all but the images [C]. */
  void normGradient(
      float[] x,
      int xFrom,
      float[] centre,
      float[] gradient,
      int gradientFrom,
      float[] a,
      float[] b,
      float[] c,
      float[] out,
      int to,
      int pixels);

  /** out += value [C] at every pixel. */
  void addToAll(float[] value, float[] out, int to, int pixels);

  /** Copies an image's order-preserving integer keys into a padded one. */
  void keysInto(float[] image, int from, int[] padded, int at, int pitch, int rows, int width);

  /**
   * Maxima over three neighbours in the row, without gaps; a row of least keys has to be above and
   * below those of an image.
   */
  void rowMaxima(int[] keys, int at, int pitch, int[] maxima, int to, int rows, int width);

  /**
   * Maximum over the 3x3 window around every pixel, times scale + shift.
   *
   * @param from index of the row above the first one in the rows' maxima
   */
  void maximum(
      int[] maxima,
      int from,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width);

  /**
   * Moves every pixel's gradient to where the row of its window's maximum has its own, the upper of
   * equal ones.
   *
   * @param moved as {@code maxima}; added to
   */
  void moveToRow(int[] maxima, float[] gradient, float[] moved, int rows, int width);

  /**
   * Splits what {@link #moveToRow} left by the pixel with the row's maximum, the left of equal
   * ones.
   *
   * @param left bits of gradients that belong to the pixel left of theirs, padded as {@code keys}
   * @param same those that stay
   * @param right those that belong to the pixel right of theirs
   */
  void moveToPixel(
      int[] keys,
      int at,
      int pitch,
      int[] maxima,
      float[] moved,
      int[] left,
      int[] same,
      int[] right,
      int rows,
      int width);

  /** out += what {@link #moveToPixel} split, each where it belongs; the borders are zero. */
  void addMoved(
      int[] left,
      int[] same,
      int[] right,
      int at,
      int pitch,
      float[] out,
      int to,
      int rows,
      int width);

  /** Copies an image times factors, one for each float, into a padded one. */
  void scaledInto(
      float[] image,
      int from,
      float[] factors,
      float[] padded,
      int at,
      int pitch,
      int rows,
      int width);

  /** Sum over the 3x3 window of every pixel, times the pixel's factors and scale, + shift. */
  void windowSums(
      float[] padded,
      int at,
      int pitch,
      float[] factors,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width);
}
