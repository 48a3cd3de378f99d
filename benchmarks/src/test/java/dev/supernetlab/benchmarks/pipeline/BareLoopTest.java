package dev.supernetlab.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLoopTest {
  private static final List<String> CHILDREN = List.of("1", "2");

  private final List<Event.OfSamples> orders =
      List.of(
          plan("e/shared/0/0", 1),
          steps("e/shared/0/0"),
          plan("e/shared/1/0", 2),
          steps("e/shared/1/0"));

  @Test
  void everySnapshotThatIsDueIsScoredWhateverTheThreads() throws Exception {
    Scores one = run(1, orders);
    assertThat(one.size()).isEqualTo(2 * 2 * CHILDREN.size());
    assertThat(run(2, orders).digest()).isEqualTo(one.digest());
    assertThat(run(1, orders.subList(0, 2)).digest()).isNotEqualTo(one.digest());
  }

  @Test
  void ordersAreTheSameAfterTheyWereWrittenAndRead(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("orders");
    new Recording(orders, List.of(), 1).writeOrders(file);
    assertThat(Recording.readOrders(file)).isEqualTo(orders);
  }

  private static Scores run(int threads, List<Event.OfSamples> orders) throws Exception {
    try (BareLoop loop = new BareLoop(threads)) {
      return loop.run(orders);
    }
  }

  private static TrainingPlanned plan(String training, long seed) {
    DataSpec.Split split = new DataSpec.Split(DataSpec.From.TRAIN, 16);
    return new TrainingPlanned(
        "e",
        training,
        new DataSpec(DataSpec.Source.GENERATED, null, 4, split, split, split, null),
        new SpaceSpec(
            1,
            List.of(Operator.SKIP_CONNECT, Operator.SEP_CONV_3X3),
            1,
            4,
            new SpaceSpec.StemSpec(SpaceSpec.Stem.CONV1X1, 4, true)),
        new TrainingSpec(8, null, null, null, null),
        new StageSpec.SharingSpec(StageSpec.Policy.ALL),
        new EvaluationSpec(
            EvaluationSpec.On.VALIDATION, new EvaluationSpec.Dense(1, 1, null), null),
        new TrainingPlanned.Seeds(seed, seed, seed, seed),
        CHILDREN,
        4);
  }

  private static ChildrenSampled steps(String training) {
    return new ChildrenSampled(
        "e", training, 0, List.of(List.of("1"), List.of("2"), List.of("2"), List.of("1")));
  }
}
