package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.Parameter;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From DL4J's [O,I,k,k] to the kernels' layouts. */
final class Dl4jGradients {
  private Dl4jGradients() {}

  /** Values of a gradient of the graph in the kernels' layout. */
  static float[] of(Parameter parameter, INDArray gradient) {
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
}
