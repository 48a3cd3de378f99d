package dev.supernetlab.sampler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionBalanceTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 12, 32})
  void equalTrainingsFillEveryPartitionBeforeAnyTwice(int partitions) {
    PartitionBalance balance = new PartitionBalance(partitions);
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < partitions; i++) {
      used.add(balance.place(100));
    }
    assertThat(used).hasSize(partitions).allMatch(p -> p >= 0 && p < partitions);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void consumersThatShareRoundRobinGetEqualWork(int consumers) {
    // Three super-nets, then 128 short trainings.
    PartitionBalance balance = new PartitionBalance(32);
    long[] steps = new long[consumers];
    for (int i = 0; i < 131; i++) {
      long length = i < 3 ? 6_400 : 400;
      steps[balance.place(length) % consumers] += length;
    }
    for (long load : steps) {
      assertThat(load).isBetween(70_400L / consumers - 400, 70_400L / consumers + 400);
    }
  }

  @Test
  void placesAreTheSameEveryTime() {
    PartitionBalance one = new PartitionBalance(32);
    PartitionBalance other = new PartitionBalance(32);
    for (int i = 0; i < 100; i++) {
      assertThat(one.place(i % 7)).isEqualTo(other.place(i % 7));
    }
  }
}
