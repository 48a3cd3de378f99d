package dev.supernetlab.supernet.export;

import dev.supernetlab.supernet.network.Parameter;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where a graph holds a parameter, and the way from the kernels' layouts to DL4J's [O,I,k,k]. */
public final class GraphWeights {
  private GraphWeights() {}

  /** Puts a parameter's values into the graph. */
  public static void put(ComputationGraph graph, Parameter parameter, float[] values) {
    INDArray array = toDl4j(parameter, values);
    Layer layer = graph.getLayer(layer(parameter));
    if (parameter.kind() == Parameter.Kind.STATISTICS) {
      assign(layer.getParam("mean"), array.getRow(0, true));
      assign(layer.getParam("var"), array.getRow(1, true));
    } else {
      assign(layer.getParam(key(parameter)), array);
    }
  }

  private static void assign(INDArray target, INDArray values) {
    target.assign(values.castTo(target.dataType()));
  }

  /** The layer that holds the parameter. */
  public static String layer(Parameter parameter) {
    String name = parameter.name();
    return switch (parameter.kind()) {
      case SCALE, SHIFT -> name.substring(0, name.lastIndexOf('.'));
      case LINEAR -> ChildGraph.LOGITS;
      case CONVOLUTION, STATISTICS -> name;
    };
  }

  /**
   * The parameter's key in its layer.
   *
   * @throws IllegalArgumentException for statistics, which are two parameters of DL4J
   */
  public static String key(Parameter parameter) {
    return switch (parameter.kind()) {
      case SCALE -> "gamma";
      case SHIFT -> "beta";
      case LINEAR -> parameter.shape().size() == 1 ? "b" : "W";
      case CONVOLUTION -> "W";
      case STATISTICS -> throw new IllegalArgumentException(parameter.name());
    };
  }

  private static INDArray toDl4j(Parameter parameter, float[] values) {
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    INDArray array = Nd4j.create(values, shape, 'c');
    if (parameter.kind() != Parameter.Kind.CONVOLUTION) {
      return parameter.shape().size() == 1 ? array.reshape(1, shape[0]) : array;
    }
    return switch (shape.length) {
      case 4 -> array.permute(3, 2, 0, 1);
      case 2 -> array.permute(1, 0).reshape(shape[1], shape[0], 1, 1);
      default -> diagonal(array);
    };
  }

  private static INDArray diagonal(INDArray depthwise) {
    long kernel = depthwise.size(0);
    long channels = depthwise.size(2);
    INDArray dense = Nd4j.zeros(DataType.FLOAT, channels, channels, kernel, kernel);
    for (long channel = 0; channel < channels; channel++) {
      for (long row = 0; row < kernel; row++) {
        for (long column = 0; column < kernel; column++) {
          dense.putScalar(
              new long[] {channel, channel, row, column},
              depthwise.getDouble(row, column, channel));
        }
      }
    }
    return dense;
  }
}
