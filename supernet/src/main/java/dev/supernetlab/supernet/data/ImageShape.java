package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;

/** Height and width in pixels, and channels, of every image of a set. */
public record ImageShape(int height, int width, int channels) {
  /** Of all sets, before pooling. */
  private static final int SIDE = 28;

  /** The shape of a spec's images; all sets are grey. */
  public static ImageShape of(DataSpec data) {
    return new ImageShape(SIDE / data.pool(), SIDE / data.pool(), 1);
  }

  /** Numbers in one image. */
  public int length() {
    return height * width * channels;
  }

  /** Height times width. */
  public int pixels() {
    return height * width;
  }
}
