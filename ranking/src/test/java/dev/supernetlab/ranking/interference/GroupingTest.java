package dev.supernetlab.ranking.interference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.JudgingGolden;
import dev.supernetlab.ranking.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GroupingTest {

  @Test
  void matchingsAgreeWithNetworkXAndWithTryingAll() {
    for (JsonNode golden : JudgingGolden.cases("matchings")) {
      double[][] weight = JudgingGolden.rows(golden.get("weight"));
      List<int[]> pairs = Matching.heaviest(weight, golden.get("pairs").size());
      assertThat(pairs.stream().mapToDouble(p -> weight[p[0]][p[1]]).sum())
          .as(golden.get("source").asText())
          .isCloseTo(golden.get("total").asDouble(), within(1e-12));
      assertThat(pairs.stream().map(p -> List.of(p[0], p[1])).toList())
          .isEqualTo(
              IntStream.range(0, golden.get("pairs").size())
                  .mapToObj(i -> JudgingGolden.integers(golden.get("pairs").get(i)))
                  .toList());
    }
  }

  /** Blocks of equal and of unequal size, whatever the order of the children. */
  @Property(tries = 200)
  void plantedBlocksOfFriendsEndTogether(
      @ForAll @IntRange(min = 2, max = 6) int blocks, @ForAll int seed) {
    RandomGenerator random = Randoms.seeded(seed);
    int size = 1 << random.nextInt(1, 4);
    endTogether(IntStream.range(0, blocks).map(b -> size).toArray(), random);
    endTogether(IntStream.range(0, blocks).map(b -> random.nextInt(2, 9)).toArray(), random);
  }

  @Test
  void blocksThatAreNoPowerOfTwoEndTogether() {
    RandomGenerator random = Randoms.seeded(3);
    endTogether(new int[] {3, 3}, random);
    endTogether(new int[] {5, 5, 5}, random);
    endTogether(new int[] {21, 21, 22}, random);
    endTogether(new int[] {16, 16, 16, 16}, random);
  }

  private static void endTogether(int[] sizes, RandomGenerator random) {
    int n = Arrays.stream(sizes).sum();
    int[] blockOf = new int[n];
    int[] places = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = places[i];
      places[i] = places[j];
      places[j] = swapped;
    }
    int next = 0;
    for (int block = 0; block < sizes.length; block++) {
      for (int i = 0; i < sizes[block]; i++) {
        blockOf[places[next++]] = block;
      }
    }
    double[][] similarity = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double noise = random.nextDouble(-0.2, 0.2);
        similarity[i][j] = (blockOf[i] == blockOf[j] ? 0.6 : 0.1) + noise;
        similarity[j][i] = similarity[i][j];
      }
    }
    Grouping grouping = Grouping.friends(similarity, sizes.length);
    assertThat(grouping.groups()).hasSize(sizes.length);
    assertThat(grouping.groups())
        .allSatisfy(
            group ->
                assertThat(group.stream().map(c -> blockOf[c]).collect(Collectors.toSet()))
                    .hasSize(1));
    assertThat(grouping.within().orElse(1)).isGreaterThan(grouping.between().orElse(0));
  }

  @Test
  void enemiesPutThePlantedBlocksApart() {
    double[][] similarity = {
      {1, 0.9, -0.5, -0.4}, {0.9, 1, -0.3, -0.5}, {-0.5, -0.3, 1, 0.9}, {-0.4, -0.5, 0.9, 1}
    };
    assertThat(Grouping.friends(similarity, 2).groups())
        .containsExactly(List.of(0, 1), List.of(2, 3));
    Grouping enemies = Grouping.enemies(similarity, 2);
    assertThat(enemies.groups()).containsExactly(List.of(0, 2), List.of(1, 3));
    assertThat(enemies.within().orElseThrow()).isEqualTo(-0.5);
    assertThat(enemies.rounds()).isEqualTo(1);
  }

  @Test
  void theLastRoundMakesOnlyTheBestMergesNeeded() {
    double[][] similarity = new double[6][6];
    similarity[1][4] = similarity[4][1] = 0.9;
    similarity[0][2] = similarity[2][0] = 0.8;
    similarity[3][5] = similarity[5][3] = 0.7;
    assertThat(Grouping.friends(similarity, 5).groups())
        .containsExactly(List.of(0), List.of(1, 4), List.of(2), List.of(3), List.of(5));
    assertThat(Grouping.friends(similarity, 4).groups())
        .containsExactly(List.of(0, 2), List.of(1, 4), List.of(3), List.of(5));
  }

  @Property(tries = 100)
  void everyChildIsInOneOfAsManyGroupsAsAsked(
      @ForAll @IntRange(min = 1, max = 14) int n, @ForAll int seed) {
    RandomGenerator random = Randoms.seeded(seed);
    double[][] similarity = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        similarity[i][j] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(-3, 4) / 3.0;
        similarity[j][i] = similarity[i][j];
      }
    }
    for (int m = 1; m <= n; m++) {
      Grouping grouping = Grouping.friends(similarity, m);
      assertThat(grouping.groups()).hasSize(m);
      assertThat(grouping.groups().stream().flatMap(List::stream).sorted().toList())
          .isEqualTo(IntStream.range(0, n).boxed().toList());
    }
  }

  @Test
  void withoutBlocksAllGroupsAreEquallyLargeWhereHalvingLeadsThere() {
    RandomGenerator random = Randoms.seeded(8);
    double[][] similarity = new double[64][64];
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < i; j++) {
        similarity[i][j] = similarity[j][i] = random.nextGaussian();
      }
    }
    for (int m : new int[] {32, 16, 8, 4, 2, 1}) {
      assertThat(Grouping.friends(similarity, m).groups())
          .hasSize(m)
          .allSatisfy(group -> assertThat(group).hasSize(64 / m));
    }
  }

  @Test
  void thereAreAtLeastOneAndAtMostAsManyGroupsAsChildren() {
    assertThatThrownBy(() -> Grouping.friends(new double[3][3], 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 groups of 3 children");
    assertThatThrownBy(() -> Grouping.friends(new double[3][3], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
