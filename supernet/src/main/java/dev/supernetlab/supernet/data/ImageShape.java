package dev.supernetlab.supernet.data;

/** Height and width in pixels, and channels, of every image of a set. */
public record ImageShape(int height, int width, int channels) {

  /** Numbers in one image. */
  public int length() {
    return height * width * channels;
  }

  /** Height times width. */
  public int pixels() {
    return height * width;
  }
}
