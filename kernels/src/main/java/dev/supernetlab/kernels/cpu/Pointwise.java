package dev.supernetlab.kernels.cpu;

/**
 * Products of pixels with a matrix [I,O], for fixed I and O and a fixed distance from one to the
 * next, which may be less than I where pixels overlap.
 */
interface Pointwise {
  /**
   * out = in * w + bias, or added to it.
   *
   * @param in bits of n pixels of I floats: JDK 17 multiplies by numbers where they lie only if the
   *     loop writes to no array of their type, which makes it twice as fast
   * @param bias [O]
   * @param add whether out is added to
   */
  void forward(
      int[] in,
      int from,
      float[] w,
      int wFrom,
      float[] bias,
      float[] out,
      int to,
      int n,
      boolean add);

  /**
   * Adds the gradient of w [I,O]: the sum over pixels of in times gradient.
   *
   * @param in n pixels of I floats
   * @param gradient n pixels of O floats
   */
  void weightGradient(
      float[] in, int from, float[] gradient, int gradientFrom, float[] dw, int dwFrom, int n);
}
