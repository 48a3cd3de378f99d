package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.Parameter;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between the kernels' layouts and DL4J's [O,I,k,k]. */
final class Dl4jWeights {
  private Dl4jWeights() {}

  /** Puts a parameter's values into the graph. */
  static void put(ComputationGraph graph, Parameter parameter, float[] values) {
    where(graph, parameter).assign(toDl4j(parameter, values));
  }

  private static INDArray where(ComputationGraph graph, Parameter parameter) {
    return graph.getLayer(layer(parameter)).getParam(key(parameter));
  }

  /** The layer that holds the parameter. */
  static String layer(Parameter parameter) {
    String name = parameter.name();
    return switch (parameter.kind()) {
      case SCALE, SHIFT -> name.substring(0, name.lastIndexOf('.'));
      case LINEAR -> "linear.weight";
      case CONVOLUTION, STATISTICS -> name;
    };
  }

  /** The parameter's key in its layer. */
  static String key(Parameter parameter) {
    return switch (parameter.kind()) {
      case SCALE -> "gamma";
      case SHIFT -> "beta";
      case LINEAR -> parameter.shape().size() == 1 ? "b" : "W";
      case CONVOLUTION, STATISTICS -> "W";
    };
  }

  /** Values in the shape that DL4J has them in. */
  static INDArray toDl4j(Parameter parameter, float[] values) {
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    INDArray array = Nd4j.create(values, shape, 'c').castTo(DataType.DOUBLE);
    if (parameter.kind() != Parameter.Kind.CONVOLUTION) {
      return parameter.shape().size() == 1 ? array.reshape(1, shape[0]) : array;
    }
    return switch (shape.length) {
      case 4 -> array.permute(3, 2, 0, 1);
      case 2 -> array.permute(1, 0).reshape(shape[1], shape[0], 1, 1);
      default -> diagonal(array);
    };
  }

  /** Values of a gradient of the graph in the kernels' layout. */
  static float[] fromDl4j(Parameter parameter, INDArray gradient) {
    List<Integer> shape = parameter.shape();
    if (parameter.kind() != Parameter.Kind.CONVOLUTION) {
      return gradient.dup('c').castTo(DataType.FLOAT).data().asFloat();
    }
    INDArray ours = gradient.permute(2, 3, 1, 0);
    if (shape.size() == 3) {
      float[] values = new float[parameter.length()];
      int channels = shape.get(2);
      for (int index = 0; index < values.length; index++) {
        int channel = index % channels;
        int tap = index / channels;
        values[index] =
            (float) ours.getDouble(tap / shape.get(1), tap % shape.get(1), channel, channel);
      }
      return values;
    }
    return ours.dup('c').castTo(DataType.FLOAT).data().asFloat();
  }

  private static INDArray diagonal(INDArray depthwise) {
    long kernel = depthwise.size(0);
    long channels = depthwise.size(2);
    INDArray dense = Nd4j.zeros(DataType.DOUBLE, channels, channels, kernel, kernel);
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
