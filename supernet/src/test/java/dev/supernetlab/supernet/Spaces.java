package dev.supernetlab.supernet;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;

/** Small search spaces and data for tests. */
public final class Spaces {
  private Spaces() {}

  /** The paper's network with 16 channels, 4 cells and its 4 operators for 32x32x3. */
  public static Blueprint paper() {
    return new Blueprint(
        new SearchSpace(
            new SpaceSpec(
                2,
                List.of(
                    Operator.MAX_POOL_3X3,
                    Operator.SEP_CONV_3X3,
                    Operator.SEP_CONV_5X5,
                    Operator.DIL_CONV_5X5),
                4,
                16,
                null)),
        new ImageShape(32, 32, 3),
        10);
  }

  /** One cell of two nodes, 4 channels, all operators, for 7x7x1. */
  public static Blueprint tiny() {
    return new Blueprint(
        new SearchSpace(
            new SpaceSpec(
                2,
                List.of(Operator.values()),
                1,
                4,
                new SpaceSpec.StemSpec(SpaceSpec.Stem.CONV3X3, 4, true))),
        new ImageShape(7, 7, 1),
        10);
  }

  /** NAS-Bench-201's operators and more in two stacks of two cells, 4 and 8 channels, for 8x6x2. */
  public static Blueprint stacks(SpaceSpec.Output output, boolean preprocessing) {
    return new Blueprint(
        new SearchSpace(
            new SpaceSpec(
                3,
                List.of(
                    Operator.NONE,
                    Operator.SKIP_CONNECT,
                    Operator.NOR_CONV_1X1,
                    Operator.NOR_CONV_3X3,
                    Operator.AVG_POOL_3X3,
                    Operator.SEP_CONV_3X3),
                2,
                4,
                new SpaceSpec.StemSpec(SpaceSpec.Stem.CONV3X3, 4, true),
                null,
                null,
                null,
                output,
                2,
                preprocessing)),
        new ImageShape(8, 6, 2),
        10);
  }

  /** Generated images of 7x7, 50 to train on. */
  public static DataSpec generated() {
    return new DataSpec(
        DataSpec.Source.GENERATED,
        null,
        4,
        new DataSpec.Split(DataSpec.From.TRAIN, 50),
        new DataSpec.Split(DataSpec.From.TRAIN, 20),
        new DataSpec.Split(DataSpec.From.TEST, 30),
        null);
  }
}
