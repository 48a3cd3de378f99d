package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * A child as a DL4J graph in double precision, [N,C,H,W]. A depthwise convolution is a dense one
 * with zeros off the diagonal, because DL4J's own does not dilate. Layers are named after their
 * parameters.
 */
final class Dl4jChild {
  private final Blueprint blueprint;
  private final Child child;
  private final ComputationGraphConfiguration.GraphBuilder builder;
  private final Map<String, Parameter> weights = new LinkedHashMap<>();
  private final Set<String> rectified = new HashSet<>();

  private Dl4jChild(Blueprint blueprint, Child child) {
    this.blueprint = blueprint;
    this.child = child;
    this.builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .activation(Activation.IDENTITY)
            .graphBuilder()
            .addInputs("images")
            .setInputTypes(
                InputType.convolutional(
                    blueprint.input().height(),
                    blueprint.input().width(),
                    blueprint.input().channels()));
  }

  /** A graph whose output "loss" follows the logits of layer "linear.weight". */
  static Graph build(Blueprint blueprint, Child child) {
    Dl4jChild dl4j = new Dl4jChild(blueprint, child);
    dl4j.network();
    ComputationGraph graph = new ComputationGraph(dl4j.builder.setOutputs("loss").build());
    graph.init();
    return new Graph(graph, dl4j.weights);
  }

  private void network() {
    String x = "images";
    for (Blueprint.StemLayer layer : blueprint.stem()) {
      x = convolution(layer.convolution(), layer.convolution().shape().get(0), 1, x);
      weights.put(layer.gamma().name(), layer.gamma());
      weights.put(layer.beta().name(), layer.beta());
      x = add(layer.statistics().name(), new BatchNormalization.Builder().eps(1e-5).build(), x);
      x = layer.relu() ? relu(x) : x;
    }
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      x = cell(cell, x);
    }
    Blueprint.Linear linear = blueprint.linear();
    weights.put(linear.weight().name(), linear.weight());
    weights.put(linear.bias().name(), linear.bias());
    x = add("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), x);
    DenseLayer dense = new DenseLayer.Builder().nOut(blueprint.classes()).build();
    x = add(linear.weight().name(), dense, x);
    add(
        "loss",
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
    weights.put(parameter.name(), parameter);
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
    return add(
        statistics.name(),
        new BatchNormalization.Builder().eps(1e-5).lockGammaBeta(true).build(),
        x);
  }

  private String relu(String x) {
    String name = x + ".relu";
    return rectified.add(name) ? add(name, new ActivationLayer(Activation.RELU), x) : name;
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

  /** The graph and the parameters that it has, by name. */
  record Graph(ComputationGraph graph, Map<String, Parameter> weights) {
    /** [N,K] for the graph's input, with batch statistics. */
    float[] logits() {
      return graph
          .feedForward(true)
          .get("linear.weight")
          .dup('c')
          .castTo(DataType.FLOAT)
          .data()
          .asFloat();
    }
  }
}
