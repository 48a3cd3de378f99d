package dev.supernetlab.kernels.cpu;

/** Products of pixels of I channels with a matrix [I,O], for fixed I and O (padded). */
interface Pointwise {
  /**
   * out = in * w, or added to it.
   *
   * @param in bits of n pixels of I floats
   * @param add whether out is added to
   */
  void forward(int[] in, int from, float[] w, float[] out, int to, int n, boolean add);

  /**
   * Adds the gradient of w [I,O]: the sum over pixels of in times gradient.
   *
   * @param gradient bits of n pixels of O floats
   */
  void weightGradient(int[] in, int[] gradient, float[] dw, int n);
}
