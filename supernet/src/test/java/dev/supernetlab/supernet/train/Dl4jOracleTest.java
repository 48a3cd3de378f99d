package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.export.ChildGraph;
import dev.supernetlab.supernet.export.GraphWeights;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.InitialValues;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.network.SeededValues;
import dev.supernetlab.supernet.random.Streams;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Forward and backward of a child against the same child as a DL4J graph. */
class Dl4jOracleTest {
  private static final double TOLERANCE = 1e-4;
  private static final int BATCH = 4;
  private static final int CLASSES = 10;

  /** Two channels: BN hides the scale of a 1x1 convolution of one, whose gradient is then zero. */
  private static final ImageShape SHAPE = new ImageShape(9, 7, 2);

  private static final InitialValues INITIAL = Dl4jOracleTest::initial;

  @ParameterizedTest(name = "child {0}, stem {1}, ReLU {2}")
  @CsvSource({
    "147,PAPER,false",
    "251,CONV3X3,true",
    "362,CONV1X1,true",
    "473,CONV1X1,false",
    "514,PAPER,false",
    "625,CONV3X3,false",
    "736,CONV1X1,true",
    "333,PAPER,false",
    "8ab,CONV1X1,true",
    "9c8,CONV3X3,true",
    "bb9,PAPER,false",
    "c8a,CONV1X1,true",
    "8c8,CONV1X1,true",
    "888,CONV3X3,true"
  })
  void aChildComputesWhatItsGraphComputes(String label, SpaceSpec.Stem stem, boolean relu) {
    SearchSpace space =
        new SearchSpace(
            new SpaceSpec(
                2, List.of(Operator.values()), 2, 4, new SpaceSpec.StemSpec(stem, 6, relu)));
    compare(new Blueprint(space, SHAPE, CLASSES), label);
  }

  @ParameterizedTest(name = "child {0}, output {1}, preprocessing {2}")
  @CsvSource({
    "434562,LAST,false",
    "646352,LAST,false",
    "415111,LAST,false",
    "111111,LAST,false",
    "231456,CONCAT,false",
    "645231,CONCAT,true"
  })
  void cellsInStacksComputeWhatTheirGraphComputes(
      String label, SpaceSpec.Output output, boolean preprocessing) {
    compare(Spaces.stacks(output, preprocessing), label);
  }

  private static void compare(Blueprint blueprint, String label) {
    Child child = blueprint.space().child(label);
    float[] images = uniform("images", BATCH * blueprint.input().length());
    int[] labels = {3, 0, 9, 3};
    ComputationGraph oracle = ChildGraph.untrained(blueprint, child, DataType.DOUBLE);
    run(oracle, blueprint, child, images, labels);

    OneChild ours = OneChild.of(blueprint, child, BATCH, INITIAL, KernelSet.openBest());
    try (ours) {
      double loss = ours.run(images, labels);
      assertThat(loss).isCloseTo(oracle.score(), within(TOLERANCE * loss));
      assertClose("logits", ours.logits(), logits(oracle));
      compareGradients(blueprint, child, oracle, ours.gradients());
    }
  }

  /** [N,K] for the graph's input, with batch statistics. */
  private static float[] logits(ComputationGraph graph) {
    INDArray logits = graph.feedForward(true).get(ChildGraph.LOGITS);
    return logits.dup('c').castTo(DataType.FLOAT).data().asFloat();
  }

  /** DL4J sums over the batch where the super-net takes the mean. */
  private static void compareGradients(
      Blueprint blueprint, Child child, ComputationGraph graph, Map<String, float[]> ours) {
    Map<String, INDArray> theirs = graph.gradient().gradientForVariable();
    for (Parameter parameter : blueprint.parameters(child)) {
      if (parameter.kind().trained()) {
        String key = GraphWeights.layer(parameter) + "_" + GraphWeights.key(parameter);
        INDArray mean = theirs.get(key).div(BATCH);
        assertClose(
            parameter.name(), ours.get(parameter.name()), Dl4jGradients.of(parameter, mean));
      }
    }
  }

  private static void run(
      ComputationGraph graph, Blueprint blueprint, Child child, float[] images, int[] labels) {
    blueprint.parameters(child).forEach(p -> GraphWeights.put(graph, p, INITIAL.of(p)));
    ImageShape shape = blueprint.input();
    INDArray x =
        Nd4j.create(
                images, new long[] {BATCH, shape.height(), shape.width(), shape.channels()}, 'c')
            .castTo(DataType.DOUBLE)
            .permute(0, 3, 1, 2)
            .dup('c');
    INDArray y = Nd4j.zeros(DataType.DOUBLE, BATCH, CLASSES);
    for (int row = 0; row < BATCH; row++) {
      y.putScalar(row, labels[row], 1);
    }
    graph.setInputs(x);
    graph.setLabels(y);
    graph.computeGradientAndScore();
  }

  private static void assertClose(String name, float[] actual, float[] expected) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int index = 0; index < actual.length; index++) {
      assertThat((double) actual[index])
          .as("%s[%d]", name, index)
          .isCloseTo(expected[index], within(TOLERANCE * largest));
    }
  }

  private static float[] initial(Parameter parameter) {
    float[] values = new SeededValues(3).of(parameter);
    if (parameter.kind() == Parameter.Kind.SCALE || parameter.kind() == Parameter.Kind.SHIFT) {
      float[] noise = uniform(parameter.name(), values.length);
      for (int index = 0; index < values.length; index++) {
        values[index] += 0.3f * noise[index];
      }
    }
    return values;
  }

  private static float[] uniform(String name, int length) {
    RandomGenerator random = Streams.of(5, name);
    float[] values = new float[length];
    for (int index = 0; index < length; index++) {
      values[index] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
