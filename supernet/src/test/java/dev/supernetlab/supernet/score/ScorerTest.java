package dev.supernetlab.supernet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.sharing.ShareExcept;
import dev.supernetlab.supernet.sharing.ShareNone;
import dev.supernetlab.supernet.sharing.ShareOnly;
import dev.supernetlab.supernet.sharing.SharePrefix;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScorerTest {
  private static final int IMAGES = 23;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);

  /** A search space and how its children share. */
  record Setting(Blueprint blueprint, SharingPolicy sharing) {
    @Override
    public String toString() {
      SearchSpace space = blueprint.space();
      return space.spec() + ", " + sharing.getClass().getSimpleName();
    }
  }

  static Stream<Setting> settings() {
    return Stream.of(
        new Setting(Spaces.tiny(), new ShareAll()),
        new Setting(Spaces.tiny(), new ShareNone()),
        new Setting(blueprint(1, 2, 8, SpaceSpec.Stem.CONV1X1), new ShareAll()),
        new Setting(blueprint(3, 2, 8, SpaceSpec.Stem.PAPER), new ShareAll()),
        new Setting(blueprint(2, 3, 16, SpaceSpec.Stem.CONV1X1), new ShareAll()),
        new Setting(blueprint(2, 2, 16, SpaceSpec.Stem.PAPER), new ShareNone()),
        new Setting(Spaces.stacks(SpaceSpec.Output.LAST, false), new ShareAll()),
        new Setting(Spaces.stacks(SpaceSpec.Output.CONCAT, true), new ShareNone()),
        new Setting(blueprint(2, 2, 8, SpaceSpec.Stem.CONV1X1), new SharePrefix(0)),
        new Setting(blueprint(2, 2, 8, SpaceSpec.Stem.CONV1X1), new SharePrefix(1)),
        new Setting(blueprint(2, 2, 8, SpaceSpec.Stem.PAPER), new ShareOnly(statistics())),
        new Setting(blueprint(2, 2, 8, SpaceSpec.Stem.PAPER), new ShareExcept(statistics())));
  }

  private static List<ParameterMatch> statistics() {
    return List.of(
        new ParameterMatch(List.of(ParameterMatch.Kind.BN_STATISTICS), null, null, null, null));
  }

  private static Blueprint blueprint(int nodes, int cells, int channels, SpaceSpec.Stem stem) {
    List<Operator> operators = List.of(Operator.values());
    var stemSpec = new SpaceSpec.StemSpec(stem, channels, null);
    var space = new SearchSpace(new SpaceSpec(nodes, operators, cells, channels, stemSpec));
    return new Blueprint(space, new ImageShape(9, 6, 3), 5);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void scoresAreThoseOfThePlainNetwork(Setting setting) {
    List<Child> children = children(setting.blueprint, 3);
    Weights weights = weights(setting, children);
    ImageSet images = images(setting.blueprint, IMAGES);
    for (String name : List.of("cpu", "portable")) {
      try (Kernels kernels = KernelSet.open(name)) {
        Scorer scorer = new Scorer(kernels, setting.blueprint, setting.sharing, children);
        for (ChildScore score : scorer.running(weights, images)) {
          assertPlain(score, plain(setting, score.child(), weights), images);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void recalibratedScoresAreThoseOfThePlainNetworkWithItsOwnStatistics(Setting setting) {
    List<Child> children = children(setting.blueprint, 2);
    Weights weights = weights(setting, children);
    ImageSet images = images(setting.blueprint, IMAGES);
    ImageSet train = images(setting.blueprint, 30);
    List<int[]> batches = List.of(range(0, 12), range(12, 24), range(24, 30));
    try (Kernels kernels = KernelSet.open("cpu")) {
      Scorer scorer = new Scorer(kernels, setting.blueprint, setting.sharing, children);
      for (ChildScore score : scorer.recalibrated(weights, images, train, batches)) {
        PlainNetwork network = plain(setting, score.child(), weights);
        batches.forEach(batch -> network.calibrate(tensor(train, batch)));
        assertPlain(score, network, images);
      }
    }
  }

  @Test
  void recalibratedScoresDoNotShowWhoWasTrainedLast() {
    Setting setting = new Setting(Spaces.tiny(), new ShareAll());
    List<Child> children = children(setting.blueprint, 5);
    Weights weights = weights(setting, children);
    Map<String, float[]> others = new LinkedHashMap<>();
    for (String slot : weights.slots()) {
      float[] values = weights.slot(slot).clone();
      if (slot.matches(".*\\.bn[0-9]*")) {
        Arrays.fill(values, 0.7f);
      }
      others.put(slot, values);
    }
    ImageSet images = images(setting.blueprint, IMAGES);
    List<int[]> batches = List.of(range(0, 12), range(8, 20));
    try (Kernels kernels = KernelSet.openBest()) {
      Scorer scorer = new Scorer(kernels, setting.blueprint, setting.sharing, children);
      Weights changed = new Weights(1, others);
      assertThat(scorer.recalibrated(changed, images, images, batches))
          .isEqualTo(scorer.recalibrated(weights, images, images, batches));
      assertThat(scorer.running(changed, images)).isNotEqualTo(scorer.running(weights, images));
    }
  }

  @ParameterizedTest
  @EnumSource(KernelSet.class)
  void aScoreIsTheSameWhoeverIsScoredWithIt(KernelSet set) {
    Setting setting = new Setting(Spaces.tiny(), new ShareAll());
    List<Child> children = children(setting.blueprint, set == KernelSet.CPU ? 30 : 3);
    Weights weights = weights(setting, children);
    ImageSet images = images(setting.blueprint, IMAGES);
    List<int[]> batches = List.of(range(0, 12), range(8, 20));
    try (Kernels kernels = set.open()) {
      Scorer together = new Scorer(kernels, setting.blueprint, setting.sharing, children);
      List<ChildScore> running = together.running(weights, images);
      List<ChildScore> recalibrated = together.recalibrated(weights, images, images, batches);
      for (int index = 0; index < children.size(); index++) {
        List<Child> one = List.of(children.get(index));
        Scorer alone = new Scorer(kernels, setting.blueprint, setting.sharing, one);
        assertThat(alone.running(weights, images)).containsExactly(running.get(index));
        assertThat(alone.recalibrated(weights, images, images, batches))
            .containsExactly(recalibrated.get(index));
      }
    }
  }

  @Test
  void eachBatchIsScoredWithItsOwnStatisticsWhateverTheRunningOnesAre() {
    Setting setting = new Setting(Spaces.tiny(), new ShareAll());
    List<Child> children = children(setting.blueprint, 5);
    Weights weights = weights(setting, children);
    ImageSet images = images(setting.blueprint, IMAGES);
    try (Kernels kernels = KernelSet.open("cpu")) {
      Scorer scorer = new Scorer(kernels, setting.blueprint, setting.sharing, children);

      List<ChildScore> scores = scorer.batches(weights, images, 8);

      assertThat(scorer.batches(withoutStatistics(setting, children, weights), images, 8))
          .isEqualTo(scores);
      assertThat(scorer.batches(weights, images, 12)).isNotEqualTo(scores);
      assertThat(scorer.running(weights, images)).isNotEqualTo(scores);
      assertThat(scores).allSatisfy(score -> assertThat(score.total()).isEqualTo(IMAGES));
      Scorer alone =
          new Scorer(kernels, setting.blueprint, setting.sharing, children.subList(1, 2));
      assertThat(alone.batches(weights, images, 8)).containsExactly(scores.get(1));
    }
  }

  private static Weights withoutStatistics(Setting setting, List<Child> children, Weights weights) {
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (Child child : children) {
      for (Parameter parameter : setting.blueprint.parameters(child)) {
        String slot = setting.sharing.slot(child, parameter);
        slots.put(
            slot,
            parameter.kind() == Parameter.Kind.STATISTICS
                ? new float[parameter.length()]
                : weights.slot(slot));
      }
    }
    return new Weights(1, slots);
  }

  private void assertPlain(ChildScore score, PlainNetwork network, ImageSet images) {
    Tensor logits = network.logits(tensor(images, range(0, images.size())));
    Tally tally = new Tally();
    tally.add(logits, IntStream.range(0, images.size()).map(images::label).toArray());
    ChildScore plain = tally.score(score.child());
    assertThat(score.total()).isEqualTo(images.size());
    assertThat(score.correct()).isEqualTo(plain.correct());
    assertThat(score.meanLoss())
        .isCloseTo(plain.meanLoss(), within(1e-4 * Math.abs(plain.meanLoss())));
  }

  private static PlainNetwork plain(Setting setting, Child child, Weights weights) {
    return new PlainNetwork(
        setting.blueprint,
        child,
        parameter -> weights.slot(setting.sharing.slot(child, parameter)));
  }

  /** Different children that use every operator. */
  private List<Child> children(Blueprint blueprint, int count) {
    SearchSpace space = blueprint.space();
    int operators = space.operators().size();
    return Stream.concat(
            IntStream.range(0, operators).mapToObj(o -> sameEverywhere(space, o)),
            random.longs(count, 0, space.size().orElseThrow()).mapToObj(space::child))
        .distinct()
        .toList();
  }

  private static Child sameEverywhere(SearchSpace space, int operator) {
    return space.child(
        IntStream.range(0, space.edges())
            .mapToObj(edge -> space.operators().get(operator))
            .toList());
  }

  private Weights weights(Setting setting, List<Child> children) {
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (Child child : children) {
      for (Parameter parameter : setting.blueprint.parameters(child)) {
        slots.computeIfAbsent(setting.sharing.slot(child, parameter), key -> values(parameter));
      }
    }
    return new Weights(1, slots);
  }

  private float[] values(Parameter parameter) {
    float[] values = new float[parameter.length()];
    double deviation = 1.5 / Math.sqrt(Math.max(1, parameter.fanIn()));
    for (int i = 0; i < values.length; i++) {
      boolean variance = parameter.kind() == Parameter.Kind.STATISTICS && i >= values.length / 2;
      values[i] =
          (float) (variance ? 0.5 + random.nextDouble() : deviation * random.nextGaussian());
    }
    return values;
  }

  private ImageSet images(Blueprint blueprint, int count) {
    float[] pixels = new float[count * blueprint.input().length()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(count, 0, blueprint.classes()).toArray();
    return new ImageSet("random", "", blueprint.input(), blueprint.classes(), pixels, labels);
  }

  private static Tensor tensor(ImageSet images, int[] indices) {
    ImageShape shape = images.shape();
    Tensor tensor = Tensor.zeros(indices.length, shape.height(), shape.width(), shape.channels());
    images.read(indices, tensor, new int[indices.length]);
    return tensor;
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
