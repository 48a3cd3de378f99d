package dev.supernetlab.kernels.cpu;

/**
 * Depthwise convolution of one image, for fixed channels C, kernel k and dilation. Padded images
 * are rows of pixels of C floats, {@code pitch} pixels from row to row.
 */
interface Depthwise {
  /**
   * Output at out[0..], rows x width x C without gaps; up to {@link #overhang} pixels behind it are
   * overwritten with rubbish.
   *
   * @param from index of the first pixel's upper left tap in the padded image
   */
  void forward(float[] padded, int from, int pitch, float[] w, float[] out, int rows, int width);

  /** Adds the gradient of w [k,k,C], given that of the output, whose rows have a pitch too. */
  void weightGradient(
      float[] padded,
      int from,
      int pitch,
      float[] gradient,
      int gradientFrom,
      int gradientPitch,
      float[] dw,
      int rows,
      int width);

  /** Pixels that may be read and written behind the end of a row. */
  static int overhang(int dilation) {
    return 8 * dilation;
  }
}
