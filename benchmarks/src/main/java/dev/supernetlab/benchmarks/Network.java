package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.SpaceSpec.StemSpec;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A network and the batch sizes that all contenders run.
 *
 * @param batch images of a training step
 * @param scoringBatch images that a peer scores together
 * @param scoredImages images that our engine, which cuts them up itself, scores together
 */
public record Network(
    String name, ImageShape shape, int batch, int scoringBatch, int scoredImages, SpaceSpec spec) {
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
  public static final List<Network> ALL =
      List.of(
          new Network(
              "paper",
              new ImageShape(32, 32, 3),
              256,
              16,
              256,
              new SpaceSpec(
                  2, PAPER_OPERATORS, 4, 16, new StemSpec(SpaceSpec.Stem.PAPER, 48, false))),
          new Network(
              "small",
              new ImageShape(28, 28, 1),
              128,
              16,
              256,
              new SpaceSpec(
                  2, PAPER_OPERATORS, 4, 8, new StemSpec(SpaceSpec.Stem.PAPER, 24, false))),
          new Network(
              "quickstart",
              new ImageShape(14, 14, 1),
              16,
              256,
              512,
              new SpaceSpec(
                  2, QUICKSTART_OPERATORS, 2, 8, new StemSpec(SpaceSpec.Stem.CONV1X1, 8, true))));

  /**
   * The network of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Network named(String name) {
    return ALL.stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no network '" + name + "': must be paper, small or quickstart"));
  }

  public SearchSpace space() {
    return new SearchSpace(spec);
  }

  public Blueprint blueprint() {
    return new Blueprint(space(), shape, CLASSES);
  }

  /** So many images of noise: what is in them does not change the time. */
  public ImageSet noise(int images) {
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
}
