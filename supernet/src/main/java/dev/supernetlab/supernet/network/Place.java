package dev.supernetlab.supernet.network;

import dev.supernetlab.contracts.spec.ParameterMatch.Layer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a parameter stands in a super-net, as its name tells.
 *
 * @param cell 0-based; -1 outside a cell
 * @param edge 0-based; -1 outside an edge
 * @param operator label of the edge's operator; empty outside an edge
 */
public record Place(Layer layer, int cell, int edge, String operator) {
  private static final Pattern EDGE = Pattern.compile("cell(\\d+)\\.edge(\\d+)\\.([^.]+)\\..+");
  private static final Pattern PREPROCESSING = Pattern.compile("cell(\\d+)\\.pre\\..+");

  /**
   * The place of a parameter.
   *
   * @throws IllegalArgumentException if the name is not one of a {@link Blueprint}
   */
  public static Place of(Parameter parameter) {
    String name = parameter.name();
    Matcher edge = EDGE.matcher(name);
    if (edge.matches()) {
      return new Place(
          Layer.EDGE,
          Integer.parseInt(edge.group(1)),
          Integer.parseInt(edge.group(2)),
          edge.group(3));
    }
    Matcher preprocessing = PREPROCESSING.matcher(name);
    if (preprocessing.matches()) {
      return new Place(Layer.PREPROCESSING, Integer.parseInt(preprocessing.group(1)), -1, "");
    }
    if (name.startsWith("stem.")) {
      return new Place(Layer.STEM, -1, -1, "");
    }
    if (name.startsWith("linear.")) {
      return new Place(Layer.LINEAR, -1, -1, "");
    }
    throw new IllegalArgumentException("parameter " + name + " stands nowhere that is known");
  }
}
