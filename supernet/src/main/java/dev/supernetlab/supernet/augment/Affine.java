package dev.supernetlab.supernet.augment;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import java.util.random.RandomGenerator;

/**
 * Turns, shifts, scales and shears about the middle, as PyTorch's RandomAffine does: every new
 * pixel takes the one that its centre falls on, or black; shifts are by whole pixels.
 *
 * @param degrees turned by up to so many, either way
 * @param translate shifted by up to this share of the side, either way
 * @param scale smallest and greatest factor
 * @param shear up to so many degrees, either way
 */
record Affine(double degrees, double translate, AugmentationSpec.Range scale, double shear)
    implements ImageStep {

  @Override
  public void change(Picture picture, RandomGenerator random) {
    double turn = StrictMath.toRadians(either(degrees, random));
    double right = Math.rint(either(translate * picture.width(), random));
    double down = Math.rint(either(translate * picture.height(), random));
    double factor = scale.from() + (scale.to() - scale.from()) * random.nextDouble();
    double slant = StrictMath.toRadians(either(shear, random));
    change(picture, turn, right, down, factor, slant);
  }

  /**
   * One such change.
   *
   * @param turn in radians
   * @param right pixels
   * @param down pixels
   * @param factor of the size
   * @param slant in radians
   */
  static void change(
      Picture picture, double turn, double right, double down, double factor, double slant) {
    double cos = StrictMath.cos(turn) / factor;
    double sin = StrictMath.sin(turn) / factor;
    double tan = StrictMath.tan(slant);
    double middleX = picture.width() / 2.0;
    double middleY = picture.height() / 2.0;
    picture.move(
        (row, column) -> {
          double x = column + 0.5 - middleX - right;
          double y = row + 0.5 - middleY - down;
          double backY = cos * y - sin * x;
          double backX = cos * x + sin * y + tan * backY;
          return picture.place(
              (int) Math.floor(backY + middleY), (int) Math.floor(backX + middleX));
        });
  }

  private static double either(double most, RandomGenerator random) {
    return most * (2 * random.nextDouble() - 1);
  }
}
