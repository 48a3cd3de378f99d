package dev.supernetlab.supernet.augment;

import java.util.random.RandomGenerator;

/** One random change to an image. */
@FunctionalInterface
public interface ImageStep {

  /**
   * Changes an image.
   *
   * @param random the image's own; all that is random comes from it
   */
  void change(Picture picture, RandomGenerator random);
}
