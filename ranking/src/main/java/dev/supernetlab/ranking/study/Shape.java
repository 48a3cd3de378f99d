package dev.supernetlab.ranking.study;

/** Checks arrays of one value per child. */
final class Shape {
  private Shape() {}

  /**
   * Refuses a wrong length and infinities; NaN says that a value is missing.
   *
   * @param what for the message
   */
  static void check(String what, double[] values, int children) {
    if (values.length != children) {
      throw new IllegalArgumentException(
          "%s has %d values for %d children".formatted(what, values.length, children));
    }
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(what + " has an infinite value");
      }
    }
  }
}
