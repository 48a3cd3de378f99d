package dev.supernetlab.sampler.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec.Order;
import dev.supernetlab.contracts.spec.StageSpec.OrderSpec;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildOrderTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          new SpaceSpec(
              2,
              List.of(
                  Operator.SKIP_CONNECT,
                  Operator.SEP_CONV_3X3,
                  Operator.MAX_POOL_3X3,
                  Operator.SEP_CONV_5X5),
              1,
              4,
              null));
  private static final ImageShape IMAGES = new ImageShape(28, 28, 1);
  private static final List<String> CHILDREN =
      SPACE.children(64).stream().map(Child::label).toList();

  @Test
  void fixedIsTheEnumerationOverAndOver() {
    ChildOrder order = order(Order.FIXED, CHILDREN, 7);

    assertThat(steps(order, 0, 64)).isEqualTo(CHILDREN);
    assertThat(steps(order, 64, 128)).isEqualTo(CHILDREN);
  }

  @Test
  void fixedKnowsNothingOfEpochs() {
    // An epoch of 196 steps ends four children into a cycle: the next one goes on with the fifth.
    ChildOrder order = order(Order.FIXED, CHILDREN, 7);

    assertThat(order.at(195)).containsExactly(CHILDREN.get(3));
    assertThat(order.at(196)).containsExactly(CHILDREN.get(4));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 9_007_199_254_740_991L})
  void shuffleOnceIsOnePermutationOverAndOver(long seed) {
    ChildOrder order = order(Order.SHUFFLE_ONCE, CHILDREN, seed);

    List<String> cycle = steps(order, 0, 64);
    assertThat(cycle).containsExactlyInAnyOrderElementsOf(CHILDREN).isNotEqualTo(CHILDREN);
    assertThat(steps(order, 64_000_000_000L, 64_000_000_064L)).isEqualTo(cycle);
  }

  @Test
  void shuffleOnceDependsOnItsSeedOnly() {
    List<String> cycle = steps(order(Order.SHUFFLE_ONCE, CHILDREN, 5), 0, 64);

    assertThat(steps(order(Order.SHUFFLE_ONCE, CHILDREN, 5), 0, 64)).isEqualTo(cycle);
    assertThat(steps(order(Order.SHUFFLE_ONCE, CHILDREN, 6), 0, 64)).isNotEqualTo(cycle);
  }

  @Test
  void aShuffleIsTheSameInEveryVersion() {
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    assertThat(steps(order(Order.SHUFFLE_ONCE, six, 1), 0, 6))
        .containsExactly("d", "a", "b", "c", "e", "f");
  }

  @Test
  void shuffleEveryPassesThroughAllChildrenInAnotherPermutationEachTime() {
    ChildOrder order = order(Order.SHUFFLE_EVERY, CHILDREN, 5);

    List<String> first = steps(order, 0, 64);
    List<String> second = steps(order, 64, 128);
    assertThat(first).containsExactlyInAnyOrderElementsOf(CHILDREN).isNotEqualTo(second);
    assertThat(second).containsExactlyInAnyOrderElementsOf(CHILDREN);
  }

  @Test
  void uniformDrawsEveryChildAboutEquallyOftenAndSomeTwiceInARow() {
    List<String> drawn = steps(order(Order.UNIFORM, CHILDREN, 5), 0, 6400);

    Map<String, Long> counts =
        drawn.stream().collect(Collectors.groupingBy(child -> child, Collectors.counting()));
    assertThat(counts).hasSize(64);
    // 100 expected of each, with a deviation of 10.
    assertThat(counts.values()).allMatch(count -> count > 55 && count < 145);
    assertThat(IntStream.range(1, 6400).filter(i -> drawn.get(i).equals(drawn.get(i - 1))).count())
        .isBetween(60L, 145L);
  }

  @Test
  void everyStepOfAFairOrderUsesEachOperatorOfEachEdgeOnce() {
    ChildOrder order = order(Order.FAIR, CHILDREN, 5);

    for (long step = 0; step < 50; step++) {
      List<String> children = order.at(step);
      assertThat(children).hasSize(4);
      for (int edge = 0; edge < SPACE.edges(); edge++) {
        int at = edge;
        assertThat(children.stream().map(child -> child.charAt(at)))
            .containsExactlyInAnyOrder('1', '2', '3', '4');
      }
    }
    assertThat(steps(order, 0, 50).stream().distinct().count()).isGreaterThan(50);
  }

  @Test
  void anOrderCannotBeFairToSomeOfTheChildren() {
    assertThatThrownBy(() -> order(Order.FAIR, CHILDREN.subList(0, 63), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("63 of");
  }

  @Test
  void aSandwichHasTheLargestTheSmallestAndDifferentOthers() {
    ChildOrder order =
        ChildOrder.of(
            new OrderSpec(Order.SANDWICH, 3, null, null, null),
            new TrainedChildren(SPACE, IMAGES, CHILDREN),
            5);

    for (long step = 0; step < 50; step++) {
      assertThat(order.at(step)).hasSize(5).doesNotHaveDuplicates().startsWith("444", "111");
    }
    assertThat(order.at(0).subList(2, 5)).isNotEqualTo(order.at(1).subList(2, 5));
  }

  @Test
  void aSandwichOfFewChildrenIsAllOfThem() {
    assertThat(order(Order.SANDWICH, List.of("111"), 5).at(0)).containsExactly("111");
    assertThat(order(Order.SANDWICH, List.of("111", "112", "113"), 5).at(7))
        .containsExactlyInAnyOrder("111", "112", "113");
  }

  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"EVOLUTIONARY", "CONTROLLER"})
  void aStepIsAFunctionOfItsSeedWhateverWasAskedBefore(Order kind) {
    List<List<String>> forwards = new ArrayList<>();
    ChildOrder order = order(kind, CHILDREN, 11);
    LongStream.range(0, 200).forEach(step -> forwards.add(order.at(step)));
    ChildOrder again = order(kind, CHILDREN, 11);
    for (int step = 199; step >= 0; step--) {
      assertThat(again.at(step)).isEqualTo(forwards.get(step));
    }

    if (kind != Order.FIXED) {
      ChildOrder other = order(kind, CHILDREN, 12);
      assertThat(LongStream.range(0, 200).mapToObj(other::at).toList()).isNotEqualTo(forwards);
    }
  }

  private static ChildOrder order(Order kind, List<String> children, long seed) {
    return ChildOrder.of(new OrderSpec(kind), new TrainedChildren(SPACE, IMAGES, children), seed);
  }

  private static List<String> steps(ChildOrder order, long from, long to) {
    return LongStream.range(from, to).mapToObj(order::at).flatMap(List::stream).toList();
  }
}
