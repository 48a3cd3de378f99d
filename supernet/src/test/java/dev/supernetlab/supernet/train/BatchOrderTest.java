package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  private final BatchOrder order = new BatchOrder(10, 4, 7);

  @Test
  void anEpochShowsEveryImageOnceInBatchesOfWhichTheLastIsSmaller() {
    assertThat(order.stepsPerEpoch()).isEqualTo(3);
    assertThat(order.batch(5)).hasSize(2);
    int[] epoch =
        LongStream.range(3, 6).mapToObj(order::batch).flatMapToInt(Arrays::stream).toArray();
    assertThat(epoch).containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
  }

  @Test
  void anEpochWithoutItsRemainderHasWholeBatchesOnly() {
    TrainingSpec spec =
        new TrainingSpec(4, null, null, null, null, null, TrainingSpec.Remainder.DROP);
    BatchOrder whole = BatchOrder.of(spec, 10, 7);
    assertThat(whole.stepsPerEpoch()).isEqualTo(2);
    assertThat(whole.batch(0)).isEqualTo(order.batch(0));
    assertThat(whole.batch(3)).isEqualTo(order.batch(4));
    assertThat(BatchOrder.of(spec, 3, 7).stepsPerEpoch()).isEqualTo(1);
  }

  @Test
  void aBatchDependsOnSeedAndStepOnly() {
    int[] later = order.batch(7);
    order.batch(0);
    assertThat(order.batch(7)).isEqualTo(later);
    assertThat(new BatchOrder(10, 4, 7).batch(7)).isEqualTo(later);
  }

  @Test
  void epochsAndSeedsDifferInOrder() {
    BatchOrder large = new BatchOrder(1000, 500, 7);
    assertThat(large.batch(0)).isNotEqualTo(large.batch(2));
    assertThat(large.batch(0)).isNotEqualTo(new BatchOrder(1000, 500, 8).batch(0));
  }

  @Test
  void aBatchLargerThanTheSetIsTheSet() {
    BatchOrder small = new BatchOrder(3, 4, 7);
    assertThat(small.stepsPerEpoch()).isEqualTo(1);
    assertThat(small.batch(2)).containsExactlyInAnyOrder(0, 1, 2);
  }
}
