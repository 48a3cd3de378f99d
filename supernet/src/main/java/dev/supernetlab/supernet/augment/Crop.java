package dev.supernetlab.supernet.augment;

import dev.supernetlab.supernet.random.Streams;
import java.util.random.RandomGenerator;

/**
 * Black around the image, then a random part of the image's size.
 *
 * @param pad pixels of black on each side
 */
record Crop(int pad) implements ImageStep {

  @Override
  public void change(Picture picture, RandomGenerator random) {
    int down = Streams.below(2 * pad + 1, random) - pad;
    int right = Streams.below(2 * pad + 1, random) - pad;
    shift(picture, down, right);
  }

  /** The part that begins so many pixels below and to the right of the image's own corner. */
  static void shift(Picture picture, int down, int right) {
    picture.move((row, column) -> picture.place(row + down, column + right));
  }
}
