package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.SpaceSpec.StemSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.SeededValues;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.sharing.SharePrefix;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  private static final WeightSizes NO_WEIGHTS = new WeightSizes(0, 0, 0);
  private static final double MIB = 1 << 20;
  private static final ImageShape CIFAR = new ImageShape(32, 32, 3);
  private static final SpaceSpec PAPER =
      new SpaceSpec(
          2,
          List.of(
              Operator.MAX_POOL_3X3,
              Operator.SEP_CONV_3X3,
              Operator.SEP_CONV_5X5,
              Operator.DIL_CONV_5X5),
          4,
          16,
          new StemSpec(SpaceSpec.Stem.PAPER, 48, false));

  /** benchmarks/compare measures peaks from 1,482 to 1,715 MiB, in the middle 1,573. */
  @Test
  void thePeakOfThePapersNetworkIsEstimatedWithinAQuarter() {
    TrainingMemory memory = TrainingMemory.of(PAPER, CIFAR, 256, 256);
    assertThat(memory.peak()).isGreaterThan(memory.buffers());
    assertThat(memory.peak() / MIB).isCloseTo(1_573, within(1_573 / 4.0));
  }

  @Test
  void theLastAndSmallerBatchOfAnEpochHasBuffersToo() {
    long whole = buffers(512);
    assertThat(buffers(512 + 128)).isEqualTo(whole * 3 / 2);
    assertThat(buffers(128)).isEqualTo(whole / 2);
  }

  @Test
  void aTrainingWhoseBatchesExceedTheHeapIsRefusedWithBothSizes() {
    TrainingMemory memory = TrainingMemory.of(PAPER, CIFAR, 256, 256);
    memory.mustFit(NO_WEIGHTS, memory.buffers(), 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.mustFit(NO_WEIGHTS, 512L << 20, 0))
        .withMessage(
            "its batches need 947 MiB and its checkpoints 0 MiB, more than the 512 MiB of a"
                + " trainer's heap (-Xmx)");
  }

  @Test
  void aTrainingWhoseChildrenHaveTooManyWeightsOfTheirOwnIsRefused() {
    SearchSpace space = new SearchSpace(PAPER);
    List<Child> children = space.children(64);
    Blueprint blueprint = new Blueprint(space, CIFAR, 10);
    WeightSizes shared = WeightSizes.of(blueprint, new ShareAll(), children);
    WeightSizes own = WeightSizes.of(blueprint, new SharePrefix(0), children);
    TrainingMemory memory = TrainingMemory.of(PAPER, CIFAR, 16, 256);
    long heap = memory.buffers() + shared.heap();

    memory.mustFit(shared, heap, shared.memory());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.mustFit(own, heap, 0))
        .withMessageContaining("checkpoints %,d MiB".formatted(own.heap() >> 20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.mustFit(own, Long.MAX_VALUE, shared.memory()))
        .withMessageContaining("its weights need %,d MiB".formatted(own.memory() >> 20));
  }

  @Test
  void noBufferOfABatchIsForgotten() throws ReflectiveOperationException {
    int batch = 8;
    Blueprint blueprint = new Blueprint(new SearchSpace(PAPER), CIFAR, 10);
    try (OneChild child =
        OneChild.of(
            blueprint,
            blueprint.space().child("222"),
            batch,
            new SeededValues(1),
            KernelSet.openBest())) {
      child.run(new float[batch * CIFAR.length()], new int[batch]);
      long estimated = TrainingMemory.of(PAPER, CIFAR, batch, batch).buffers();
      assertThat((double) estimated / taken(child)).isBetween(0.99, 1.2);
    }
  }

  @Test
  void noBufferOfAFurtherStackIsForgotten() throws ReflectiveOperationException {
    for (SpaceSpec.Output output : SpaceSpec.Output.values()) {
      Blueprint blueprint = Spaces.stacks(output, true);
      Child child = blueprint.space().child("666666");
      try (OneChild one =
          OneChild.of(blueprint, child, 8, new SeededValues(1), KernelSet.openBest())) {
        one.run(new float[8 * blueprint.input().length()], new int[8]);
        TrainingMemory memory =
            TrainingMemory.of(blueprint.space().spec(), blueprint.input(), 8, 8);
        assertThat((double) memory.buffers() / taken(one)).isBetween(0.99, 1.3);
      }
    }
  }

  /** Of batches of 256. */
  private static long buffers(int images) {
    return TrainingMemory.of(PAPER, CIFAR, 256, images).buffers();
  }

  /** Bytes of all tensors that the child's network has made. */
  private static long taken(OneChild child) throws ReflectiveOperationException {
    List<?> made = (List<?>) field(field(field(child, "network"), "buffers"), "made");
    return made.stream().mapToLong(tensor -> ((Tensor) tensor).length()).sum() * Float.BYTES;
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  @Test
  void imagesCountOncePerSplit() {
    DataSpec.Split split = new DataSpec.Split(DataSpec.From.TRAIN, 100);
    DataSpec data = new DataSpec(DataSpec.Source.GENERATED, null, 2, split, split, split, null);
    assertThat(TrainingMemory.of(data, PAPER, TrainingSpec.DEFAULT).images())
        .isEqualTo(3L * 100 * 14 * 14 * Float.BYTES);
  }
}
