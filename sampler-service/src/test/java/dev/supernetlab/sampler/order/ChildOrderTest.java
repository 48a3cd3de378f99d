package dev.supernetlab.sampler.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.StageSpec.Order;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildOrderTest {
  private static final List<String> CHILDREN =
      IntStream.range(0, 64).mapToObj(Integer::toString).toList();

  @Test
  void fixedIsTheEnumerationOverAndOver() {
    ChildOrder order = ChildOrder.of(Order.FIXED, CHILDREN, 7);

    assertThat(steps(order, 0, 64)).isEqualTo(CHILDREN);
    assertThat(steps(order, 64, 128)).isEqualTo(CHILDREN);
  }

  @Test
  void fixedKnowsNothingOfEpochs() {
    // An epoch of 196 steps ends four children into a cycle: the next one goes on with the fifth.
    ChildOrder order = ChildOrder.of(Order.FIXED, CHILDREN, 7);

    assertThat(order.at(195)).containsExactly("3");
    assertThat(order.at(196)).containsExactly("4");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 9_007_199_254_740_991L})
  void shuffleOnceIsOnePermutationOverAndOver(long seed) {
    ChildOrder order = ChildOrder.of(Order.SHUFFLE_ONCE, CHILDREN, seed);

    List<String> cycle = steps(order, 0, 64);
    assertThat(cycle).containsExactlyInAnyOrderElementsOf(CHILDREN).isNotEqualTo(CHILDREN);
    assertThat(steps(order, 64_000_000_000L, 64_000_000_064L)).isEqualTo(cycle);
  }

  @Test
  void shuffleOnceDependsOnItsSeedOnly() {
    List<String> cycle = steps(ChildOrder.of(Order.SHUFFLE_ONCE, CHILDREN, 5), 0, 64);

    assertThat(steps(ChildOrder.of(Order.SHUFFLE_ONCE, CHILDREN, 5), 0, 64)).isEqualTo(cycle);
    assertThat(steps(ChildOrder.of(Order.SHUFFLE_ONCE, CHILDREN, 6), 0, 64)).isNotEqualTo(cycle);
  }

  @Test
  void aShuffleIsTheSameInEveryVersion() {
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    assertThat(steps(ChildOrder.of(Order.SHUFFLE_ONCE, six, 1), 0, 6))
        .containsExactly("d", "a", "b", "c", "e", "f");
  }

  private static List<String> steps(ChildOrder order, long from, long to) {
    return LongStream.range(from, to).mapToObj(order::at).flatMap(List::stream).toList();
  }
}
