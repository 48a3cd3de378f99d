package dev.supernetlab.supernet.export;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A child as a DL4J graph from normalised images [N,C,H,W] to the probabilities of its classes. A
 * depthwise convolution is a dense one with zeros off the diagonal, because DL4J's own does not
 * dilate. Layers are named after their parameters; none is ever updated, unless an updater is set.
 */
public final class ChildGraph {
  /** Name of the input. */
  public static final String IMAGES = "images";

  /** Name of the layer that makes the logits [N,K]. */
  public static final String LOGITS = "linear";

  /** Name of the output, the softmax of the logits. */
  public static final String PROBABILITIES = "probabilities";

  private final Blueprint blueprint;
  private final Child child;
  private final ComputationGraphConfiguration.GraphBuilder builder;
  private final Set<String> rectified = new HashSet<>();

  private ChildGraph(Blueprint blueprint, Child child, DataType type) {
    this.blueprint = blueprint;
    this.child = child;
    this.builder =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new NoOp())
            .activation(Activation.IDENTITY)
            .graphBuilder()
            .addInputs(IMAGES)
            .setInputTypes(
                InputType.convolutional(
                    blueprint.input().height(),
                    blueprint.input().width(),
                    blueprint.input().channels()));
  }

  /** The graph with weights of DL4J's making. */
  public static ComputationGraph untrained(Blueprint blueprint, Child child, DataType type) {
    ChildGraph made = new ChildGraph(blueprint, child, type);
    made.network();
    ComputationGraph graph = new ComputationGraph(made.builder.setOutputs(PROBABILITIES).build());
    graph.init();
    return graph;
  }

  /**
   * The graph, in single precision, with the child's weights and running statistics.
   *
   * @param sharing by which the child finds its parameters
   */
  public static ComputationGraph of(
      Blueprint blueprint, SharingPolicy sharing, Child child, Weights weights) {
    ComputationGraph graph = untrained(blueprint, child, DataType.FLOAT);
    for (Parameter parameter : blueprint.parameters(child)) {
      GraphWeights.put(graph, parameter, weights.slot(sharing.slot(child, parameter)));
    }
    return graph;
  }

  private void network() {
    String x = IMAGES;
    for (Blueprint.StemLayer layer : blueprint.stem()) {
      x = convolution(layer.convolution(), layer.convolution().shape().get(0), 1, x);
      x = add(layer.statistics().name(), normalisation().build(), x);
      x = layer.relu() ? relu(x) : x;
    }
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      x = cell(cell, x);
    }
    x = add("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), x);
    x = add(LOGITS, new DenseLayer.Builder().nOut(blueprint.classes()).build(), x);
    add(
        PROBABILITIES,
        new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build(),
        x);
  }

  private String cell(int cell, String input) {
    List<String> nodes = new ArrayList<>();
    String halved = blueprint.space().halvesBefore(cell) ? halved(cell, input) : input;
    nodes.add(
        blueprint
            .preprocessing(cell)
            .map(f -> normalise(f.statistics(), convolution(f.pointwise(), 1, 1, relu(halved))))
            .orElse(halved));
    for (int to = 1; to <= blueprint.space().nodes(); to++) {
      List<String> terms = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        int edge = blueprint.space().edge(from, to);
        Operation operation = blueprint.operation(cell, edge, child.operators().get(edge));
        terms.add(edge("cell" + cell + ".edge" + edge, operation, nodes.get(from)));
      }
      nodes.add(vertex("cell" + cell + ".node" + to, true, terms));
    }
    List<String> outputs = nodes.subList(blueprint.space().firstOutput(), nodes.size());
    return vertex("cell" + cell + ".output", false, outputs);
  }

  private String halved(int cell, String x) {
    return add(
        "cell" + cell + ".halved",
        new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(2, 2).build(),
        x);
  }

  private String edge(String name, Operation operation, String x) {
    if (operation instanceof Operation.Pool pool) {
      SubsamplingLayer layer =
          new SubsamplingLayer.Builder(pool.maximum() ? PoolingType.MAX : PoolingType.AVG)
              .kernelSize(3, 3)
              .stride(1, 1)
              .convolutionMode(ConvolutionMode.Same)
              .build();
      return normalise(pool.statistics(), add(name + ".pool", layer, x));
    }
    if (operation instanceof Operation.Separable separable) {
      String y = x;
      for (Operation.Stage stage : separable.stages()) {
        Parameter depthwise = stage.depthwise();
        y = convolution(depthwise, depthwise.shape().get(0), stage.dilation(), relu(y));
        y = normalise(stage.statistics(), convolution(stage.pointwise(), 1, 1, y));
      }
      return y;
    }
    if (operation instanceof Operation.Dense dense) {
      String y = relu(x);
      for (Parameter parameter : dense.convolutions()) {
        int[] kernel = {parameter.shape().get(0), parameter.shape().get(1)};
        y = convolution(parameter, kernel, 1, y);
      }
      return normalise(dense.statistics(), y);
    }
    if (operation instanceof Operation.None) {
      builder.addVertex(name + ".none", new ScaleVertex(0), x);
      return name + ".none";
    }
    return add(name + ".skip", new ActivationLayer(Activation.IDENTITY), x);
  }

  private String convolution(Parameter parameter, int kernel, int dilation, String x) {
    return convolution(parameter, new int[] {kernel, kernel}, dilation, x);
  }

  private String convolution(Parameter parameter, int[] kernel, int dilation, String x) {
    List<Integer> shape = parameter.shape();
    ConvolutionLayer layer =
        new ConvolutionLayer.Builder(kernel)
            .nOut(shape.get(shape.size() - 1))
            .stride(1, 1)
            .dilation(dilation, dilation)
            .convolutionMode(ConvolutionMode.Same)
            .hasBias(false)
            .build();
    return add(parameter.name(), layer, x);
  }

  private String normalise(Parameter statistics, String x) {
    return add(statistics.name(), normalisation().lockGammaBeta(true).build(), x);
  }

  private static BatchNormalization.Builder normalisation() {
    return new BatchNormalization.Builder().eps(Kernels.EPSILON).useLogStd(false);
  }

  /** Of a copy: where DL4J does not train, its ReLU writes over what others may yet read. */
  private String relu(String x) {
    String name = x + ".relu";
    if (rectified.add(name)) {
      builder.addVertex(x + ".copy", new ScaleVertex(1), x);
      add(name, new ActivationLayer(Activation.RELU), x + ".copy");
    }
    return name;
  }

  private String vertex(String name, boolean sum, List<String> inputs) {
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    builder.addVertex(
        name,
        sum ? new ElementWiseVertex(ElementWiseVertex.Op.Add) : new MergeVertex(),
        inputs.toArray(String[]::new));
    return name;
  }

  private String add(String name, Layer layer, String x) {
    builder.addLayer(name, layer, x);
    return name;
  }
}
