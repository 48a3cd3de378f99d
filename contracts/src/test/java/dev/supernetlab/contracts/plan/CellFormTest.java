package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellFormTest {
  private static final List<Operator> FOUR =
      List.of(Operator.NONE, Operator.SKIP_CONNECT, Operator.MAX_POOL_3X3, Operator.SEP_CONV_3X3);

  @Test
  void withoutNoneAndSkipAllChildrenDiffer() {
    SpaceSpec paper =
        space(
            2,
            List.of(
                Operator.MAX_POOL_3X3,
                Operator.SEP_CONV_3X3,
                Operator.SEP_CONV_5X5,
                Operator.DIL_CONV_5X5));
    assertThat(Children.classes(paper)).hasValue(64);
  }

  @Test
  void nodesThatNothingConnectsChangePlaces() {
    SpaceSpec space = space(2, FOUR);
    // Operators by digit: 1 none, 2 skip, 3 max pool, 4 convolution; edges 0-1, 0-2, 1-2.
    assertThat(form("341", space)).isEqualTo(form("431", space));
    assertThat(form("343", space)).isNotEqualTo(form("433", space));
  }

  @Test
  void aNodeThatIsACopyIsReadLikeItsOriginal() {
    SpaceSpec space = space(2, FOUR);
    assertThat(form("214", space)).isEqualTo(form("241", space));
    assertThat(form("224", space)).isEqualTo(form("242", space));
  }

  @Test
  void anOperatorOnZerosIsZero() {
    SpaceSpec space = space(2, FOUR);
    assertThat(form("144", space)).isEqualTo(form("141", space)).isEqualTo(form("143", space));
  }

  @Test
  void twoConvolutionsOfOneValueHaveWeightsOfTheirOwnAndTwoPoolsAreOne() {
    SpaceSpec space = space(3, FOUR);
    // Node 3 = convolution(node 1) + convolution(node 2), of equal pools or of two convolutions.
    String onPools = form("331144", space);
    String onOnePoolTwice = form("321144", space);
    assertThat(onPools).isNotEqualTo(onOnePoolTwice);
    assertThat(form("332114", space)).isNotEqualTo(form("442114", space));
    assertThat(form("331141", space)).isEqualTo(form("331114", space));
    assertThat(form("441141", space)).isEqualTo(form("441114", space));
  }

  @Test
  void formsDivideASpaceAsNumbersDo() {
    assertThat(partition(space(2, FOUR))).isEqualTo(partitionByNumbers(space(2, FOUR)));
    List<Operator> three = List.of(Operator.NONE, Operator.SKIP_CONNECT, Operator.SEP_CONV_3X3);
    assertThat(partition(space(3, three))).isEqualTo(partitionByNumbers(space(3, three)));
    assertThat(partition(last(3, three))).isEqualTo(partitionByNumbers(last(3, three)));
    List<Operator> pools = List.of(Operator.NONE, Operator.MAX_POOL_3X3, Operator.NOR_CONV_3X3);
    assertThat(partition(space(3, pools))).isEqualTo(partitionByNumbers(space(3, pools)));
  }

  @Test
  void whatTheLastNodeDoesNotNeedDoesNotCountWhereOnlyItIsTheOutput() {
    SpaceSpec last = last(2, FOUR);
    assertThat(form("341", last)).isEqualTo(form("441", last)).isEqualTo(form("141", last));
    assertThat(form("341", space(2, FOUR))).isNotEqualTo(form("441", space(2, FOUR)));
    assertThat(form("421", last)).isEqualTo(form("121", last));
  }

  private static SpaceSpec last(int nodes, List<Operator> operators) {
    return new SpaceSpec(
        nodes, operators, 1, 4, null, null, null, null, SpaceSpec.Output.LAST, null, null);
  }

  private static String form(String label, SpaceSpec space) {
    return CellForm.of(label, space);
  }

  private static SpaceSpec space(int nodes, List<Operator> operators) {
    return new SpaceSpec(nodes, operators, 1, 4, null);
  }

  /** Children by class, each class under its first child. */
  private static Map<String, List<String>> partition(SpaceSpec space) {
    return byFirst(Children.all(space), label -> form(label, space));
  }

  private static Map<String, List<String>> byFirst(
      List<String> labels, java.util.function.UnaryOperator<String> form) {
    Map<String, List<String>> byForm = new HashMap<>();
    labels.forEach(l -> byForm.computeIfAbsent(form.apply(l), key -> new ArrayList<>()).add(l));
    Map<String, List<String>> byFirst = new HashMap<>();
    byForm.values().forEach(list -> byFirst.put(list.get(0), list));
    return byFirst;
  }

  /**
   * The same, told apart by what cells of single numbers compute: an operator with weights is tanh
   * of the number times a weight, all ways of dealing the weights to the edges are tried, and nodes
   * are compared in order of their numbers.
   */
  private static Map<String, List<String>> partitionByNumbers(SpaceSpec space) {
    List<int[]> deals = permutations(space.edges());
    return byFirst(
        Children.all(space),
        label ->
            deals.stream()
                .map(deal -> outputs(label, space, deal))
                .min(String::compareTo)
                .orElseThrow());
  }

  private static String outputs(String label, SpaceSpec space, int[] deal) {
    double[][] nodes = new double[space.nodes() + 1][];
    nodes[0] = new double[] {0.3, -1.1};
    int edge = 0;
    for (int to = 1; to < nodes.length; to++) {
      nodes[to] = new double[2];
      for (int from = 0; from < to; from++, edge++) {
        Operator operator = space.operators().get(Labels.digit(label, edge));
        for (int i = 0; i < 2; i++) {
          nodes[to][i] += apply(operator, nodes[from][i], 1 + 0.37 * deal[edge]);
        }
      }
    }
    int first = space.output() == SpaceSpec.Output.LAST ? space.nodes() : 1;
    return Stream.of(Arrays.copyOfRange(nodes, first, nodes.length))
        .map(
            values ->
                DoubleStream.of(values)
                    .mapToObj(v -> String.format(Locale.ROOT, "%.9f", v + 0.0))
                    .toList()
                    .toString()
                    .replace("-0.000000000", "0.000000000"))
        .sorted()
        .toList()
        .toString();
  }

  private static double apply(Operator operator, double x, double weight) {
    return switch (operator) {
      case NONE -> 0;
      case SKIP_CONNECT -> x;
      case MAX_POOL_3X3 -> Math.sin(2 * x);
      default -> Math.tanh(weight * x) + x * x * weight / 3;
    };
  }

  private static List<int[]> permutations(int size) {
    List<int[]> all = new ArrayList<>();
    permute(IntStream.range(0, size).toArray(), 0, all);
    return all;
  }

  private static void permute(int[] values, int from, List<int[]> all) {
    if (from == values.length) {
      all.add(values.clone());
    }
    for (int next = from; next < values.length; next++) {
      int kept = values[from];
      values[from] = values[next];
      values[next] = kept;
      permute(values, from + 1, all);
      values[next] = values[from];
      values[from] = kept;
    }
  }
}
