package dev.supernetlab.sampler.learn;

import dev.supernetlab.contracts.spec.ControllerSpec;
import dev.supernetlab.supernet.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A distribution over children: an LSTM goes along the edges; at each it sees which operator the
 * edge before has (a token of its own at the first) and tells how likely each operator is here.
 */
final class Policy {
  /** Weights start from U(-0.1, 0.1), as ENAS's do: all choices are about equally likely. */
  private static final double INITIAL = 0.1;

  private final int operators;
  private final int edges;
  private final MultiLayerNetwork network;

  private Policy(int operators, int edges, MultiLayerNetwork network) {
    this.operators = operators;
    this.edges = edges;
    this.network = network;
  }

  /**
   * A policy before its first step.
   *
   * @param seed of its weights
   * @throws IllegalStateException if ND4J's native library cannot be loaded here
   */
  static Policy of(ControllerSpec spec, int operators, int edges, long seed) {
    try {
      MultiLayerNetwork network = network(spec, operators);
      RandomGenerator random = Streams.of(seed, "policy");
      double[] weights = new double[Math.toIntExact(network.numParams())];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (2 * random.nextDouble() - 1) * INITIAL;
      }
      network.setParams(
          Nd4j.createFromArray(weights).castTo(DataType.FLOAT).reshape(1, weights.length));
      return new Policy(operators, edges, network);
    } catch (LinkageError e) {
      throw new IllegalStateException("a controller needs ND4J's native library: " + e, e);
    }
  }

  private static MultiLayerNetwork network(ControllerSpec spec, int operators) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(spec.learningRate()))
                .list()
                .layer(
                    new LSTM.Builder()
                        .nIn(operators + 1)
                        .nOut(spec.hidden())
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new RnnOutputLayer.Builder(new PolicyGradient(spec.entropy()))
                        .nIn(spec.hidden())
                        .nOut(operators)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  /** Children drawn independently: the 0-based operator of each edge. */
  List<int[]> draw(int count, RandomGenerator random) {
    List<int[]> children = new ArrayList<>();
    for (int child = 0; child < count; child++) {
      children.add(new int[edges]);
    }
    network.rnnClearPreviousState();
    for (int edge = 0; edge < edges; edge++) {
      INDArray seen = Nd4j.zeros(DataType.FLOAT, count, operators + 1);
      for (int child = 0; child < count; child++) {
        seen.putScalar(child, seen(children.get(child), edge), 1);
      }
      float[][] likely = network.rnnTimeStep(seen).toFloatMatrix();
      for (int child = 0; child < count; child++) {
        children.get(child)[edge] = drawn(likely[child], random.nextDouble());
      }
    }
    return children;
  }

  /**
   * One step of gradient ascent on the mean over children of advantage * log probability + weighted
   * entropy.
   *
   * @param children the operators of each, as {@link #draw} gave them
   * @param advantages of each
   */
  void reinforce(List<int[]> children, double[] advantages) {
    INDArray seen = Nd4j.zeros(DataType.FLOAT, children.size(), operators + 1, edges);
    INDArray chosen = Nd4j.zeros(DataType.FLOAT, children.size(), operators, edges);
    for (int child = 0; child < children.size(); child++) {
      for (int edge = 0; edge < edges; edge++) {
        seen.putScalar(child, seen(children.get(child), edge), edge, 1);
        chosen.putScalar(child, children.get(child)[edge], edge, advantages[child]);
      }
    }
    network.fit(seen, chosen);
  }

  private int seen(int[] child, int edge) {
    return edge == 0 ? operators : child[edge - 1];
  }

  private int drawn(float[] likely, double uniform) {
    double sum = 0;
    for (int operator = 0; operator < operators - 1; operator++) {
      sum += likely[operator];
      if (uniform < sum) {
        return operator;
      }
    }
    return operators - 1;
  }
}
