package dev.supernetlab.supernet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.export.ChildGraph;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.score.ScorerTest.Setting;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A child's graph, written to a file and read again, against the scoring that ranks it. */
class ExportedChildTest {
  private static final double TOLERANCE = 1e-4;
  private static final int BATCH = 5;

  @TempDir Path directory;
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);

  @ParameterizedTest
  @MethodSource("dev.supernetlab.supernet.score.ScorerTest#settings")
  void aRestoredGraphComputesTheLogitsThatTheChildIsScoredBy(Setting setting) throws IOException {
    for (Child child : children(setting.blueprint().space())) {
      Weights weights = weights(setting, child);
      float[] images = images(BATCH * setting.blueprint().input().length());

      ComputationGraph restored = restored(setting, child, weights);

      float[] expected = logits(setting, child, weights, images);
      float[] actual = logits(restored, setting.blueprint().input(), images);
      double largest = largest(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) actual[i])
            .as("%s: logit %d", child.label(), i)
            .isCloseTo(expected[i], within(TOLERANCE * largest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.supernetlab.supernet.score.ScorerTest#settings")
  void itsOwnStatisticsInTheWeightsScoreAsRecalibrationDoes(Setting setting) {
    ImageShape shape = setting.blueprint().input();
    ImageSet train = new ImageSet("", "", shape, 5, images(30 * shape.length()), new int[30]);
    List<int[]> batches =
        List.of(IntStream.range(0, 15).toArray(), IntStream.range(9, 30).toArray());
    int changed = 0;
    for (Child child : children(setting.blueprint().space())) {
      Weights weights = weights(setting, child);
      try (Kernels kernels = KernelSet.openBest();
          Scorer scorer =
              new Scorer(kernels, setting.blueprint(), setting.sharing(), List.of(child))) {
        ChildScore expected = scorer.recalibrated(weights, train, train, batches).get(0);

        Weights own = scorer.recalibrated(weights, train, batches);

        assertThat(scorer.running(own, train).get(0).meanLoss())
            .isCloseTo(expected.meanLoss(), within(TOLERANCE * expected.meanLoss()));
        changed += scorer.running(weights, train).get(0).equals(expected) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(5);
  }

  @Test
  void severalChildrenHaveNoStatisticsInCommon() {
    Setting setting = ScorerTest.settings().findFirst().orElseThrow();
    List<Child> children = children(setting.blueprint().space());
    try (Kernels kernels = KernelSet.openBest();
        Scorer scorer = new Scorer(kernels, setting.blueprint(), setting.sharing(), children)) {
      Weights none = new Weights(0, Map.of());
      assertThatThrownBy(() -> scorer.recalibrated(none, null, List.of()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static double largest(float[] values) {
    double largest = 1;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private ComputationGraph restored(Setting setting, Child child, Weights weights)
      throws IOException {
    Path zip = directory.resolve(child.label() + ".zip");
    ComputationGraph graph = ChildGraph.of(setting.blueprint(), setting.sharing(), child, weights);
    ModelSerializer.writeModel(graph, zip.toFile(), false);
    return ModelSerializer.restoreComputationGraph(zip.toFile());
  }

  private static float[] logits(ComputationGraph graph, ImageShape shape, float[] images) {
    long[] dimensions = {BATCH, shape.height(), shape.width(), shape.channels()};
    INDArray x = Nd4j.create(images, dimensions, 'c').permute(0, 3, 1, 2).dup('c');
    return graph.feedForward(x, false).get(ChildGraph.LOGITS).dup('c').data().asFloat();
  }

  private static float[] logits(Setting setting, Child child, Weights weights, float[] images) {
    try (Kernels kernels = KernelSet.openBest()) {
      ScoringGraph graph = new ScoringGraph(setting.blueprint(), setting.sharing(), List.of(child));
      GraphRun run =
          new GraphRun(kernels, graph, new Schedule(graph), setting.blueprint().input(), BATCH);
      SlotTensors slots = new SlotTensors(weights);
      run.images().fill(images);
      Normalisation.Given running =
          node ->
              slots.running(((Computation.Normal) graph.nodes().get(node).computation()).norm());
      run.run(slots, running);
      float[] logits = run.logits(graph.heads().get(0)).toArray();
      run.close();
      return logits;
    }
  }

  /** One with the same operator everywhere for each of them, and some of mixed ones. */
  private List<Child> children(SearchSpace space) {
    Stream<Child> same =
        space.operators().stream()
            .map(operator -> IntStream.range(0, space.edges()).mapToObj(e -> operator).toList())
            .map(space::child);
    Stream<Child> mixed = random.longs(3, 0, space.size().orElseThrow()).mapToObj(space::child);
    return Stream.concat(same, mixed).distinct().toList();
  }

  private Weights weights(Setting setting, Child child) {
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (Parameter parameter : setting.blueprint().parameters(child)) {
      slots.put(setting.sharing().slot(child, parameter), values(parameter));
    }
    return new Weights(1, slots);
  }

  private float[] values(Parameter parameter) {
    float[] values = images(parameter.length());
    for (int i = 0; i < values.length; i++) {
      boolean variance = parameter.kind() == Parameter.Kind.STATISTICS && i >= values.length / 2;
      values[i] =
          variance
              ? 0.5f + Math.abs(values[i])
              : values[i] / (float) Math.sqrt(Math.max(1, parameter.fanIn()));
    }
    return values;
  }

  private float[] images(int length) {
    float[] pixels = new float[length];
    for (int i = 0; i < length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }
}
