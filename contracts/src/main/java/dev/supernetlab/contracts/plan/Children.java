package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The children of a search space in enumeration order. A label has one digit per edge, the 1-based
 * number of the edge's operator (1-9, then a-z), first edge most significant.
 */
public final class Children {
  private static final String DIGITS = "123456789abcdefghijklmnopqrstuvwxyz";

  private Children() {}

  /** How many there are: operators to the power of edges. */
  public static BigInteger count(SpaceSpec space) {
    return BigInteger.valueOf(space.operators().size()).pow(space.edges());
  }

  /** Whether the children can be counted by an int. */
  public static boolean enumerable(SpaceSpec space) {
    return count(space).bitLength() < Integer.SIZE;
  }

  /**
   * The labels of all of them.
   *
   * @throws ArithmeticException if there are more than 2^31 - 1
   */
  public static List<String> all(SpaceSpec space) {
    int count = count(space).intValueExact();
    return IntStream.range(0, count).mapToObj(i -> label(i, space)).toList();
  }

  /** Those that are scored, in enumeration order. */
  public static List<String> scored(EvaluationSpec evaluation, SpaceSpec space) {
    List<String> all = all(space);
    EvaluationSpec.Subset subset = evaluation.children();
    if (subset == null) {
      return all;
    }
    Set<String> chosen =
        new HashSet<>(
            subset.labels() == null ? drawn(all, subset.draw(), subset.seed()) : subset.labels());
    return all.stream().filter(chosen::contains).toList();
  }

  /** Fisher and Yates' shuffle, begun only: all choices are equally likely. */
  private static List<String> drawn(List<String> all, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<String> shuffled = new ArrayList<>(all);
    int chosen = Math.min(count, all.size());
    for (int first = 0; first < chosen; first++) {
      Collections.swap(shuffled, first, first + random.nextInt(all.size() - first));
    }
    return shuffled.subList(0, chosen);
  }

  private static String label(int index, SpaceSpec space) {
    int radix = space.operators().size();
    char[] label = new char[space.edges()];
    int rest = index;
    for (int edge = label.length - 1; edge >= 0; edge--) {
      label[edge] = DIGITS.charAt(rest % radix);
      rest /= radix;
    }
    return new String(label);
  }
}
