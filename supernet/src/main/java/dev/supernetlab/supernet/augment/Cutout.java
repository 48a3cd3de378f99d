package dev.supernetlab.supernet.augment;

import dev.supernetlab.supernet.random.Streams;
import java.util.random.RandomGenerator;

/**
 * A square about a random pixel gets the mean colour; what of it lies outside is cut off.
 *
 * @param length side of the square
 */
record Cutout(int length) implements ImageStep {

  @Override
  public void change(Picture picture, RandomGenerator random) {
    int top = Streams.below(picture.height(), random) - length / 2;
    int left = Streams.below(picture.width(), random) - length / 2;
    for (int row = Math.max(0, top); row < Math.min(picture.height(), top + length); row++) {
      for (int column = Math.max(0, left);
          column < Math.min(picture.width(), left + length);
          column++) {
        picture.clear(row, column);
      }
    }
  }
}
