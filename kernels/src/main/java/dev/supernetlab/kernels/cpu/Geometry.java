package dev.supernetlab.kernels.cpu;

/**
 * Where the pixels of a padded image lie in an array. The border right of a row is the border left
 * of the next one.
 *
 * @param border pixels around the image
 * @param channels floats per pixel
 */
record Geometry(int rows, int width, int border, int channels) {
  /** Pixels from row to row. */
  int pitch() {
    return width + border;
  }

  /** Index of the first pixel that is not border. */
  int at() {
    return (border * pitch() + border) * channels;
  }

  /** Floats of an array, with room for what {@link Depthwise} reads behind the end. */
  int length() {
    return ((rows + 2 * border) * pitch() + Depthwise.overhang(border)) * channels;
  }
}
