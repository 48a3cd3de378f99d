package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.SpaceSpec.StemSpec;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * A network and batch size that both sides run.
 *
 * @param batch images of a step
 */
record Network(String name, ImageShape shape, int batch, SpaceSpec spec) {
  private static final int CLASSES = 10;

  private static final List<Operator> PAPER_OPERATORS =
      List.of(
          Operator.MAX_POOL_3X3,
          Operator.SEP_CONV_3X3,
          Operator.SEP_CONV_5X5,
          Operator.DIL_CONV_5X5);

  private static final List<Operator> QUICKSTART_OPERATORS =
      List.of(
          Operator.MAX_POOL_3X3,
          Operator.SKIP_CONNECT,
          Operator.SEP_CONV_3X3,
          Operator.DIL_CONV_5X5);

  /** The paper's on CIFAR-10's shape, half as wide on MNIST's shape, and the quickstart's. */
  static final List<Network> ALL =
      List.of(
          new Network(
              "paper",
              new ImageShape(32, 32, 3),
              256,
              new SpaceSpec(
                  2, PAPER_OPERATORS, 4, 16, new StemSpec(SpaceSpec.Stem.PAPER, 48, false))),
          new Network(
              "small",
              new ImageShape(28, 28, 1),
              128,
              new SpaceSpec(
                  2, PAPER_OPERATORS, 4, 8, new StemSpec(SpaceSpec.Stem.PAPER, 24, false))),
          new Network(
              "quickstart",
              new ImageShape(14, 14, 1),
              16,
              new SpaceSpec(
                  2, QUICKSTART_OPERATORS, 2, 8, new StemSpec(SpaceSpec.Stem.CONV1X1, 8, true))));

  /**
   * The network of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Network named(String name) {
    return ALL.stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no network " + name));
  }

  SearchSpace space() {
    return new SearchSpace(spec);
  }

  Blueprint blueprint() {
    return new Blueprint(space(), shape, CLASSES);
  }

  /** So many images of noise: what is in them does not change the time. */
  ImageSet noise(int images) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    float[] pixels = new float[images * shape.length()];
    int[] labels = new int[images];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < images; i++) {
      labels[i] = random.nextInt(CLASSES);
    }
    return new ImageSet("noise", "", shape, CLASSES, pixels, labels);
  }

  /** The peer's request for this child, without the seconds. */
  String request(Child child) {
    return "%d %d %d %d %s %d %d %s"
        .formatted(
            shape.height(),
            shape.channels(),
            spec.channels(),
            spec.cells(),
            spec.stem().kind().name().toLowerCase(Locale.ROOT),
            spec.stem().channels(),
            batch,
            child.operators().stream().map(Operator::label).collect(Collectors.joining(",")));
  }
}
