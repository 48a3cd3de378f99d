package dev.supernetlab.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankingPropertiesTest {

  /** Two scores per child: few values, so ties are common; some are missing. */
  static final class Pair {
    private final double[] x;
    private final double[] y;

    Pair(double[] x, double[] y) {
      this.x = x;
      this.y = y;
    }

    Pair permuted(int[] order) {
      return new Pair(
          IntStream.of(order).mapToDouble(i -> x[i]).toArray(),
          IntStream.of(order).mapToDouble(i -> y[i]).toArray());
    }
  }

  @Provide
  Arbitrary<Pair> pairs() {
    Arbitrary<Double> score =
        Arbitraries.integers()
            .between(0, 12)
            .map(i -> i / 12.0)
            .injectNull(0.1)
            .map(RankingPropertiesTest::orNaN);
    return Arbitraries.integers()
        .between(0, 40)
        .flatMap(
            n ->
                score
                    .array(Double[].class)
                    .ofSize(n)
                    .tuple2()
                    .map(t -> new Pair(unboxed(t.get1()), unboxed(t.get2()))));
  }

  @Property
  void theOrderOfChildrenDoesNotMatter(
      @ForAll("pairs") Pair pair, @ForAll Coefficient coefficient, @ForAll long seed) {
    List<Integer> order = IntStream.range(0, pair.x.length).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    Pair permuted = pair.permuted(order.stream().mapToInt(i -> i).toArray());
    same(coefficient.between(permuted.x, permuted.y), coefficient.between(pair.x, pair.y), 1);
  }

  @Property
  void rankCorrelationsSeeOnlyTheOrder(@ForAll("pairs") Pair pair) {
    double[] stretched = Arrays.stream(pair.x).map(v -> Math.exp(5 * v)).toArray();
    double[] turned = Arrays.stream(pair.x).map(v -> -v).toArray();
    for (Coefficient coefficient : List.of(Coefficient.KENDALL, Coefficient.SPEARMAN)) {
      Correlation plain = coefficient.between(pair.x, pair.y);
      same(coefficient.between(stretched, pair.y), plain, 1);
      same(coefficient.between(turned, pair.y), plain, -1);
    }
  }

  @Property
  void correlationIsSymmetricAndOneWithItself(
      @ForAll("pairs") Pair pair, @ForAll Coefficient coefficient) {
    same(coefficient.between(pair.x, pair.y), coefficient.between(pair.y, pair.x), 1);
    coefficient
        .between(pair.x, pair.x)
        .value()
        .ifPresent(v -> assertThat(v).isCloseTo(1, within(1e-12)));
  }

  @Property
  void pairsOfBitsGiveTheSameTauAsSorting(@ForAll("pairs") Pair pair) {
    Correlation sorted = Coefficient.KENDALL.between(pair.x, pair.y);
    assertThat(PairOrder.of(pair.x).tau(PairOrder.of(pair.y))).isEqualTo(sorted);
    assertThat(sorted.value().orElse(Double.NaN)).isEqualTo(counted(pair.x, pair.y), within(1e-12));
  }

  /** Tau-b by its definition; NaN where it has none. */
  private static double counted(double[] x, double[] y) {
    double balance = 0;
    double untied = 0;
    double otherUntied = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double one = Math.signum(x[i] - x[j]);
        double other = Math.signum(y[i] - y[j]);
        if (!Double.isNaN(one) && !Double.isNaN(other)) {
          balance += one * other;
          untied += Math.abs(one);
          otherUntied += Math.abs(other);
        }
      }
    }
    return balance / Math.sqrt(untied * otherUntied);
  }

  @Property
  void twoChildrenAgreeDisagreeOrAreATie(@ForAll int a, @ForAll int b) {
    Correlation tau = Coefficient.KENDALL.between(new double[] {a, b}, new double[] {1, 2});
    if (a == b) {
      assertThat(tau.value()).isEmpty();
    } else {
      assertThat(tau.value()).hasValue(a < b ? 1 : -1);
    }
  }

  @Property
  void ordinalRanksAreAPermutationThatFollowsTheScores(@ForAll("pairs") Pair pair) {
    int[] ranks = Ranks.ordinal(pair.x);
    int[] order = Ranks.order(pair.x);
    for (int rank = 1; rank <= order.length; rank++) {
      assertThat(ranks[order[rank - 1]]).isEqualTo(rank);
    }
    for (int i = 1; i < order.length; i++) {
      double better = pair.x[order[i - 1]];
      double worse = pair.x[order[i]];
      assertThat(better > worse || (better == worse && order[i - 1] < order[i])).isTrue();
    }
    assertThat(IntStream.of(ranks).filter(r -> r == 0).count())
        .isEqualTo(Arrays.stream(pair.x).filter(Double::isNaN).count());
  }

  private static void same(Correlation found, Correlation expected, int sign) {
    assertThat(found.n()).isEqualTo(expected.n());
    assertThat(found.value().isPresent()).isEqualTo(expected.value().isPresent());
    found
        .value()
        .ifPresent(
            v -> assertThat(v).isCloseTo(sign * expected.value().getAsDouble(), within(1e-12)));
  }

  private static Double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static double[] unboxed(Double[] values) {
    return Arrays.stream(values).mapToDouble(v -> v).toArray();
  }
}
