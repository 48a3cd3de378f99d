package dev.supernetlab.judging.render;

import java.util.List;

/** Something to draw; axes carry their unit in the label. */
sealed interface Plot {
  /** What it shows, in a sentence. */
  String title();

  /**
   * Curves over the same steps.
   *
   * @param curves values of each, null where there is none
   */
  record Lines(
      String title,
      String x,
      String y,
      List<Long> steps,
      List<String> names,
      List<List<Double>> curves)
      implements Plot {}

  /** A box for each name: smallest, lower quartile, median, upper quartile, largest. */
  record Boxes(String title, String x, String y, List<String> names, List<List<Double>> boxes)
      implements Plot {}

  /** Points. */
  record Points(String title, String x, String y, List<Double> xs, List<Double> ys)
      implements Plot {}

  /**
   * A matrix as colours, the first row at the bottom.
   *
   * @param matrix null where there is no value
   * @param largest absolute value, above 0
   */
  record Heat(
      String title,
      String x,
      String y,
      List<String> names,
      List<List<Double>> matrix,
      double largest)
      implements Plot {}
}
