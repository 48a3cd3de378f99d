package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.List;
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
