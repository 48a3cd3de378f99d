package dev.supernetlab.supernet.augment;

import java.util.random.RandomGenerator;

/**
 * Mirrors some images.
 *
 * @param horizontal whether left and right change places, else top and bottom
 * @param probability of an image to be mirrored
 */
record Flip(boolean horizontal, double probability) implements ImageStep {

  @Override
  public void change(Picture picture, RandomGenerator random) {
    if (random.nextDouble() < probability) {
      picture.move(
          horizontal
              ? (row, column) -> picture.place(row, picture.width() - 1 - column)
              : (row, column) -> picture.place(picture.height() - 1 - row, column));
    }
  }
}
