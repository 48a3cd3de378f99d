package dev.supernetlab.sampler.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.ControllerSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.EvolutionSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec.Order;
import dev.supernetlab.contracts.spec.StageSpec.OrderSpec;
import dev.supernetlab.sampler.order.TrainedChildren;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both orders that learn, against scores of which the best child is known. */
class RoundSamplerTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          new SpaceSpec(
              3,
              List.of(
                  Operator.SKIP_CONNECT,
                  Operator.SEP_CONV_3X3,
                  Operator.MAX_POOL_3X3,
                  Operator.SEP_CONV_5X5),
              1,
              4,
              null));
  private static final ImageShape IMAGES = new ImageShape(28, 28, 1);
  private static final TrainedChildren CHILDREN =
      new TrainedChildren(SPACE, IMAGES, SPACE.children(4096).stream().map(Child::label).toList());
  private static final String BEST = "342124";

  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"EVOLUTIONARY", "CONTROLLER"})
  void betterChildrenAreTrainedMoreAndMore(Order kind) {
    for (long seed = 1; seed <= 3; seed++) {
      List<Round> rounds = rounds(kind, seed, 80, CHILDREN, true);
      double early = meanAccuracy(rounds.subList(0, 3));
      double late = meanAccuracy(rounds.subList(75, 80));
      // 0.35 by chance.
      assertThat(early).as("early, seed " + seed).isLessThan(0.45);
      assertThat(late).as("late, seed " + seed).isGreaterThan(early + 0.08);
      if (kind == Order.EVOLUTIONARY) {
        assertThat(rounds.stream().flatMap(round -> round.scored().stream())).contains(BEST);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"EVOLUTIONARY", "CONTROLLER"})
  void theSameScoresLeadToTheSameRoundsAndOthersDoNot(Order kind) {
    List<Round> rounds = rounds(kind, 1, 12, CHILDREN, true);
    assertThat(rounds(kind, 1, 12, CHILDREN, true)).isEqualTo(rounds);
    assertThat(rounds(kind, 2, 12, CHILDREN, true)).isNotEqualTo(rounds);
    List<Round> unscored = rounds(kind, 1, 12, CHILDREN, false);
    assertThat(unscored.get(0)).isEqualTo(rounds.get(0));
    assertThat(unscored).isNotEqualTo(rounds);
  }

  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"EVOLUTIONARY", "CONTROLLER"})
  void onlyChildrenOfTheTrainingAreTrainedAndScored(Order kind) {
    TrainedChildren few =
        new TrainedChildren(
            SPACE,
            IMAGES,
            CHILDREN.labels().stream().filter(label -> label.endsWith("24")).toList());
    for (Round round : rounds(kind, 1, 10, few, true)) {
      assertThat(round.trained()).hasSize(32).isSubsetOf(few.labels());
      assertThat(round.scored()).doesNotHaveDuplicates().isSubsetOf(few.labels());
      assertThat(round.scored()).hasSizeBetween(1, 16);
    }
  }

  private static List<Round> rounds(
      Order kind, long seed, int count, TrainedChildren children, boolean scored) {
    RoundSampler sampler = RoundSampler.of(spec(kind), children, seed);
    RandomGenerator noise = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    List<Round> rounds = new ArrayList<>();
    Map<String, Double> scores = new HashMap<>();
    for (int number = 0; number < count; number++) {
      Round round = sampler.next(scores);
      rounds.add(round);
      scores.clear();
      if (scored) {
        round.scored().forEach(c -> scores.put(c, accuracy(c) + 0.02 * noise.nextGaussian()));
      }
    }
    return rounds;
  }

  private static OrderSpec spec(Order kind) {
    return new OrderSpec(
        kind,
        null,
        new RoundsSpec(32, 16, BnMode.RUNNING),
        kind == Order.EVOLUTIONARY ? new EvolutionSpec(40, 8, 0.05) : null,
        kind == Order.CONTROLLER ? new ControllerSpec(32, 0.02, 0.03, 0.5) : null);
  }

  /** 0.2 for a child that has nothing in common with the best, 0.8 for the best. */
  private static double accuracy(String child) {
    int same = 0;
    for (int edge = 0; edge < BEST.length(); edge++) {
      same += child.charAt(edge) == BEST.charAt(edge) ? 1 : 0;
    }
    return 0.2 + 0.1 * same;
  }

  private static double meanAccuracy(List<Round> rounds) {
    return rounds.stream()
        .flatMap(round -> round.trained().stream())
        .mapToDouble(RoundSamplerTest::accuracy)
        .average()
        .orElseThrow();
  }
}
