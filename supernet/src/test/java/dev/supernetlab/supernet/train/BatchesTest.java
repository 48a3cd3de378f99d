package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.augment.Augmentation;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int STEPS = 9;
  private static final int BATCH = 16;
  private static final Executor NEVER = work -> {};

  private final ImageSet images = new Datasets(List.of()).open(Spaces.generated()).train();
  private final Kernels kernels = KernelSet.openBest();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void close() {
    threads.shutdownNow();
    kernels.close();
  }

  @Test
  void batchesAreTheSameOnWhateverThreadTheyAreMade() {
    List<float[]> alone = read(augmentation(1), NEVER, 0);
    assertThat(read(augmentation(1), threads, 0)).usingRecursiveComparison().isEqualTo(alone);
    assertThat(read(augmentation(1), Runnable::run, 0)).usingRecursiveComparison().isEqualTo(alone);
  }

  @Test
  void aBatchDoesNotDependOnTheStepsBefore() {
    List<float[]> all = read(augmentation(1), threads, 0);
    for (int first : new int[] {1, 3, 4, 8}) {
      assertThat(read(augmentation(1), threads, first))
          .usingRecursiveComparison()
          .isEqualTo(all.subList(first, STEPS));
    }
  }

  @Test
  void anotherSeedOrStepChangesTheImagesAnotherWay() {
    List<float[]> one = read(augmentation(1), NEVER, 0);
    List<float[]> other = read(augmentation(2), NEVER, 0);
    List<float[]> none = read(Augmentation.NONE, NEVER, 0);
    for (int step = 0; step < STEPS; step++) {
      assertThat(one.get(step)).isNotEqualTo(other.get(step)).isNotEqualTo(none.get(step));
    }
  }

  @Test
  void noMoreThanTwoBatchesAreMadeAheadAndNoneBeyondTheEnd() {
    List<Runnable> asked = new ArrayList<>();
    Batches batches = batches(augmentation(1));
    try (ChildNetwork whole = network(BATCH);
        ChildNetwork last = network(2)) {
      batches.read(0, whole, asked::add);
      assertThat(asked).hasSize(Batches.AHEAD);
      for (int step = 1; step < STEPS; step++) {
        batches.read(step, step % 4 == 3 ? last : whole, asked::add);
        assertThat(asked).hasSize(Math.min(STEPS - 1, step + Batches.AHEAD));
      }
    }
  }

  private List<float[]> read(Augmentation augmentation, Executor aside, int first) {
    List<float[]> read = new ArrayList<>();
    Batches batches = batches(augmentation);
    for (int step = first; step < STEPS; step++) {
      try (ChildNetwork network = network(step % 4 == 3 ? 2 : BATCH)) {
        batches.read(step, network, aside);
        read.add(network.images().toArray());
      }
    }
    return read;
  }

  private Batches batches(Augmentation augmentation) {
    return new Batches(images, new BatchOrder(images.size(), BATCH, 7), augmentation, STEPS);
  }

  private ChildNetwork network(int batch) {
    return new ChildNetwork(kernels, Spaces.tiny(), batch);
  }

  private static Augmentation augmentation(long seed) {
    DataSpec plain = Spaces.generated();
    DataSpec augmented =
        new DataSpec(
            plain.set(),
            null,
            plain.pool(),
            plain.train(),
            plain.validation(),
            plain.test(),
            AugmentationSpec.of(AugmentationSpec.Preset.STANDARD));
    return Augmentation.of(augmented, seed);
  }
}
