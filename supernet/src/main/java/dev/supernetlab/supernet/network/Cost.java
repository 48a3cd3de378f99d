package dev.supernetlab.supernet.network;

import dev.supernetlab.supernet.space.Child;
import java.util.List;

/**
 * What a child costs: the baselines that a ranking has to beat.
 *
 * @param parameters trained numbers of the whole network
 * @param convolutions dense, depthwise and pointwise convolutions on the edges of all cells (4 for
 *     a separable, 2 for a dilated operator, 1 for each of a dense one); stem and preprocessing,
 *     the same for all children, are not counted
 * @param multiplyAccumulates of all convolutions and the classifier for one image, padding counted
 */
public record Cost(long parameters, int convolutions, long multiplyAccumulates) {

  /** The cost of a child. */
  public static Cost of(Blueprint blueprint, Child child) {
    List<Parameter> all = blueprint.parameters(child);
    long trained = all.stream().filter(p -> p.kind().trained()).mapToLong(Parameter::length).sum();
    return new Cost(
        trained,
        convolutions(blueprint, child),
        multiplyAccumulates(blueprint, child) + blueprint.linear().weight().length());
  }

  /** Of the convolutions. */
  private static long multiplyAccumulates(Blueprint blueprint, Child child) {
    List<Parameter> stem =
        blueprint.stem().stream().flatMap(layer -> layer.parameters().stream()).toList();
    long all = perPixel(stem) * blueprint.input().pixels();
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      all += perPixel(blueprint.parameters(child, cell)) * blueprint.shape(cell).pixels();
    }
    return all;
  }

  private static long perPixel(List<Parameter> parameters) {
    return parameters.stream().filter(Cost::convolution).mapToLong(Parameter::length).sum();
  }

  private static int convolutions(Blueprint blueprint, Child child) {
    int count = 0;
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      for (int edge = 0; edge < blueprint.space().edges(); edge++) {
        Operation operation = blueprint.operation(cell, edge, child.operators().get(edge));
        count += (int) operation.parameters().stream().filter(Cost::convolution).count();
      }
    }
    return count;
  }

  private static boolean convolution(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.CONVOLUTION;
  }
}
