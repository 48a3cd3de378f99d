package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.spec.DataSpec;

/** Height and width in pixels, and channels, of every image of a set. */
public record ImageShape(int height, int width, int channels) {

  /** The shape of a spec's images, those of its fallback aside. */
  public static ImageShape of(DataSpec data) {
    int side = data.side() / data.pool();
    return new ImageShape(side, side, data.channels());
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
